namespace TinyRnn.Stations;

/// <summary>One line of JSON, specified in docs/station.md: <c>Begin</c>, any number of values, <c>End</c>.</summary>
internal sealed class JsonLine
{
    private readonly TextBuilder _text = new TextBuilder();
    private bool _hasValues;

    public JsonLine Begin()
    {
        _text.Clear();
        _text.Append('{');
        _hasValues = false;
        return this;
    }

    public string End() => _text.Append('}').ToString();

    /// <summary>Begins a list of objects, each by <see cref="OpenItem"/> and <see cref="Close"/>.</summary>
    public JsonLine BeginList()
    {
        _text.Clear();
        _text.Append('[');
        _hasValues = false;
        return this;
    }

    public string EndList() => _text.Append(']').ToString();

    /// <summary>Characters so far.</summary>
    public int Length => _text.Length;

    public JsonLine Add(string key, string value)
    {
        Key(key);
        Text(value);
        return this;
    }

    /// <summary>A whole number.</summary>
    public JsonLine AddNumber(string key, long value)
    {
        Key(key);
        _text.Append(value < 0 ? "-" : "").AppendNumber(value < 0 ? -value : value, 1);
        return this;
    }

    /// <summary>An object within, up to <see cref="Close"/>.</summary>
    public JsonLine Open(string key)
    {
        Key(key);
        _text.Append('{');
        _hasValues = false;
        return this;
    }

    /// <summary>An object of a list, up to <see cref="Close"/>.</summary>
    public JsonLine OpenItem()
    {
        Separate();
        _text.Append('{');
        _hasValues = false;
        return this;
    }

    public JsonLine Close()
    {
        _text.Append('}');
        _hasValues = true;
        return this;
    }

    /// <summary>Bytes as a text of hexadecimal digits.</summary>
    public JsonLine AddHexadecimal(string key, byte[] bytes, int at, int count)
    {
        Key(key);
        _text.Append('"');
        for (int i = at; i < at + count; i++)
        {
            AppendDigit(bytes[i] >> 4);
            AppendDigit(bytes[i] & 15);
        }

        _text.Append('"');
        return this;
    }

    /// <summary>A list of texts.</summary>
    public JsonLine AddList(string key, string[] values, int from)
    {
        Key(key);
        _text.Append('[');
        for (int i = from; i < values.Length; i++)
        {
            _text.Append(i > from ? "," : "");
            Text(values[i]);
        }

        _text.Append(']');
        return this;
    }

    public JsonLine Add(string key, bool value)
    {
        Key(key);
        _text.Append(value ? "true" : "false");
        return this;
    }

    /// <summary>A number with that many decimals, or null.</summary>
    public JsonLine Add(string key, float value, int decimals)
    {
        Key(key);
        _text.AppendFixed(value, decimals);
        return this;
    }

    /// <summary>A time as <c>2026-05-01T13:00:00Z</c>.</summary>
    public JsonLine AddTime(string key, long seconds)
    {
        Key(key);
        _text.Append('"');
        IsoTime.Append(_text, seconds);
        _text.Append('"');
        return this;
    }

    private void Key(string key)
    {
        Separate();
        Text(key);
        _text.Append(':');
    }

    private void Separate()
    {
        if (_hasValues)
        {
            _text.Append(',');
        }

        _hasValues = true;
    }

    private void Text(string value)
    {
        _text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            AppendEscaped(value[i]);
        }

        _text.Append('"');
    }

    private void AppendEscaped(char value)
    {
        if (value == '"' || value == '\\')
        {
            _text.Append('\\').Append(value);
        }
        else if (value >= ' ' && value < 127)
        {
            _text.Append(value);
        }
        else
        {
            _text.Append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4)
            {
                AppendDigit((value >> shift) & 15);
            }
        }
    }

    private void AppendDigit(int digit)
    {
        _text.Append((char)(digit < 10 ? '0' + digit : 'a' + digit - 10));
    }
}
