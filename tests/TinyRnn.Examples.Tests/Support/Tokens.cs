using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Samples;
using Xunit;

namespace TinyRnn.Examples.Tests.Support;

/// <summary>From texts to tokens and back.</summary>
internal static class Tokens
{
    /// <summary>The numbers of a text's tokens.</summary>
    public static int[] NumbersOf(Network network, string text)
    {
        var tokens = new List<int>();
        Assert.Null(new Tokenizer(network.Tokens, network.Description.Vocabulary).Cut(text, tokens));
        return [.. tokens];
    }

    /// <summary>[steps, 1], as a window of tokens is.</summary>
    public static float[] Of(Network network, string text) => Array.ConvertAll(NumbersOf(network, text), token => (float)token);

    /// <summary>The text that the network's tokens make.</summary>
    public static string Text(Network network, IEnumerable<int> tokens) => new Tokenizer(network.Tokens, network.Description.Vocabulary).Join(tokens);

    /// <summary>The number of the largest score, the first of equals.</summary>
    public static int Best(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }
}
