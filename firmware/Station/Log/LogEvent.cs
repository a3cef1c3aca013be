#nullable disable

namespace TinyRnn.Stations;

/// <summary>An event in the log: its line of JSON, with the time in front.</summary>
public static class LogEvent
{
    private const int Longest = 480;

    /// <summary>The record of an event; one that is too long keeps its first key only.</summary>
    internal static byte[] Write(long seconds, string line)
    {
        var text = new TextBuilder();
        text.Append("{\"t\":\"");
        IsoTime.Append(text, seconds);
        text.Append("\",");
        if (line.Length > Longest)
        {
            int comma = line.IndexOf(',');
            text.Append(comma > 0 && comma < Longest ? line.Substring(1, comma - 1) : "\"event\":\"long\"").Append(",\"error\":\"too long to be kept\"}");
        }
        else
        {
            text.Append(line.Substring(1));
        }

        byte[] ascii = Ascii.Bytes(text.ToString());
        var bytes = new byte[1 + ascii.Length];
        bytes[0] = LogRecord.Event;
        System.Array.Copy(ascii, 0, bytes, 1, ascii.Length);
        return bytes;
    }
}
