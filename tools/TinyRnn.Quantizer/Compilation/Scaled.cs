using System;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>A 64-bit expression, a constant still to be added, and the range of the whole.</summary>
/// <param name="Terms">The expression without the constant; empty for a constant alone.</param>
/// <param name="Constant">To be added, modulo 2^64.</param>
/// <param name="Least">Lower bound of expression and constant together.</param>
/// <param name="Most">Upper bound.</param>
internal sealed record Scaled(string Terms, long Constant, double Least, double Most)
{
    public static Scaled Zero { get; } = new("", 0, 0, 0);

    /// <summary>The largest magnitude.</summary>
    public double Bound => Math.Max(Math.Abs(Least), Math.Abs(Most));

    public string Expression =>
        Terms.Length == 0 ? RowWriter.Constant(Constant)
        : Constant == 0 ? Terms
        : $"{Terms} + {RowWriter.Constant(Constant)}".Replace("+ -", "- ", StringComparison.Ordinal);

    public Scaled Plus(Scaled other) =>
        new(
            Terms.Length == 0 ? other.Terms : other.Terms.Length == 0 ? Terms : $"{Terms} + {other.Terms}",
            unchecked(Constant + other.Constant),
            Least + other.Least,
            Most + other.Most
        );

    /// <summary>Adds a constant, and a margin to the range.</summary>
    public Scaled Plus(long constant, double margin) =>
        this with { Constant = unchecked(Constant + constant), Least = Least + constant - margin, Most = Most + constant + margin };
}
