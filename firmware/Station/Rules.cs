namespace TinyRnn.Stations;

/// <summary>The numbers of the rules in docs/station.md that neither model nor settings state.</summary>
internal static class Rules
{
    /// <summary>Steps in a row that a reading may be missing while outputs are still given.</summary>
    public const int MaxMissingSteps = 3;
}
