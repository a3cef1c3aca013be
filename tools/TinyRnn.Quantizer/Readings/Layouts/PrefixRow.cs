using System.Linq;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>One of the first lines, cut into fields.</summary>
internal sealed record PrefixRow(long Line, FieldRow Row, CellGuess[] Guesses)
{
    private string[]? _texts;

    /// <summary>Number of fields.</summary>
    public int Count => Row.Count;

    /// <summary>All fields as text.</summary>
    public string[] Texts => _texts ??= Row.Texts();

    /// <summary>Cuts a line, which must stay as it is.</summary>
    public static PrefixRow Of(byte[] line, long number, byte separator)
    {
        var row = new FieldRow();
        row.Split(line, 0, line.Length, separator);
        row.Line = number;
        return Of(row);
    }

    public static PrefixRow Of(FieldRow row)
    {
        var guesses = new CellGuess[row.Count];
        for (int i = 0; i < guesses.Length; i++)
        {
            guesses[i] = Cells.Guess(row[i]);
        }

        return new PrefixRow(row.Line, row, guesses);
    }

    /// <summary>True when a column's field is a number or a word for one.</summary>
    public bool IsNumber(int column) => Guesses[column] is CellGuess.Number or CellGuess.Switch;

    /// <summary>The fields of a column that are there.</summary>
    public static string[] Column(PrefixRow[] rows, int column) =>
        rows.Where(row => column < row.Count && row.Guesses[column] != CellGuess.Missing).Select(row => row.Texts[column]).ToArray();
}
