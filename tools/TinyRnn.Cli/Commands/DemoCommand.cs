using System;
using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn demo</c>: the whole way, from the shipped checkpoint to a week of rain forecasts.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        Option<string> model = new Option<string>("--model")
        {
            Description = "Which of the shipped rain models",
            DefaultValueFactory = _ => "gru",
        }.OneOf("gru", "lstm");
        var command = new Command("demo", "Quantize the shipped rain model and stream a simulated week of hourly readings through it.") { model };
        command.SetAction(result =>
        {
            Run(result.GetRequiredValue(model));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Run(string cell)
    {
        Network network = NetworkImporter.Load(Shipped($"rain-{cell}.pt"));
        DemoView.WriteNetwork(network);
        var quantized = QuantizedNetwork.Create(network, Shipped("calibration.csv"), watch: new SampleView());
        DemoView.WriteQuantized(quantized);
        var integer = new IntegerModel(quantized.Model);
        WriteWeek(integer);
        DemoView.WriteSideBySide(network, quantized, Compare(integer, new FloatModel(network)));
    }

    private static void WriteWeek(IntegerModel model)
    {
        var view = new DemoWeek(model.Signature.Threshold);
        var output = new float[model.Signature.Outputs.Count];
        using ReadingReader readings = Week(model.Signature);
        while (readings.Read())
        {
            model.Predict(readings.Reading, output);
            view.Add(readings.Kept(0), output[0], readings.Labels[0]);
        }

        view.Write();
    }

    private static EvaluationReport Compare(IntegerModel model, FloatModel reference)
    {
        using ReadingReader readings = Week(model.Signature);
        return new Evaluator(model, reference, labels: 1).Run(readings);
    }

    private static ReadingReader Week(ModelSignature signature) =>
        ReadingReader.Open(Shipped("week.csv"), new ReadingColumns(signature.InputSize, signature.Features) { Labels = ["rain"], Kept = ["time"] });

    /// <summary>The demo's files stand beside the program, in a checkout and in the installed tool alike.</summary>
    private static string Shipped(string file) => Path.Combine(AppContext.BaseDirectory, "demo", file);
}
