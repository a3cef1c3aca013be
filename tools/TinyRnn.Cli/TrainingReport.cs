using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Report.Facts;
using TinyRnn.Report.Measures;
using TinyRnn.Report.Page;
using TinyRnn.Trainer.Baselines;
using TinyRnn.Trainer.Jobs;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Cli;

/// <summary>The page that a training writes last, beside the model: of the test part, with the comparison that was made of it.</summary>
/// <param name="job">A finished training.</param>
/// <param name="model">Its model.</param>
/// <param name="compared">The network beside baselines.</param>
/// <param name="path">The model's path.</param>
internal sealed class TrainingReport(TrainingJob job, TrainedModel model, IReadOnlyList<ComparedSkill> compared, string path)
{
    /// <summary>Its bytes; null where the test part cannot be reported on, which costs the page and not the model.</summary>
    /// <param name="source">The file of the test part.</param>
    /// <param name="raw">What was stated about it.</param>
    public byte[]? Make(string source, ReadingOptions raw)
    {
        try
        {
            // Others were stated for the training, and were of no use.
            bool IsUsed(ColumnMapping mapping) => mapping.Name == job.Data.Target.Task.Column || job.Data.Inputs.Any(input => input.Name == mapping.Name);
            string figure = Skill.Name(job.Data.Target.Kind);
            var request = new ReportRequest(model.Bytes, path, source, new SampleChoices { Target = model.Float.Description.Target, Raw = raw with { Columns = [.. raw.Columns.Where(IsUsed)] } })
            {
                FirstStep = job.Data.Split.Test.Length > 0 ? job.Data.Split.Test.Start : 0,
                FloatNetwork = model.Float,
                FloatDigest = FileDigest.Of(model.Weights),
                Judgement = new ModelJudgement(
                    figure, compared, job.Verdict(compared), "The network of this table is the one in float. The baselines learned from the training part; all are judged on the test part."),
                Tool = ToolName.WithVersion,
            };
            return Encoding.UTF8.GetBytes(ReportPage.Write(ReportMaker.Make(request, SampleWatch.None)));
        }
        catch (Exception exception) when (exception is EvaluationException or DataException or SampleChoiceException)
        {
            Terminal.Problem($"no report: {exception.Message}");
            return null;
        }
    }
}
