using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Candidates;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Report.Facts;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn quantize</c>: a float file and calibration readings become a <c>.trnn</c> model.</summary>
internal static class QuantizeCommand
{
    public static Command Create()
    {
        Argument<string> model = CommonOptions.Model("A float file: .pt, .pth, .safetensors, .onnx, .keras or .h5");
        var calibrate = new Option<string>("--calibrate", "-c")
        {
            Description = "CSV file of typical readings, columns matched by feature name; for a network of tokens a text per line; "
                + "for one that writes sequences a context, a tab and what is to be written",
            HelpName = "DATA",
            Required = true,
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write [default: MODEL with the ending .trnn]",
            HelpName = "FILE.trnn",
        };
        Option<string> weights = new Option<string>("--weights")
        {
            Description = "Bits of a weight: 8 is the smallest and fastest, auto what it takes to be as good as float",
            DefaultValueFactory = _ => "auto",
        }.OneOf("8", "16", "auto");
        Option<string> language = CommonOptions.Language("What the model is for: in C three rows of weights a word, which save time in C#, only cost accuracy, and are not taken");
        Option<long> flash = Limit("--flash", "With --weights auto: flash that the model's file may take");
        Option<long> ram = Limit("--ram", "With --weights auto: RAM that the loaded model may take");
        var noBiasCorrection = new Option<bool>("--no-bias-correction")
        {
            Description = "Round each weight to nearest and leave biases as they are, for comparison",
        };
        var stateRange = new Option<double>("--state-range")
        {
            Description = "The largest magnitude of an initial state h0 that will be written, 1 to 120; 0 is automatic",
            HelpName = "RANGE",
        };
        Option<double?> threshold = CommonOptions.Threshold("Decision threshold of a binary task, to be stored in the model");
        Option<bool> json = CommonOptions.Json();
        var samples = new SampleOptionSet();
        var import = new ImportOptionSet();
        var command = new Command("quantize", "Make a .trnn model for the board of a trained network.")
        {
            model,
            calibrate,
            output,
            weights,
            language,
            flash,
            ram,
            noBiasCorrection,
            stateRange,
            threshold,
            json,
        };
        samples.AddTo(command);
        import.AddTo(command);
        command.SetAction(result =>
        {
            string source = result.GetRequiredValue(model);
            string data = result.GetRequiredValue(calibrate);
            string path = result.GetValue(output) ?? Path.ChangeExtension(source, ".trnn");
            RequireFloat(source);
            RequireFile(data);
            ImportOptions stated = import.Read(result) with { Threshold = result.GetValue(threshold) };
            var target = OutputFile.At(path, source, NetworkImporter.SidecarOf(source, stated), data);
            bool isForC = result.GetValue(language) == "c";
            var options = new QuantizationOptions
            {
                Precision = PrecisionOf(result.GetRequiredValue(weights), isForC),
                Compensation = !result.GetValue(noBiasCorrection),
                BiasCorrection = !result.GetValue(noBiasCorrection),
                StateRange = result.GetValue(stateRange),
            };
            WeightChoice choice = ChoiceOf(result.GetRequiredValue(weights), result.GetValue(flash), result.GetValue(ram)) with { IsForC = isForC };
            if (NetworkImporter.IsSequence(source, stated))
            {
                SequenceNetwork sequence = NetworkImporter.LoadSequence(source, stated);
                samples.Read(result, ModelSignature.Of(sequence.Decoder));
                var both = QuantizedText.Create(sequence, source, data, options);
                target.Write(both.Bytes);
                Report(both, ForwardTruth.Of(sequence), path, result.GetValue(json));
                return ExitCode.Success;
            }

            ImportedNetwork imported = NetworkImporter.Read(source, stated).RequireTold();
            Network network = imported.Network;
            SampleChoices choices = samples.Read(result, ModelSignature.Of(network));
            choices = choices with { Raw = choices.Raw with { Report = true } };
            options = options with
            {
                Proof = imported.Forward.Proof?.ForModel(),
                Origin = new ModelOrigin(FileDigest.Of(source), FileDigest.Of(data), ToolName.WithVersion, ["quantize", .. import.Words(result, imported.Settled)]),
            };
            var quantized = QuantizedNetwork.Create(network, data, choices, options, choice, new SampleView());
            target.Write(quantized.Bytes);
            Report(quantized, imported.Forward, path, result.GetValue(json));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>For networks of which candidates are not weighed: those that write sequences.</summary>
    private static LayerPrecision PrecisionOf(string weights, bool isForC) =>
        weights switch
        {
            "8" when isForC => LayerPrecision.NarrowOfTwo,
            "8" => LayerPrecision.Narrow,
            "16" => LayerPrecision.Wide,
            _ => LayerPrecision.Mixed,
        };

    private static WeightChoice ChoiceOf(string weights, long flash, long ram)
    {
        RequireLimit("--flash", flash, weights);
        RequireLimit("--ram", ram, weights);
        WeightKind kind = weights switch
        {
            "8" => WeightKind.Narrow,
            "16" => WeightKind.Wide,
            _ => WeightKind.Automatic,
        };
        return new WeightChoice(kind) { Flash = flash, Ram = ram };
    }

    private static Option<long> Limit(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "BYTES",
            CustomParser = result =>
            {
                if (Amount.Bytes(result.Tokens[0].Value) is not { } bytes)
                {
                    result.AddError($"{name}: expected a number of bytes, such as 20000 or 20k, found '{result.Tokens[0].Value}'");
                    return 0;
                }

                return bytes;
            },
        };

    private static void RequireLimit(string option, long bytes, string weights)
    {
        if (bytes > 0 && weights != "auto")
        {
            throw new InputException($"{option}: expected with --weights auto, found --weights {weights}");
        }
    }

    private static void RequireFloat(string path)
    {
        if (ModelInput.IsInteger(path))
        {
            throw new InputException($"{path}: expected a float file (.pt, .pth, .safetensors, .onnx, .keras, .h5), found a .trnn model, which is quantized already");
        }
    }

    private static void RequireFile(string calibration)
    {
        if (calibration == "-")
        {
            throw new InputException("--calibrate: expected a file, because it is read twice, found the standard input");
        }
    }

    private static void Report(QuantizedText quantized, ForwardTruth forward, string target, bool json)
    {
        var summary = SequenceSummary.Of(quantized.Bytes);
        if (json)
        {
            JsonText.Write(new { Output = target, Forward = forward, Sequence = summary, Calibration = new { Float = quantized.FloatScore, Integer = quantized.IntegerScore, quantized.Sequences, quantized.Same } });
            return;
        }

        SequenceView.Write(summary);
        Terminal.Line();
        Terminal.Line("Float against integer on the calibration sequences:");
        ForcedScoreView.Write(quantized);
        Terminal.Line();
        Terminal.Line(ForwardView.Line(forward));
        Terminal.Line($"Wrote {target}, {Figures.Count(quantized.Bytes.Length)} bytes.");
    }

    private static void Report(QuantizedNetwork quantized, ForwardTruth forward, string target, bool json)
    {
        ModelSummary summary = ModelSummarizer.Summarize(quantized.Model, quantized.Bytes);
        var verdict = CandidateVerdict.Of(quantized.Choice);
        if (json)
        {
            JsonText.Write(new { Output = target, Verdict = verdict, quantized.Remarks, Forward = forward, Model = summary, Calibration = quantized.Report, Candidates = CandidatesOf(quantized.Choice) });
            return;
        }

        CandidatesView.WriteVerdict(verdict);
        foreach (string remark in quantized.Remarks)
        {
            Terminal.Line($"Calibration, {remark}.");
        }

        Terminal.Line();
        ModelView.Write(summary);
        Terminal.Line();
        var signature = ModelSignature.Of(quantized.Model);
        Terminal.Line($"Float against integer on the calibration {(signature.Tokens > 0 ? "texts" : "readings")}:");
        if (quantized.Used < quantized.Samples)
        {
            Terminal.Line($"{Figures.Count(quantized.Used)} of the {Figures.Count(quantized.Samples)} in the file, evenly picked");
        }

        EvaluationView.Write(quantized.Report, signature, target: null);
        Terminal.Line();
        CandidatesView.Write(quantized.Choice);
        Terminal.Line();
        Terminal.Line(ForwardView.Line(forward));
        Terminal.Line($"Wrote {target}, {Figures.Count(quantized.Bytes.Length)} bytes.");
    }

    private static IEnumerable<object> CandidatesOf(CandidateChoice choice) =>
        choice.Candidates.Select(candidate => new { candidate.Name, candidate.Error, candidate.Cost, Taken = candidate == choice.Taken });
}
