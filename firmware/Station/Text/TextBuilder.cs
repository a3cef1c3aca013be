namespace TinyRnn.Stations;

/// <summary>Puts a line together; the same characters on every machine.</summary>
internal sealed class TextBuilder
{
    private const float LargestFixed = 1e9f;

    private char[] _chars = new char[192];
    private int _length;

    public int Length => _length;

    public void Clear()
    {
        _length = 0;
    }

    public TextBuilder Append(char value)
    {
        if (_length == _chars.Length)
        {
            var longer = new char[2 * _length];
            System.Array.Copy(_chars, 0, longer, 0, _length);
            _chars = longer;
        }

        _chars[_length++] = value;
        return this;
    }

    public TextBuilder Append(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            Append(text[i]);
        }

        return this;
    }

    /// <summary>A whole number, 0 or more, with zeros in front to at least that many digits.</summary>
    public TextBuilder AppendNumber(long value, int digits)
    {
        long power = 1;
        int count = 1;
        while (count < digits || value / power >= 10)
        {
            power *= 10;
            count++;
        }

        for (; power > 0; power /= 10)
        {
            Append((char)('0' + (int)(value / power % 10)));
        }

        return this;
    }

    /// <summary>A number with that many decimals, rounded half away from zero; <c>null</c> when it is not finite or beyond 10^9.</summary>
    public TextBuilder AppendFixed(float value, int decimals)
    {
        if (!Floats.IsWithin(value, LargestFixed))
        {
            return Append("null");
        }

        int power = 1;
        for (int i = 0; i < decimals; i++)
        {
            power *= 10;
        }

        double magnitude = value < 0 ? -(double)value : value;
        long scaled = (long)(magnitude * power + 0.5);
        if (value < 0 && scaled > 0)
        {
            Append('-');
        }

        AppendNumber(scaled / power, 1);
        return decimals == 0 ? this : Append('.').AppendNumber(scaled % power, decimals);
    }

    public override string ToString() => new string(_chars, 0, _length);
}
