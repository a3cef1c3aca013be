using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Quantizer.Samples;
using TinyRnn.Report.Measures;
using TinyRnn.Report.Rows;

namespace TinyRnn.Cli;

/// <summary>Judges any model that is stepped beside baselines.</summary>
internal static class BaselineJudge
{
    /// <param name="model">What is judged.</param>
    /// <param name="reference">The float network, or null.</param>
    /// <param name="input">The file.</param>
    /// <param name="learning">What baselines learn from, or null.</param>
    /// <param name="choices">What the files are.</param>
    public static ModelJudgement Judge(IRecurrentModel model, IRecurrentModel? reference, string input, string? learning, SampleChoices choices)
    {
        RowCollector.Require(model.Signature);
        if (input == "-")
        {
            throw new InputException("--baselines: expected a file, which is read again, found the standard input");
        }

        JudgedRows rows = Collect(model, reference, input, choices);
        return ModelJudge.WithBaselines(rows, learning is null ? null : Collect(model, null, learning, choices));
    }

    private static JudgedRows Collect(IRecurrentModel model, IRecurrentModel? reference, string path, SampleChoices choices)
    {
        var collector = new RowCollector(model, reference);
        using ISampleReader samples = SampleFile.Open(path, model.Signature, choices);
        SampleProgress.Show("judging", samples, watched =>
        {
            while (watched.Read())
            {
                collector.Add(samples);
            }
        });
        return collector.Finish();
    }
}
