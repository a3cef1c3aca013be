#nullable disable

namespace TinyRnn.Stations;

/// <summary>A reading in the log: time, verdict, and the floats as they were.</summary>
public sealed class LogRow
{
    // Kind, time, verdict and whether the time was confirmed.
    private const int HeaderLength = 1 + 8 + 2 + 1;

    /// <param name="columns">Readings and outputs.</param>
    public LogRow(int columns)
    {
        Values = new float[columns];
    }

    /// <summary>Seconds since 1970, UTC.</summary>
    public long Seconds { get; set; }

    /// <summary>Readings and outputs; NaN where there was none.</summary>
    public float[] Values { get; }

    /// <summary>Bit 0 the alert, of whatever task; above it the class and 1, or 0 for none.</summary>
    public int Verdict { get; set; }

    /// <summary>Whether the clock was confirmed.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Reads a record that a block holds.</summary>
    /// <returns>False when it has another number of columns.</returns>
    public bool Read(byte[] bytes, int contentAt, int size)
    {
        if (size != HeaderLength - 1 + 4 * Values.Length)
        {
            return false;
        }

        Seconds = RecordBytes.ReadInt64(bytes, contentAt);
        Verdict = bytes[contentAt + 8] | (bytes[contentAt + 9] << 8);
        IsConfirmed = bytes[contentAt + 10] != 0;
        for (int i = 0; i < Values.Length; i++)
        {
            Values[i] = RecordBytes.ReadFloat(bytes, contentAt + 11 + 4 * i);
        }

        return true;
    }

    internal byte[] Write()
    {
        var bytes = new byte[HeaderLength + 4 * Values.Length];
        bytes[0] = LogRecord.Reading;
        RecordBytes.WriteInt64(bytes, 1, Seconds);
        bytes[9] = (byte)Verdict;
        bytes[10] = (byte)(Verdict >> 8);
        bytes[11] = (byte)(IsConfirmed ? 1 : 0);
        for (int i = 0; i < Values.Length; i++)
        {
            RecordBytes.WriteFloat(bytes, HeaderLength + 4 * i, Values[i]);
        }

        return bytes;
    }

    /// <summary>The reading as a line of JSON, as the station printed it.</summary>
    internal void Print(JsonLine line, LogSchema schema)
    {
        line.AddTime("t", Seconds);
        for (int i = 0; i < Values.Length; i++)
        {
            line.Add(schema.Names[i], Values[i], schema.Decimals[i]);
        }

        int named = (Verdict >> 1) - 1;
        if (schema.Task == ModelTask.MultiClass)
        {
            line.Add("class", named < 0 || named >= Values.Length - schema.Readings ? "" : schema.Names[schema.Readings + named]);
        }

        line.Add("alert", (Verdict & 1) != 0);
        if (!IsConfirmed)
        {
            line.Add("warn", ClockKeeper.Unconfirmed);
        }
    }
}
