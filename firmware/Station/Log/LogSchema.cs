#nullable disable

namespace TinyRnn.Stations;

/// <summary>Names, units and decimals of the readings and outputs of a model, as a record of the log.</summary>
public sealed class LogSchema
{
    // Kind, task, number of readings, number of outputs, step, and the model's id.
    private const int HeaderLength = 1 + 3 + 4 + 8;
    private const int LongestName = 40;

    private LogSchema(int readings, int outputs)
    {
        Readings = readings;
        Names = new string[readings + outputs];
        Units = new string[readings + outputs];
        Decimals = new int[readings + outputs];
    }

    /// <summary>How many of the columns are readings; the others are outputs.</summary>
    public int Readings { get; }

    /// <summary>The names of all columns.</summary>
    public string[] Names { get; }

    /// <summary>Their units.</summary>
    public string[] Units { get; }

    /// <summary>Decimals with which they are shown.</summary>
    public int[] Decimals { get; }

    /// <summary>The model's task, which says what a verdict is.</summary>
    public ModelTask Task { get; private set; }

    /// <summary>Seconds between readings.</summary>
    public int Step { get; private set; }

    /// <summary>The model's id, 16 hexadecimal digits.</summary>
    public string ModelId { get; private set; }

    /// <summary>The record of a model. Names are cut after 40 letters.</summary>
    internal static byte[] Write(ModelInfo info)
    {
        ReadingChannel[] readings = info.Recipe.Readings;
        int size = HeaderLength;
        for (int i = 0; i < readings.Length; i++)
        {
            size += 3 + 2 * (Short(readings[i].Name) + Short(readings[i].Unit));
        }

        for (int i = 0; i < info.Outputs.Length; i++)
        {
            size += 3 + 2 * (Short(OutputVerdict.NameOf(info.Outputs, i)) + Short(info.Outputs[i].Unit));
        }

        var bytes = new byte[size];
        bytes[0] = LogRecord.Schema;
        bytes[1] = (byte)(int)info.Task;
        bytes[2] = (byte)readings.Length;
        bytes[3] = (byte)info.Outputs.Length;
        RecordBytes.WriteInt32(bytes, 4, info.Recipe.Step);
        System.Array.Copy(info.Id, 0, bytes, 8, 8);
        int at = HeaderLength;
        for (int i = 0; i < readings.Length; i++)
        {
            at = Add(bytes, at, readings[i].Name, readings[i].Unit, Quantities.Decimals(readings[i].Quantity));
        }

        for (int i = 0; i < info.Outputs.Length; i++)
        {
            at = Add(bytes, at, OutputVerdict.NameOf(info.Outputs, i), info.Outputs[i].Unit, OutputVerdict.Decimals);
        }

        return bytes;
    }

    /// <summary>Reads a record that a block holds.</summary>
    /// <returns>Null when it is none.</returns>
    public static LogSchema Read(byte[] bytes, int contentAt, int size)
    {
        int end = contentAt + size;
        int at = contentAt + HeaderLength - 1;
        if (at > end || bytes[contentAt] > (int)ModelTask.MultiClass)
        {
            return null;
        }

        var schema = new LogSchema(bytes[contentAt + 1], bytes[contentAt + 2])
        {
            Task = (ModelTask)bytes[contentAt],
            Step = RecordBytes.ReadInt32(bytes, contentAt + 3),
        };
        var id = new byte[8];
        System.Array.Copy(bytes, contentAt + 7, id, 0, id.Length);
        schema.ModelId = Stations.ModelId.Format(id);
        for (int i = 0; i < schema.Names.Length; i++)
        {
            if (end - at < 3 || end - at - 3 < 2 * (bytes[at + 1] + bytes[at + 2]))
            {
                return null;
            }

            schema.Decimals[i] = bytes[at] < 7 ? bytes[at] : 6;
            schema.Names[i] = Text(bytes, at + 3, bytes[at + 1]);
            schema.Units[i] = Text(bytes, at + 3 + 2 * bytes[at + 1], bytes[at + 2]);
            at += 3 + 2 * (bytes[at + 1] + bytes[at + 2]);
        }

        return at == end ? schema : null;
    }

    private static int Short(string text) => text.Length < LongestName ? text.Length : LongestName;

    private static int Add(byte[] bytes, int at, string name, string unit, int decimals)
    {
        bytes[at] = (byte)decimals;
        bytes[at + 1] = (byte)Short(name);
        bytes[at + 2] = (byte)Short(unit);
        return Add(bytes, Add(bytes, at + 3, name), unit);
    }

    private static int Add(byte[] bytes, int at, string text)
    {
        int count = Short(text);
        for (int i = 0; i < count; i++)
        {
            bytes[at + 2 * i] = (byte)text[i];
            bytes[at + 2 * i + 1] = (byte)(text[i] >> 8);
        }

        return at + 2 * count;
    }

    private static string Text(byte[] bytes, int at, int count)
    {
        var chars = new char[count];
        for (int i = 0; i < count; i++)
        {
            chars[i] = (char)(bytes[at + 2 * i] | (bytes[at + 2 * i + 1] << 8));
        }

        return new string(chars);
    }
}
