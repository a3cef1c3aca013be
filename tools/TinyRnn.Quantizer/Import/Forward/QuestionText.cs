using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>The one wording in which is asked for what a file cannot tell.</summary>
internal static class QuestionText
{
    /// <param name="operations">What the network is taken to be.</param>
    /// <param name="questions">At least one.</param>
    public static string Of(string operations, IReadOnlyList<Question> questions)
    {
        string what = string.Join("; ", questions.Select(question => question.What));
        string options = string.Join(' ', questions.Select(question => question.Option));
        return $"weights do not tell what forward does with them. If nothing else is computed, add: {options} (or what it is instead). "
            + $"As far as is known: {operations}. A residual, attention, a pooling, a flipped input or a scaled output cannot be seen in weights and must not be stated as a plain chain: prove the "
            + $"network with --example IN.csv --expect OUT.csv, or export the live module with export_torch. Not told: {what}.";
    }
}
