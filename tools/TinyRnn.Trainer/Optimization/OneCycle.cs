using System;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Optimization;

/// <summary>
/// A learning rate that rises along half a cosine to its peak and falls along another to nearly nothing (Smith, Topin:
/// Super-convergence, 2018).
/// </summary>
/// <param name="peak">The greatest rate.</param>
/// <param name="updates">Updates of the whole training.</param>
public sealed class OneCycle(double peak, int updates)
{
    private const double Rise = 0.15;
    private const double Start = 1.0 / 25;
    private const double End = Start / 10_000;

    /// <summary>The rate of an update.</summary>
    /// <param name="update">From 0.</param>
    public double Rate(int update)
    {
        double top = Math.Max(1, (Rise * updates) - 1);
        double bottom = Math.Max(top + 1, updates - 1.0);
        return peak * (update <= top ? Between(Start, 1, update / top) : Between(1, End, Math.Min(1, (update - top) / (bottom - top))));
    }

    private static double Between(double from, double to, double part) => to + ((from - to) / 2 * (1 + ScalarMath.CosOfTurn(part / 2)));
}
