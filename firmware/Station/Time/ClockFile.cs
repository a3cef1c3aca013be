using System;

namespace TinyRnn.Stations;

/// <summary>A time that somebody left for a station whose clock is not set: slot <c>clock</c>, text such as <c>2026-05-01T13:00:00Z</c>.</summary>
internal static class ClockFile
{
    private const string Slot = "clock";

    /// <summary>Seconds since 1970, or -1 when there is no such time.</summary>
    public static long Read(IStorage storage, StationEvents events)
    {
        try
        {
            int length = storage.Length(Slot);
            if (length < 0)
            {
                return -1;
            }

            long seconds = -1;
            // An end of line may follow.
            if (length >= IsoTime.Length && length <= IsoTime.Length + 2)
            {
                var text = new byte[IsoTime.Length];
                storage.Read(Slot, 0, text, text.Length);
                seconds = IsoTime.Parse(text);
            }

            if (!StationTime.IsSet(seconds))
            {
                events.Failed("clock", Slot, RecordError.Describe("text", "a time such as 2026-05-01T13:00:00Z", "something else"));
                return -1;
            }

            return seconds;
        }
        catch (Exception failure)
        {
            events.Failed("clock", Slot, failure.Message);
            return -1;
        }
    }
}
