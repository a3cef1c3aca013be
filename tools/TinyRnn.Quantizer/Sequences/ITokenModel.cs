using System;

namespace TinyRnn.Quantizer.Sequences;

/// <summary>A model that writes tokens one by one, float or integer: what greedy search and teacher forcing need.</summary>
public interface ITokenModel
{
    /// <summary>How many tokens there are; 0 when the decoder takes vectors.</summary>
    int Tokens { get; }

    /// <summary>Values in a step of the context's window; 0 without a context.</summary>
    int ContextSize { get; }

    /// <summary>The decoder's first input; -1 when the caller gives it.</summary>
    int StartToken { get; }

    /// <summary>Ends a sequence and is not part of it; -1 for none.</summary>
    int StopToken { get; }

    /// <summary>Steps after which a sequence ends in any case.</summary>
    int MaximumLength { get; }

    /// <summary>True when the decoder's scores say how probable a token is: logits, or softmax, or its logarithm.</summary>
    bool HasProbabilities { get; }

    /// <summary>Starts a sequence: the decoder has the state that follows from the context, or its initial one.</summary>
    /// <param name="window">[steps, <see cref="ContextSize"/>] in physical units; empty when there is no context.</param>
    void Start(ReadOnlySpan<float> window);

    /// <summary>One step of the decoder: the token that is most likely to follow, the first of equals.</summary>
    int Predict(int token);

    /// <summary>The natural logarithms of the tokens' probabilities after the last step: [<see cref="Tokens"/>].</summary>
    /// <exception cref="NotSupportedException">There are none; see <see cref="HasProbabilities"/>.</exception>
    void LogProbabilities(Span<double> destination);
}
