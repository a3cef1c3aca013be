using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Candidates;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Jobs;

/// <summary>The trained network on its way to a board: calibrated on the training rows and quantized.</summary>
public static class IntegerNetwork
{
    /// <summary>Quantizes a network.</summary>
    /// <param name="network">The network, read back from its files.</param>
    /// <param name="train">The training rows, not normalized.</param>
    /// <param name="options">Choices.</param>
    /// <returns>The bytes of a <c>.trnn</c> model.</returns>
    public static byte[] Quantize(Network network, Examples train, QuantizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        var calibrator = new Calibrator(network);
        foreach (RowRange sequence in train.Sequences)
        {
            calibrator.Reset();
            for (int row = sequence.Start; row < sequence.End; row++)
            {
                calibrator.Add(train.Inputs.AsSpan(row * train.FeatureCount, train.FeatureCount));
            }
        }

        return CandidateSearch.Run(network, calibrator.Finish(), options, new WeightChoice(WeightKind.Automatic)).Taken.Bytes;
    }

    /// <summary>The outputs of a model, float or integer, for the rows that have a target: [scored, outputs], in their unit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="examples">Not normalized.</param>
    public static float[] Run(IRecurrentModel model, Examples examples)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(examples);
        float[] reading = new float[examples.FeatureCount];
        float[] output = new float[model.Signature.Outputs.Count];
        List<float> outputs = [];
        foreach (RowRange sequence in examples.Sequences)
        {
            model.Reset();
            for (int row = sequence.Start; row < sequence.End; row++)
            {
                examples.Inputs.AsSpan(row * reading.Length, reading.Length).CopyTo(reading);
                model.Predict(reading, output);
                if (!float.IsNaN(examples.Targets[row]))
                {
                    outputs.AddRange(output);
                }
            }
        }

        return [.. outputs];
    }
}
