using System;

namespace TinyRnn;

/// <summary>How the parts of a sequence must fit together, beyond their states.</summary>
internal static class SequenceFit
{
    /// <summary>The most steps of a sequence.</summary>
    public const int MostSteps = 65535;

    /// <exception cref="ArgumentException">Says what, expected and found.</exception>
    public static void Require(ModelInfo context, ContextUse use, ModelInfo decoder, int start, int stop, int maximumLength)
    {
        string violation = Violation(context, use, decoder, start, stop, maximumLength);
        if (violation != null)
        {
            throw new ArgumentException(violation);
        }
    }

    /// <summary>The first rule that is broken; null when all are kept.</summary>
    public static string Violation(ModelInfo context, ContextUse use, ModelInfo decoder, int start, int stop, int maximumLength)
    {
        if ((context == null) != (use == ContextUse.None))
        {
            return context == null
                ? "context: expected one, found none, and the decoder starts from it"
                : "context: expected none, because the decoder does not start from it";
        }

        if (decoder.NeedsWindow)
        {
            return "decoder: it is stepped, and cannot hold a layer that runs backwards";
        }

        int tokens = decoder.Tokens;
        int outputs = decoder.Outputs.Length;
        if (tokens == 0 && outputs != decoder.Inputs.Length)
        {
            return "decoder: expected as many outputs as inputs, " + decoder.Inputs.Length.ToString() + ", found " + outputs.ToString();
        }

        if (tokens > 0 && outputs != tokens && outputs != 1)
        {
            return "decoder: expected a score for each of its " + tokens.ToString() + " tokens, or the best token, found " + outputs.ToString() + " outputs";
        }

        if (start < -1 || start >= tokens)
        {
            return "start token: expected -1 to " + (tokens - 1).ToString() + ", found " + start.ToString();
        }

        if (stop < -1 || stop >= tokens)
        {
            return "stop token: expected -1 to " + (tokens - 1).ToString() + ", found " + stop.ToString();
        }

        return maximumLength < 1 || maximumLength > MostSteps
            ? "maximum length: expected 1 to " + MostSteps.ToString() + ", found " + maximumLength.ToString()
            : null;
    }
}
