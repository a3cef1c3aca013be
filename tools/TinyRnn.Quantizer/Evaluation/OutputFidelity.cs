using System;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How near outputs are to those they are compared with, in words that everybody uses alike.</summary>
public static class OutputFidelity
{
    /// <summary>Errors up to this share of the outputs' deviation are as good as none.</summary>
    internal const double Good = 0.002;

    /// <summary>Errors up to this share may show.</summary>
    internal const double Fair = 0.01;

    /// <summary>A sentence.</summary>
    /// <param name="error">The error.</param>
    /// <param name="reference">What it is compared with, such as float.</param>
    public static string Of(CentredError error, string reference)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (error.IsConstant)
        {
            return $"Nothing can be said: the outputs of {reference} stay the same over these readings, up to rounding. Is it trained, and are the readings in the units and of the scale that it knows?";
        }

        string quality = error.Centred <= Good ? $"As good as {reference}" : error.Centred <= Fair ? $"Nearly as good as {reference}" : $"Not as good as {reference}";
        string decisions = error.Decisions is long changed ? FormattableString.Invariant($", and {changed:N0} of {error.Steps:N0} decisions change") : "";
        return FormattableString.Invariant($"{quality}: the outputs' error is {100 * error.Centred:0.###} % of their deviation{decisions}.");
    }
}
