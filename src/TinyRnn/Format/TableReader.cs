using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Reads the table of sigmoid and tanh: its first value, and by how much each exceeds the one before.</summary>
internal static class TableReader
{
    public static SigmoidTable Read(ByteReader reader)
    {
        reader.Require("table", SigmoidTable.Length + 1, 2);
        var values = new int[SigmoidTable.Length];
        values[0] = reader.ReadRanged("table value 0", 4, 0, SigmoidTable.LargestRise);
        for (int i = 1; i < values.Length; i++)
        {
            int at = reader.Position;
            values[i] = values[i - 1] + reader.ReadUInt16("table");
            if (values[i] > SigmoidTable.One)
            {
                throw new ModelFormatException("table value " + i.ToString(), at, "at most " + SigmoidTable.One.ToString(), values[i].ToString());
            }

            if (i == SigmoidTable.Length / 2 && values[i] != SigmoidTable.One / 2)
            {
                throw new ModelFormatException("table value at 0", at, (SigmoidTable.One / 2).ToString(), values[i].ToString());
            }
        }

        return new SigmoidTable(values);
    }
}
