using System.Linq;
using TinyRnn.Quantizer.Readings.Layouts;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Tells a last number that was cut while it was written: the file ends within its line, and it is shorter than all others.</summary>
internal static class OpenEnd
{
    private const int LeastRows = 3;

    /// <summary>What is to be said, or null.</summary>
    /// <param name="last">The last field of a file that ends without a line's end, with its line; or null.</param>
    /// <param name="start">Its first rows.</param>
    public static string? Problem((string Text, long Line)? last, SourceStart start)
    {
        if (last is not { Text.Length: > 0 } end)
        {
            return null;
        }

        string[] others = [.. start.Sample.Where(row => row.Line != end.Line && row.Count > 0 && row.Guesses[^1] is CellGuess.Number or CellGuess.Time).Select(row => row.Texts[^1])];
        bool isCut = others.Length >= LeastRows && (others.All(other => other.Length > end.Text.Length) || others.All(other => Decimals(other, start) > Decimals(end.Text, start)));
        return isCut ? $"line {end.Line} has no line's end, and its last field '{end.Text}' is shorter than all others: it may be cut, and is taken as it stands" : null;
    }

    private static int Decimals(string number, SourceStart start)
    {
        int point = number.LastIndexOf((char)start.Layout.Dialect.Decimal);
        return point < 0 ? 0 : number.Length - point - 1;
    }
}
