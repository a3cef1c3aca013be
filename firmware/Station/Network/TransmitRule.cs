namespace TinyRnn.Stations;

/// <summary>When the radio is worth its energy.</summary>
internal static class TransmitRule
{
    /// <summary>Whether to transmit after a reading.</summary>
    /// <param name="record">What was transmitted before.</param>
    /// <param name="verdict">The alert and the class now, as <see cref="OutputVerdict.Saved"/>.</param>
    /// <param name="isWake">False after power-up or a reset, when somebody may be waiting for it.</param>
    /// <param name="every">Transmit at least every so many readings.</param>
    public static bool IsDue(NetworkRecord record, int verdict, bool isWake, int every)
    {
        bool isChanged = verdict != record.SentVerdict;
        if (record.Skip > 0)
        {
            // While the network fails, a change of the alert is tried once.
            return isChanged && verdict != record.TriedVerdict;
        }

        return isChanged || !isWake || record.Failures > 0 || record.Pending > 0 || record.Readings >= every;
    }
}
