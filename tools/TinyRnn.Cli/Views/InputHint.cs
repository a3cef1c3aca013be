using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Evaluation;

namespace TinyRnn.Cli.Views;

/// <summary>Says what scores that are too bad to be true mostly come from.</summary>
internal static class InputHint
{
    // Below that, a few outputs in a row may well be sure of themselves.
    private const long FewestRows = 20;
    private const double MostExtremes = 0.98;
    private const double LeastSpread = 0.001;

    public static void Write(EvaluationReport report)
    {
        string? sign = Sign(report.Reference ?? report.Result, report.Rows) ?? Sign(report.Result, report.Rows);
        if (sign != null)
        {
            Terminal.Line();
            Terminal.Line(
                $"Hint: {sign}. Was the network trained on normalized readings? Then state each feature's mean and deviation in the sidecar; "
                    + "or the columns are in other units or in another order than in training, or the label means the opposite.");
        }
    }

    private static string? Sign(ModelResult result, long rows)
    {
        if (rows < FewestRows)
        {
            return null;
        }

        return result.Scores is BinaryScores { Auc: < 0.5 } scores ? $"an AUC of {Figures.Score(scores.Auc)} is worse than guessing"
            : result.ExtremeOutputs > MostExtremes ? $"{Figures.Percent(result.ExtremeOutputs.Value)} of the outputs are 0 or 1, which is more sure than a network is of readings that it knows"
            : result.OutputSpread < LeastSpread ? "the outputs are the same whatever the readings"
            : null;
    }
}
