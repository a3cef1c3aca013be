using System;

namespace TinyRnn.Trainer.Training;

/// <summary>Where a probability becomes a decision.</summary>
public static class DecisionThreshold
{
    /// <summary>The hundredth from 0.05 to 0.95 with the highest F1, the first of equals.</summary>
    /// <param name="logits">[scored].</param>
    /// <param name="targets">[scored]: 0 or 1.</param>
    public static double Best(float[] logits, float[] targets)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(targets);
        double best = 0.5;
        double bestF1 = -1;
        for (int hundredth = 5; hundredth <= 95; hundredth++)
        {
            double threshold = hundredth / 100.0;
            double f1 = F1(logits, targets, Numerics.ScalarMath.Log(threshold / (1 - threshold)));
            (best, bestF1) = f1 > bestF1 ? (threshold, f1) : (best, bestF1);
        }

        return best;
    }

    private static double F1(float[] logits, float[] targets, double limit)
    {
        int hits = 0;
        int decided = 0;
        int events = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            bool isDecided = logits[i] >= limit;
            bool isEvent = targets[i] > 0.5f;
            hits += isDecided && isEvent ? 1 : 0;
            decided += isDecided ? 1 : 0;
            events += isEvent ? 1 : 0;
        }

        return decided + events == 0 ? 0 : 2.0 * hits / (decided + events);
    }
}
