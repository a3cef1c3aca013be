using System.CommandLine;
using System.IO;
using System.Linq;
using TinyRnn.Cli.Boards;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Report.Facts;
using TinyRnn.Report.Page;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn report</c>: all that is to be known of a model, as one page.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var model = new Argument<string>("MODEL.trnn") { Description = "The model" };
        Option<string> input = CommonOptions.Input();
        var output = new Option<string?>("--output", "-o") { Description = "The page to write; appears when it is complete", HelpName = "FILE.html" };
        var label = new Option<string?>("--label") { Description = "Column with what is to be predicted [default: made of what the model says it predicts]", HelpName = "COLUMN" };
        var against = new Option<string?>("--against") { Description = "The float network that it was made of: what rounding cost", HelpName = "MODEL" };
        var learning = new Option<string?>("--train") { Description = "Readings that baselines learn from [default: the first 70 % of the input]", HelpName = "FILE.csv" };
        Option<int> steps = BoardOptions.Count("--steps", "Steps of the run that shows whether rounding adds up", least: 1, byDefault: 1_000_000);
        Option<string?> measured = BoardOptions.Measured();
        var simulated = new Option<bool>("--simulated") { Description = "Says on the page that the readings are simulated" };
        Option<double?> threshold = CommonOptions.Threshold("Decision threshold of a binary task [default: the model's]");
        Option<bool> json = CommonOptions.Json();
        var task = new TaskOptionSet(isRequired: false);
        var energy = new EnergyOptionSet();
        var samples = new SampleOptionSet();
        var import = new ImportOptionSet();
        var command = new Command("report", "Say all that is to be known of a model, as one page of HTML: its worth, its cost, what would break it.")
        {
            model, input, output, label, against, learning, steps, measured, simulated, threshold, json,
        };
        task.AddTo(command);
        energy.AddTo(command);
        samples.AddTo(command);
        import.AddTo(command);
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(model);
            string data = result.GetRequiredValue(input);
            string? other = result.GetValue(against);
            OutputFile? page = PageOf(result.GetValue(output), result.GetValue(json), path, data, other);
            byte[] bytes = ReadModel(path);
            RnnModel loaded = ModelInput.LoadInteger(path);
            var judged = new Quantizer.Evaluation.IntegerModel(loaded, TargetSection.Read(bytes));
            var request = new ReportRequest(bytes, path, data, samples.Read(result, judged.Signature) with
            {
                Labels = result.GetValue(label) is { } column ? [column] : [],
                Target = result.GetValue(label) is null ? RequireTarget(task.Read(result, judged.Signature), judged.Signature.Name) : null,
            })
            {
                FloatNetwork = other is null ? null : NetworkImporter.Read(other, AgainstInput.Options(import, result, path, other)).RequireTold().Network,
                FloatDigest = other is null ? "" : FileDigest.Of(other),
                Learning = result.GetValue(learning),
                EnduranceSteps = result.GetValue(steps),
                Threshold = result.GetValue(threshold),
                Energy = energy.Read(result),
                MeasuredMilliseconds = result.GetValue(measured) is { } log ? MeasuredTime.Read(log, loaded, path) / 1e6 : null,
                IsSimulated = result.GetValue(simulated),
                Tool = ToolName.WithVersion,
            };
            var facts = ReportMaker.Make(request, new SampleView());
            page?.Write(System.Text.Encoding.UTF8.GetBytes(ReportPage.Write(facts)));
            if (result.GetValue(json))
            {
                JsonText.Write(facts);
            }
            else
            {
                Terminal.Line(facts.Judgement.Verdict);
                Terminal.Line($"Wrote {result.GetValue(output)}");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static OutputFile? PageOf(string? output, bool json, params string?[] inputs) =>
        output is null
            ? json ? null : throw new InputException("--output: expected the page to write, or --json for the standard output, found neither")
            : OutputFile.At(output, [.. inputs.OfType<string>()]);

    private static byte[] ReadModel(string path) =>
        ModelInput.IsInteger(path) ? File.ReadAllBytes(path) : throw new InputException($"{path}: expected a .trnn model, found another file; --against takes float networks");

    private static PredictionTarget RequireTarget(PredictionTarget? target, string model) =>
        target ?? throw new InputException($"--label: expected the column with what {model} should predict, found none; the model does not say what it predicts either");
}
