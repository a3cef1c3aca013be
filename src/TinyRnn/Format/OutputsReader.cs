namespace TinyRnn;

/// <summary>Reads what the values that come out of a network are called, and how they are scaled.</summary>
internal static class OutputsReader
{
    // Of single precision; a scale times 2^31 and an offset must stay below it.
    private const double LargestSingle = 3.4e38;
    private const double LargestInteger = 2147483648.0;

    /// <param name="reader">The section.</param>
    /// <param name="size">Values out of the last layer.</param>
    public static OutputChannel[] Read(ByteReader reader, int size)
    {
        var outputs = new OutputChannel[reader.ReadRanged("number of outputs", 2, size, size)];
        for (int i = 0; i < outputs.Length; i++)
        {
            string what = "output " + i.ToString();
            string name = reader.ReadString(what + " name");
            string unit = reader.ReadString(what + " unit");
            int at = reader.Position;
            float scale = reader.ReadPositive(what + " scale");
            float offset = reader.ReadFiniteSingle(what + " offset");
            double reach = scale * LargestInteger + (offset < 0 ? -(double)offset : offset);
            if (reach > LargestSingle)
            {
                throw new ModelFormatException(
                    what + " scale", at, "a scale and an offset that every integer gives a finite value with", scale.ToString() + " and " + offset.ToString());
            }

            outputs[i] = new OutputChannel(name, unit, scale, offset);
        }

        return outputs;
    }
}
