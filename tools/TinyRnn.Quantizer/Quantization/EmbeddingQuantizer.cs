using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Quantizes embeddings: one scale per token, values out in the finest format that holds the largest.</summary>
internal static class EmbeddingQuantizer
{
    // Values out take 30 bits and a sign: what a multiplier is rounded by is as small as that allows.
    private const int MostBits = 30;

    /// <exception cref="QuantizationException">A weight beyond 2^30.</exception>
    public static TokenRecord Quantize(EmbeddingLayer layer, IReadOnlyList<string> vocabulary, int weightBits)
    {
        double range = layer.Weights.Max(weight => Math.Abs((double)weight));
        int wholeBits = range > 0 ? Math.Max(0, PortableMath.CeilingLog2(range)) : 0;
        if (wholeBits > MostBits)
        {
            throw new QuantizationException($"layer {layer.Name}: expected weights below 2^{MostBits}, found {range}");
        }

        int fractionBits = MostBits - wholeBits;
        int most = (1 << (weightBits - 1)) - 1;
        var multipliers = new int[layer.Tokens];
        var weights = new short[layer.Weights.Length];
        for (int token = 0; token < layer.Tokens; token++)
        {
            ReadOnlySpan<float> vector = layer.Weights.AsSpan(token * layer.Size, layer.Size);
            double largest = 0;
            foreach (float weight in vector)
            {
                largest = Math.Max(largest, Math.Abs((double)weight));
            }

            multipliers[token] = (int)Math.Round(Math.ScaleB(largest / most, fractionBits));
            for (int i = 0; i < vector.Length && largest > 0; i++)
            {
                weights[token * layer.Size + i] = (short)Math.Round(vector[i] / largest * most);
            }
        }

        return new TokenRecord(LayerKind.Embedding, layer.Name, layer.Tokens, layer.Size, fractionBits, vocabulary)
        {
            Bits = weightBits,
            Multipliers = multipliers,
            Weights = weights,
        };
    }
}
