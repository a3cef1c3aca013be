using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>The figures of docs/measured.md that the commands under them make in seconds, from the station's raw file.</summary>
public sealed partial class MeasuredDocumentTests : IDisposable
{
    private const string File2015 = "weather/guangzhou-2010-2015.csv";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RealFact(File2015)]
    public void The_rain_models_are_as_good_on_2015_as_the_table_says()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(Samples.Repository, "docs", "measured.md")).SkipWhile(line => !line.StartsWith("| GRU 12 -> 32", StringComparison.Ordinal)).Take(4)];
        string year = _folder.File("2015.csv");
        File.WriteAllLines(year, File.ReadLines(RealFactAttribute.PathOf(File2015)).Where(line => line.StartsWith("year", StringComparison.Ordinal) || line.StartsWith("2015,", StringComparison.Ordinal)));

        Assert.Equal(Row("rain-gru", year), Figures(rows[0]));
        Assert.Equal(Row("rain-gru", year, "--weights", "8"), Figures(rows[1]));
        Assert.Equal(Row("rain-lstm", year), Figures(rows[2]));
        Assert.Equal(Row("rain-lstm", year, "--weights", "8"), Figures(rows[3]));
    }

    /// <summary>AUC of float and integer, decisions that differ, their difference, bytes of the file.</summary>
    private static string Figures(string row)
    {
        string[] cells = row.Split('|', StringSplitOptions.TrimEntries);
        return string.Join("; ", cells[2..7]);
    }

    private string Row(string name, string year, params string[] options)
    {
        string network = Path.Combine(Samples.Repository, "examples", "rain", $"{name}.pt");
        string model = _folder.File("model.trnn");
        Tool.Run(["quantize", network, "--calibrate", Path.Combine(Samples.Repository, "examples", "rain", "calibration.csv"), .. options, "-o", model]).Succeeded();
        string output = Tool.Run("evaluate", model, "--input", year, "--against", network).Output;
        Match auc = Auc().Match(output);
        Match decisions = Decisions().Match(output);
        Match difference = Difference().Match(output);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{auc.Groups[2].Value}; {auc.Groups[1].Value}; {decisions.Groups[1].Value} ({Number(decisions.Groups[2].Value):0.00} %); "
                + $"{Number(difference.Groups[1].Value):0.00000} / {Number(difference.Groups[2].Value):0.0000}; {new FileInfo(model).Length / 1000.0:0.0} KB");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^AUC +(\S+) +(\S+)", RegexOptions.Multiline)]
    private static partial Regex Auc();

    [GeneratedRegex(@"^Decisions that differ: (\S+ of \S+) \((\S+) %\)", RegexOptions.Multiline)]
    private static partial Regex Decisions();

    [GeneratedRegex(@"mean (\S+), largest (\S+)")]
    private static partial Regex Difference();
}
