using System;

namespace TinyRnn.Quantizer.Sequences;

/// <summary>What a decoder's last layer gives for each token.</summary>
internal enum ScoreKind
{
    /// <summary>Nothing that is a probability.</summary>
    Other,

    /// <summary>Logits.</summary>
    Logits,

    /// <summary>Probabilities.</summary>
    Probabilities,

    /// <summary>Natural logarithms of probabilities.</summary>
    Logarithms,
}

/// <summary>Logarithms of probabilities, from scores of any kind.</summary>
internal static class TokenScores
{
    /// <summary>In place.</summary>
    /// <param name="scores">One for each token.</param>
    /// <param name="kind">What they are.</param>
    /// <param name="least">The least probability, for those that were rounded to 0.</param>
    public static void ToLogarithms(Span<double> scores, ScoreKind kind, double least)
    {
        switch (kind)
        {
            case ScoreKind.Logits:
                double largest = double.NegativeInfinity;
                foreach (double score in scores)
                {
                    largest = Math.Max(largest, score);
                }

                double sum = 0;
                foreach (double score in scores)
                {
                    sum += Math.Exp(score - largest);
                }

                double shift = largest + Math.Log(sum);
                for (int i = 0; i < scores.Length; i++)
                {
                    scores[i] -= shift;
                }

                break;
            case ScoreKind.Probabilities:
                for (int i = 0; i < scores.Length; i++)
                {
                    scores[i] = Math.Log(Math.Max(scores[i], least));
                }

                break;
            case ScoreKind.Logarithms:
                break;
            default:
                throw new NotSupportedException("The decoder's scores are no probabilities: expected a dense layer without activation, or a softmax or its logarithm.");
        }
    }

    /// <summary>The place of the largest, the first of equals.</summary>
    public static int Largest(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                best = i;
            }
        }

        return best;
    }
}
