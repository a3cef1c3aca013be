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
        return $"weights do not tell what forward does with them. As far as is known: {operations}. Not told: {what}. "
            + $"If nothing else is computed, add: {Statement(questions)} (or what it is instead). A residual, attention, a pooling, a flipped "
            + "input or a scaled output cannot be seen in weights and must not be stated as a plain chain: prove the network with "
            + "--example IN.csv --expect OUT.csv, or export the live module with export_torch.";
    }

    private static string Statement(IReadOnlyList<Question> questions)
    {
        string options = string.Join(' ', questions.Select(question => question.Option).Where(option => option.Length > 0));
        string keys = string.Join(", ", questions.Select(question => question.Key).Where(key => key.Length > 0));
        return keys.Length == 0 ? options
            : options.Length == 0 ? $"{keys} in the sidecar"
            : $"{options}, and {keys} in the sidecar";
    }
}
