using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Sequences;

/// <summary>Writes a sequence, each token the most likely one, and the next input.</summary>
public static class GreedySearch
{
    /// <summary>A sequence from a context and the model's start token.</summary>
    /// <param name="model">The model.</param>
    /// <param name="window">The context's window; empty without a context.</param>
    /// <returns>The tokens before the stop token, at most <see cref="ITokenModel.MaximumLength"/>.</returns>
    /// <exception cref="ArgumentException">The model has no start token.</exception>
    public static int[] Generate(this ITokenModel model, ReadOnlySpan<float> window)
    {
        if (model.StartToken < 0)
        {
            throw new ArgumentException("The model has no start token; give the first one.", nameof(model));
        }

        return model.Generate(window, model.StartToken);
    }

    /// <summary>A sequence from a context and a first token, which is not part of it.</summary>
    public static int[] Generate(this ITokenModel model, ReadOnlySpan<float> window, int firstToken)
    {
        model.Start(window);
        return model.Continue(firstToken, model.MaximumLength);
    }

    /// <summary>A sequence from the state there is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="token">The next input, which is not part of the sequence.</param>
    /// <param name="most">The most steps.</param>
    public static int[] Continue(this ITokenModel model, int token, int most)
    {
        var tokens = new List<int>();
        while (tokens.Count < most)
        {
            token = model.Predict(token);
            if (token == model.StopToken)
            {
                break;
            }

            tokens.Add(token);
        }

        return [.. tokens];
    }
}
