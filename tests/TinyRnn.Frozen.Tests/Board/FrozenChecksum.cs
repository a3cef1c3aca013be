namespace TinyRnn.Frozen;

/// <summary>A checksum of 64 bits over integers of 32: FNV-1a, with an integer in place of a byte.</summary>
public sealed class FrozenChecksum
{
    private long _value = -3750763034362895579;

    /// <summary>How many integers were added.</summary>
    public int Count { get; private set; }

    public void Add(int value)
    {
        _value = (_value ^ value) * 1099511628211;
        Count++;
    }

    /// <summary>Sixteen hexadecimal digits.</summary>
    public override string ToString()
    {
        var digits = new char[16];
        for (int i = 0; i < 16; i++)
        {
            digits[i] = "0123456789abcdef"[(int)(_value >> (60 - 4 * i)) & 15];
        }

        return new string(digits);
    }
}
