namespace TinyRnn;

/// <summary>Reads the fields of one layer at a time; its errors name the layer before the field.</summary>
internal sealed class LayerFieldReader
{
    public LayerFieldReader(ByteReader bytes)
    {
        Bytes = bytes;
    }

    /// <summary>What is read from, for fields that are named without their layer.</summary>
    public ByteReader Bytes { get; }

    /// <summary>The beginning of each error: the layer that is read, or a direction of it, with its name once that is known.</summary>
    public string Layer { get; set; }

    /// <summary>The next byte to read.</summary>
    public int Position => Bytes.Position;

    /// <summary>Fails unless <paramref name="count"/> items of <paramref name="size"/> bytes are left.</summary>
    public void Require(string what, int count, int size) => Bytes.Require(Layer + what, count, size);

    public int ReadByte(string what) => Bytes.ReadByte(Layer + what);

    /// <summary>A whole number in a stated range.</summary>
    public int ReadRanged(string what, int bytes, int least, int most) => Bytes.ReadRanged(Layer + what, bytes, least, most);

    /// <summary>A 32-bit number; the most negative one is refused.</summary>
    public int ReadSigned(string what) => ReadRanged(what, 4, -int.MaxValue, int.MaxValue);

    /// <summary>A 64-bit number in a stated range.</summary>
    public long ReadLong(string what, long least, long most)
    {
        int at = Position;
        long value = Bytes.ReadInt64(Layer + what);
        if (value < least || value > most)
        {
            throw Error(what, at, least.ToString() + " to " + most.ToString(), value.ToString());
        }

        return value;
    }

    public string ReadString(string what) => Bytes.ReadString(Layer + what);

    /// <summary>How many bits a weight has: 8 or 16.</summary>
    public int ReadWeightBits(string what)
    {
        int at = Position;
        int bits = ReadByte(what);
        if (bits != 8 && bits != 16)
        {
            throw Error(what, at, "8 or 16", bits.ToString());
        }

        return bits;
    }

    /// <summary>Signed weights of 8 or 16 bits, as <see cref="ReadWeightBits"/> gave them.</summary>
    public short[] ReadWeights(string what, int count, int bits) => Bytes.ReadWeights(Layer + what, count, bits);

    /// <summary>An error in the layer that is read.</summary>
    public ModelFormatException Error(string what, int at, string expected, string found) =>
        new ModelFormatException(Layer + what, at, expected, found);
}
