using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using TinyRnn.Cli.Files;
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
    private const long EnduranceSteps = 100_000;

    /// <summary>Writes it; a test part that cannot be reported on costs the page, not the model.</summary>
    /// <param name="source">The file of the test part.</param>
    /// <param name="raw">What was stated about it.</param>
    public void Write(string source, ReadingOptions raw)
    {
        try
        {
            string figure = Skill.Name(job.Data.Target.Kind);
            var request = new ReportRequest(model.Bytes, path, source, new SampleChoices { Target = model.Float.Description.Target, Raw = raw })
            {
                FirstStep = job.Data.Split.Test.Length > 0 ? job.Data.Split.Test.Start : 0,
                FloatNetwork = model.Float,
                FloatDigest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.ChangeExtension(path, ".safetensors")))),
                Judgement = new ModelJudgement(
                    figure, compared, Verdict.Of(compared, figure), "The network of this table is the one in float. The baselines learned from the training part; all are judged on the test part."),
                EnduranceSteps = EnduranceSteps,
                Seed = job.Chosen.Seed,
                Tool = ToolName.WithVersion,
            };
            OutputFile.At(Path.ChangeExtension(path, ".html")).Write(Encoding.UTF8.GetBytes(ReportPage.Write(ReportMaker.Make(request, SampleWatch.None))));
        }
        catch (Exception exception) when (exception is EvaluationException or DataException or SampleChoiceException)
        {
            Terminal.Problem($"no report: {exception.Message}");
        }
    }
}
