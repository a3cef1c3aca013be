using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Quantizer.Sequences;

/// <summary>
/// Makes a sequence model of a float network. The context is calibrated on its windows, the decoder on the right tokens (teacher
/// forcing), from the states that the context gives it.
/// </summary>
public static class SequenceQuantizer
{
    // More than what was seen of states that are the output of a layer without bounds.
    private const double Headroom = 1.25;
    private const double LargestState = 120;
    private const int SelfTestSequences = 4;

    /// <summary>The bytes of the model, with self tests that were computed by the runtime itself.</summary>
    /// <param name="network">The float network.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="options">Choices, for both parts.</param>
    /// <exception cref="QuantizationException">The parts do not fit together or not the format, or a sample does not fit them.</exception>
    public static byte[] Quantize(SequenceNetwork network, IReadOnlyList<SequenceSample> samples, QuantizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(options);
        if (SequenceRules.Violation(network) is { } violation)
        {
            throw new QuantizationException(violation);
        }

        if (samples.Count == 0)
        {
            throw new QuantizationException("calibration: expected at least one sequence, found none");
        }

        var sequence = new FloatSequence(network);
        var context = network.Context is null ? null : new Calibrator(network.Context);
        var decoder = new Calibrator(network.Decoder);
        double largest = 0;
        for (int i = 0; i < samples.Count; i++)
        {
            try
            {
                context?.AddWindow(samples[i].Window);
                largest = Math.Max(largest, Add(decoder, sequence, samples[i]));
            }
            catch (ArgumentException error)
            {
                throw new QuantizationException($"calibration sequence {i}: {error.Message}");
            }
        }

        var parts = new QuantizedSequence(
            context is null ? null : NetworkQuantizer.Quantize(network.Context!, context.Finish(), options),
            network.Use,
            NetworkQuantizer.Quantize(network.Decoder, decoder.Finish(), options with { StateRange = StateRange(options, largest) }),
            network.StartToken,
            network.StopToken,
            network.MaximumLength,
            []);
        return SequenceWriter.Write(options.SelfTestSteps == 0 ? parts : WithSelfTest(parts, samples));
    }

    /// <summary>Runs the decoder on a sample; the largest magnitude of its initial h.</summary>
    private static double Add(Calibrator decoder, FloatSequence sequence, SequenceSample sample)
    {
        sequence.Start(sample.Window, decoder.Reference);
        double largest = decoder.CoverStates();
        int size = decoder.Reference.InputSize;
        foreach (float[] input in Inputs(sequence, sample).Chunk(size))
        {
            decoder.Add(input);
        }

        return largest;
    }

    private static float[] Inputs(FloatSequence sequence, SequenceSample sample) =>
        sequence.Tokens == 0 ? sample.Vectors : [.. TeacherForcing.Inputs(sequence, sample.Tokens).Select(token => (float)token)];

    /// <summary>States up to 1 always fit; for larger ones, copies must cover what was seen.</summary>
    private static double StateRange(QuantizationOptions options, double largest)
    {
        if (largest <= 1)
        {
            return options.StateRange;
        }

        return largest <= LargestState
            ? Math.Max(options.StateRange, Math.Min(LargestState, largest * Headroom))
            : throw new QuantizationException($"context: expected initial states of at most {LargestState} in magnitude, found {largest}");
    }

    private static QuantizedSequence WithSelfTest(QuantizedSequence parts, IReadOnlyList<SequenceSample> samples)
    {
        SequenceModel model = SequenceModel.Load(SequenceWriter.Write(parts));
        var generator = new LoadedSequence(model);
        var tests = new List<SequenceTest>();
        foreach (SequenceSample sample in samples.Take(SelfTestSequences))
        {
            float[] first = First(model, sample);
            int vectors = Math.Min(model.MaximumLength, ModelLimits.SelfTestLength);
            if (first.Length > 0)
            {
                float[]? window = model.Context is null ? null : sample.Window;
                tests.Add(new SequenceTest(window, first, SequenceReplay.Write(generator, window, first, vectors)));
            }
        }

        return parts with { SelfTest = tests };
    }

    private static float[] First(SequenceModel model, SequenceSample sample) =>
        model.Decoder.Info.Tokens == 0 ? [.. sample.Vectors.Take(model.Decoder.Info.Inputs.Length)]
        : model.StartToken >= 0 ? [model.StartToken]
        : [.. sample.Tokens.Take(1).Select(token => (float)token)];
}
