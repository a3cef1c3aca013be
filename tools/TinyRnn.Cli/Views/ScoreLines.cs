using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Evaluation;

namespace TinyRnn.Cli.Views;

/// <summary>Scores as lines of a table: name, text, and the number where a difference makes sense.</summary>
internal static class ScoreLines
{
    private const int MostClassesShown = 20;

    /// <param name="scores">What is shown.</param>
    /// <param name="names">Names of the classes; empty for numbers.</param>
    public static IReadOnlyList<(string Name, string Value, double Number)> Of(Scores scores, IReadOnlyList<string> names) =>
        scores switch
        {
            BinaryScores binary => Of(binary),
            MultiClassScores classes => Of(classes, names),
            RegressionScores regression => regression.Outputs.SelectMany(Of).ToArray(),
            _ => [],
        };

    private static (string Name, string Value, double Number)[] Of(BinaryScores scores) =>
        [
            Line("AUC", scores.Auc),
            Line("F1", scores.F1),
            Line("accuracy", scores.Accuracy),
            Line("precision", scores.Precision),
            Line("recall", scores.Recall),
            Line("Brier score", scores.Brier),
            Line("log loss", scores.LogLoss),
            ("threshold", scores.Threshold.ToString(CultureInfo.InvariantCulture), double.NaN),
            Count("true positives", scores.TruePositives),
            Count("false positives", scores.FalsePositives),
            Count("true negatives", scores.TrueNegatives),
            Count("false negatives", scores.FalseNegatives),
        ];

    private static List<(string Name, string Value, double Number)> Of(MultiClassScores scores, IReadOnlyList<string> classes)
    {
        List<(string Name, string Value, double Number)> lines = [Line("accuracy", scores.Accuracy), Line("macro F1", scores.MacroF1)];
        if (scores.Perplexity is double perplexity)
        {
            lines.Add(Line("perplexity", perplexity));
        }

        if (scores.Confusion.Count > MostClassesShown)
        {
            lines.Add(("labels and decisions", $"{scores.Confusion.Count} x {scores.Confusion.Count}, in --json", double.NaN));
            return lines;
        }

        for (int label = 0; label < scores.Confusion.Count; label++)
        {
            string decided = string.Join(", ", scores.Confusion[label].Index().Where(one => one.Item > 0).Select(one => $"{NameOf(one.Index, classes)}: {Figures.Count(one.Item)}"));
            lines.Add(($"label {NameOf(label, classes)} decided as", decided, double.NaN));
        }

        return lines;
    }

    private static string NameOf(int label, IReadOnlyList<string> classes) =>
        label < classes.Count && classes[label].Length > 0 ? classes[label] : label.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, string Value, double Number)> Of(RegressionScore score) =>
        [
            ($"{score.Output} RMSE", Figures.Short(score.Rmse), score.Rmse),
            ($"{score.Output} MAE", Figures.Short(score.Mae), score.Mae),
            Line($"{score.Output} R2", score.R2),
        ];

    private static (string Name, string Value, double Number) Line(string name, double score) => (name, Figures.Score(score), score);

    private static (string Name, string Value, double Number) Count(string name, long count) => (name, Figures.Count(count), count);
}
