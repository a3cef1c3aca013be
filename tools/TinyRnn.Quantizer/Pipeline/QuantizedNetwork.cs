using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Candidates;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Quantizer.Pipeline;

/// <summary>From a float network and calibration samples to a model that has been compared with it.</summary>
/// <param name="Choice">The model that was taken, and those that were weighed.</param>
/// <param name="Model">The model, read back from it.</param>
/// <param name="Remarks">What is suspicious about the calibration readings.</param>
/// <param name="Report">Float against integer on the calibration samples, without labels.</param>
/// <param name="Samples">What the calibration file holds: windows or texts; 0 for one stream of readings.</param>
/// <param name="Used">How many of them were used.</param>
public sealed record QuantizedNetwork(
    CandidateChoice Choice, RnnModel Model, IReadOnlyList<string> Remarks, EvaluationReport Report, long Samples, long Used)
{
    /// <summary>The number of steps, overlapping windows counted in full, up to which all windows or texts are used; of more, evenly picked ones.</summary>
    private const long MostSteps = 240_000;

    /// <summary>The model's file.</summary>
    public byte[] Bytes => Choice.Taken.Bytes;

    /// <summary>Quantizes a network.</summary>
    /// <param name="network">The float network.</param>
    /// <param name="calibration">A file, read more than once: to look at, to count, to calibrate, and to compare.</param>
    /// <param name="choices">What the file is.</param>
    /// <param name="options">Of the quantization.</param>
    /// <param name="weights">Which weights; by default what the network needs to be as good as float.</param>
    /// <param name="watch">Is told of the file and of how far the work is.</param>
    /// <exception cref="DataException">The file cannot be used.</exception>
    /// <exception cref="SampleChoiceException">A choice does not fit the network.</exception>
    /// <exception cref="QuantizationException">The network cannot be quantized as asked.</exception>
    public static QuantizedNetwork Create(
        Network network, string calibration, SampleChoices? choices = null, QuantizationOptions? options = null, WeightChoice? weights = null,
        SampleWatch? watch = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        choices ??= new SampleChoices();
        watch ??= SampleWatch.None;
        ModelSignature signature = ModelSignature.Of(network);
        bool isStream = signature.Tokens == 0 && SampleFile.WindowOf(signature, choices.Window) == 0;
        Func<ISampleReader> open = SampleFile.Prepare(calibration, signature, choices, watch);
        (long samples, long stride) = isStream ? (0, 1) : Count(open, signature.InputSize, watch);
        CalibrationStatistics statistics = Calibrate(network, Picked, watch);
        var choice = CandidateSearch.Run(network, statistics, options ?? new QuantizationOptions(), weights ?? new WeightChoice(WeightKind.Automatic));
        RnnModel model = RnnModel.Load(choice.Taken.Bytes);
        EvaluationReport report = Compare(network, model, Picked, watch);
        return new QuantizedNetwork(choice, model, CalibrationRemarks.Of(network, statistics), report, samples, (samples + stride - 1) / stride);

        ISampleReader Picked() => stride == 1 ? open() : new PickedSamples(open(), stride);
    }

    private static (long Samples, long Stride) Count(Func<ISampleReader> open, int inputSize, SampleWatch watch)
    {
        long count = 0;
        long steps = 0;
        using ISampleReader samples = open();
        watch.ForEach("counting", samples, () =>
        {
            count += samples.Inputs.Length > 0 ? 1 : 0;
            steps += samples.Inputs.Length / inputSize;
        });
        return (count, Math.Max(1, (steps + MostSteps - 1) / MostSteps));
    }

    private static CalibrationStatistics Calibrate(Network network, Func<ISampleReader> open, SampleWatch watch)
    {
        var calibrator = new Calibrator(network);
        using ISampleReader samples = open();
        watch.ForEach("calibrating", samples, () => Add(calibrator, network, samples));
        return calibrator.Finish();
    }

    /// <summary>Adds a sample as the model will take it: a window as one, a text of a network that is stepped token by token.</summary>
    private static void Add(Calibrator calibrator, Network network, ISampleReader sample)
    {
        if (network.Window > 0 || network.NeedsWindow)
        {
            if (sample.Inputs.Length > 0)
            {
                calibrator.AddWindow(sample.Inputs);
            }

            return;
        }

        if (sample.StartsFresh)
        {
            calibrator.Reset();
        }

        for (int i = 0; i < sample.Inputs.Length; i += network.InputSize)
        {
            calibrator.Add(sample.Inputs.AsSpan(i, network.InputSize));
        }
    }

    private static EvaluationReport Compare(Network network, RnnModel model, Func<ISampleReader> open, SampleWatch watch)
    {
        var evaluator = new Evaluator(new IntegerModel(model), new FloatModel(network), labels: 0);
        using ISampleReader samples = open();
        watch.ForEach("comparing with float", samples, () => evaluator.Add(samples));
        return evaluator.Finish();
    }
}
