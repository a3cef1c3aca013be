namespace TinyRnn.Stations;

/// <summary>
/// Reads one JSON object whose values are texts, numbers, true, false and null: no lists, no objects within. Texts are ASCII, other
/// characters are written <c>\uXXXX</c>.
/// </summary>
public sealed class FlatJson
{
    /// <summary>The longest text that is read, in bytes.</summary>
    public const int MostBytes = 4096;

    /// <summary>The largest number of keys.</summary>
    public const int MostKeys = 64;

    private readonly byte[] _bytes;
    private readonly string[] _keys = new string[MostKeys];
    private readonly string[] _values = new string[MostKeys];
    private readonly bool[] _areTexts = new bool[MostKeys];
    private int _at;
    private bool _isSecret;

    /// <param name="bytes">The file.</param>
    /// <exception cref="SettingsException">It is something else.</exception>
    public FlatJson(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length > MostBytes)
        {
            throw new SettingsException("length: expected at most " + MostBytes.ToString() + " bytes, found " + bytes.Length.ToString());
        }

        SkipMark();
        Skip();
        Object();
        Skip();
        if (_at < _bytes.Length)
        {
            throw Error("nothing behind the object");
        }
    }

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>A key.</summary>
    public string Key(int index) => _keys[index];

    /// <summary>The text of a value; of a number, true, false or null what stands in the file.</summary>
    public string Value(int index) => _values[index];

    /// <summary>Whether the value is a text.</summary>
    public bool IsText(int index) => _areTexts[index];

    /// <summary>Some editors write the mark of UTF-8 in front.</summary>
    private void SkipMark()
    {
        if (_bytes.Length >= 3 && _bytes[0] == 0xEF && _bytes[1] == 0xBB && _bytes[2] == 0xBF)
        {
            _at = 3;
        }
    }

    private void Object()
    {
        Take('{', "{");
        Skip();
        if (Peek() == '}')
        {
            _at++;
            return;
        }

        while (true)
        {
            Skip();
            string key = Text("a key in quotes");
            Skip();
            Take(':', ":");
            Skip();
            Add(key);
            Skip();
            if (Peek() == '}')
            {
                _at++;
                return;
            }

            Take(',', ", or }");
            // Until here: what stands behind a secret may be the rest of it.
            _isSecret = false;
        }
    }

    private void Add(string key)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_keys[i] == key)
            {
                throw new SettingsException(key + ": expected once, found twice");
            }
        }

        if (Count == MostKeys)
        {
            throw new SettingsException("keys: expected at most " + MostKeys.ToString() + ", found more");
        }

        bool isText = Peek() == '"';
        _isSecret = key.EndsWith("password") || key.EndsWith("key");
        _keys[Count] = key;
        _values[Count] = isText ? Text("a text") : Word();
        _areTexts[Count] = isText;
        Count++;
    }

    /// <summary>A number, true, false or null; what it is is looked at where it is used.</summary>
    private string Word()
    {
        var text = new TextBuilder();
        while (IsOfWord(Peek()))
        {
            text.Append((char)_bytes[_at++]);
        }

        string word = text.ToString();
        return word.Length > 0 ? word : throw Error("a text, a number, true, false or null");
    }

    private static bool IsOfWord(int letter) =>
        (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || letter == 'E' || letter == '+' || letter == '-' || letter == '.';

    private string Text(string what)
    {
        if (Peek() != '"')
        {
            throw Error(what);
        }

        _at++;
        var text = new TextBuilder();
        while (Peek() != '"')
        {
            int letter = Peek();
            if (letter < ' ' || letter > 126)
            {
                throw Error("an ASCII letter or the end of the text");
            }

            _at++;
            text.Append(letter == '\\' ? Escaped() : (char)letter);
        }

        _at++;
        return text.ToString();
    }

    private char Escaped()
    {
        int letter = Peek();
        _at++;
        switch (letter)
        {
            case '"':
            case '\\':
            case '/':
                return (char)letter;
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'u':
                return HexadecimalLetter();
            default:
                _at--;
                throw Error("one of \\\" \\\\ \\/ \\n \\t \\uXXXX");
        }
    }

    private char HexadecimalLetter()
    {
        int value = 0;
        for (int i = 0; i < 4; i++)
        {
            int digit = Hexadecimal.Digit(Peek());
            if (digit < 0)
            {
                throw Error("four hexadecimal digits");
            }

            value = 16 * value + digit;
            _at++;
        }

        return (char)value;
    }

    private void Take(char letter, string what)
    {
        if (Peek() != letter)
        {
            throw Error(what);
        }

        _at++;
    }

    private void Skip()
    {
        while (Peek() == ' ' || Peek() == '\n' || Peek() == '\r' || Peek() == '\t')
        {
            _at++;
        }
    }

    /// <summary>The next byte, or -1 at the end.</summary>
    private int Peek() => _at < _bytes.Length ? _bytes[_at] : -1;

    private SettingsException Error(string expected)
    {
        int found = Peek();
        string letter = found < 0 ? "the end" : _isSecret ? "something else, which is not shown"
            : found > ' ' && found < 127 ? "'" + new string((char)found, 1) + "'" : "byte " + found.ToString();
        return new SettingsException("byte " + _at.ToString() + ": expected " + expected + ", found " + letter);
    }
}
