using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Sequences;

namespace TinyRnn.Quantizer.Pipeline;

/// <summary>From a float network that writes texts and sequences to calibrate on to a model that has been compared with it.</summary>
/// <param name="Bytes">The model's file.</param>
/// <param name="Float">The float network's scores on the calibration sequences.</param>
/// <param name="Integer">The model's.</param>
/// <param name="Sequences">Sequences that both wrote.</param>
/// <param name="Same">How many of them are the same.</param>
public sealed record QuantizedText(byte[] Bytes, ForcedScore Float, ForcedScore Integer, int Sequences, int Same)
{
    /// <summary>Quantizes a network.</summary>
    /// <param name="network">The float network.</param>
    /// <param name="source">Its file, for messages.</param>
    /// <param name="calibration">A file of sequences.</param>
    /// <param name="options">Choices.</param>
    /// <exception cref="Data.DataException">The file cannot be used.</exception>
    /// <exception cref="QuantizationException">The network cannot be quantized as asked, or writes no tokens.</exception>
    public static QuantizedText Create(SequenceNetwork network, string source, string calibration, QuantizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.Decoder.Tokens == 0)
        {
            throw new QuantizationException($"{source}: expected a decoder that writes tokens, found one that writes vectors");
        }

        List<SequenceSample> samples = SequenceSampleReader.Read(calibration, SequenceText.Of(network));
        byte[] bytes = SequenceQuantizer.Quantize(network, samples, options);
        var reference = new FloatSequence(network);
        var integer = new IntegerSequence(SequenceModel.Load(bytes));
        int same = samples.Count(sample => Write(reference, sample).SequenceEqual(Write(integer, sample)));
        return new QuantizedText(bytes, ForcedScore.Of(reference, samples), ForcedScore.Of(integer, samples), samples.Count, same);
    }

    private static int[] Write(ITokenModel model, SequenceSample sample) =>
        model.StartToken >= 0 ? model.Generate(sample.Window) : model.Generate(sample.Window, sample.Tokens[0]);
}

/// <summary>How well a model predicts the right tokens when it is fed them.</summary>
/// <param name="Tokens">Tokens to predict.</param>
/// <param name="Correct">Tokens that were the most likely ones.</param>
/// <param name="Perplexity">exp of the mean of -log p; NaN when the scores are no probabilities.</param>
public sealed record ForcedScore(int Tokens, int Correct, double Perplexity)
{
    /// <summary>The score on some sequences.</summary>
    internal static ForcedScore Of(ITokenModel model, IReadOnlyList<SequenceSample> samples)
    {
        TeacherForcing all = TeacherForcing.Join([.. samples.Select(sample => TeacherForcing.Run(model, sample.Window, sample.Tokens))]);
        return new ForcedScore(all.Expected.Length, all.Correct, all.LogLikelihoods.Length == 0 ? double.NaN : all.Perplexity);
    }
}
