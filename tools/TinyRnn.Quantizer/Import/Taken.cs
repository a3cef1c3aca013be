using System;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Import;

/// <summary>What the layers after the last recurrent one are given of a window; weights do not tell.</summary>
/// <param name="Kind">What is taken.</param>
/// <param name="Steps">Of <see cref="TakenKind.Last"/>: how many steps; otherwise 0.</param>
public sealed record Taken(TakenKind Kind, int Steps = 0)
{
    private const string LastPrefix = "last:";

    private static readonly (TakenKind Kind, string Word)[] s_words =
    [
        (TakenKind.EveryStep, "every_step"), (TakenKind.FinalState, "final_state"), (TakenKind.LastOutput, "last_output"), (TakenKind.Last, LastPrefix),
        (TakenKind.Mean, "mean"), (TakenKind.Max, "max"), (TakenKind.Flatten, "flatten"),
    ];

    /// <summary>Every step: one output for each.</summary>
    public static Taken EveryStep { get; } = new(TakenKind.EveryStep);

    /// <summary>What each direction gave when it had seen the whole window (h_n): one output for a window.</summary>
    public static Taken FinalState { get; } = new(TakenKind.FinalState);

    /// <summary>The output of the window's last step, of which a backward direction has seen that one step only.</summary>
    public static Taken LastOutput { get; } = new(TakenKind.LastOutput);

    /// <summary>The mean of each unit over the steps.</summary>
    public static Taken Mean { get; } = new(TakenKind.Mean);

    /// <summary>The greatest of each unit over the steps.</summary>
    public static Taken Max { get; } = new(TakenKind.Max);

    /// <summary>All steps as one vector.</summary>
    public static Taken Flatten { get; } = new(TakenKind.Flatten);

    /// <summary>The words that <see cref="TryParse"/> takes, for messages.</summary>
    public static string Words => string.Join(", ", s_words.Select(word => word.Word == LastPrefix ? LastPrefix + "K" : word.Word));

    /// <summary>The one of <see cref="Words"/> that says it.</summary>
    public string Word => string.Create(CultureInfo.InvariantCulture, $"{s_words.First(word => word.Kind == Kind).Word}{(Kind == TakenKind.Last ? Steps : "")}");

    /// <summary>True of what needs windows of a stated number of steps.</summary>
    internal bool NeedsWindow => Kind is TakenKind.Last or TakenKind.Mean or TakenKind.Max or TakenKind.Flatten;

    /// <summary>Reads one of <see cref="Words"/>; K from 1 to the longest window.</summary>
    public static bool TryParse(string text, out Taken? taken)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool isLast = text.StartsWith(LastPrefix, StringComparison.Ordinal);
        int steps = 0;
        bool isWhole = isLast && int.TryParse(text.AsSpan(LastPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out steps) && steps is >= 1 and <= Limits.Window;
        taken = isLast ? (isWhole ? new Taken(TakenKind.Last, steps) : null) : Array.Find(s_words, word => word.Word == text) is { Word: not null } found ? new Taken(found.Kind) : null;
        return taken is not null;
    }
}
