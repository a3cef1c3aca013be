using System.Linq;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Jobs;

/// <summary>Whether a part has what training or a score needs.</summary>
internal static class DataChecks
{
    /// <summary>Rows, or sequences, with a target that training needs at least.</summary>
    public const int LeastTrain = 100;

    /// <summary>Rows, or sequences, with a target that a score needs at least.</summary>
    public const int LeastOther = 20;

    private const int LeastSequences = 10;

    public static void RequirePart(string part, Examples examples, Target target, int least)
    {
        bool isStream = examples.IsStream;
        string what = isStream ? "rows" : "sequences";
        int needed = isStream ? least : LeastSequences;
        float[] known = examples.KnownTargets;
        if (known.Length < needed)
        {
            throw new TrainingException(
                $"the {part} part: expected at least {needed} {what} with a value of '{target.Task.Column}' to predict, found {known.Length}; "
                    + "more readings are needed, or another --split");
        }

        if (known.Distinct().Take(2).Count() < 2)
        {
            throw new TrainingException(
                $"the {part} part: expected different values to predict, found {known.Length} times the same ({Word(target, known[0])}); "
                    + "there is nothing to learn or to judge. Another limit, more readings or another --split may help");
        }
    }

    private static string Word(Target target, float value) =>
        target.Classes.Count > 0
            ? $"{target.Task.Event}: {target.Classes[(int)value]}"
            : value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
