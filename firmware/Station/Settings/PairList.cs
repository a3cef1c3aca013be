namespace TinyRnn.Stations;

/// <summary>Texts such as <c>bme280:119 outdoor temperature:4.5</c>: names or numbers with a number each, separated by blanks, which names may hold too.</summary>
internal sealed class PairList
{
    private const int Most = 16;

    private readonly string[] _names = new string[Most];
    private readonly float[] _values = new float[Most];

    /// <param name="text">A list in which <see cref="Error"/> finds nothing wrong.</param>
    public PairList(string text)
    {
        Parse(text);
    }

    /// <summary>How many pairs there are.</summary>
    public int Count { get; private set; }

    public string Name(int index) => _names[index];

    public float Value(int index) => _values[index];

    /// <summary>The number of a name, or a number for its absence.</summary>
    public float ValueOf(string name, float absent)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_names[i] == name)
            {
                return _values[i];
            }
        }

        return absent;
    }

    /// <summary>Null, or what is wrong with a text.</summary>
    public static string Error(string text) => new PairList("").Parse(text);

    private string Parse(string text)
    {
        string[] words = text.Split(' ');
        string name = "";
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            int colon = word.IndexOf(':');
            string part = colon < 0 ? word : word.Substring(0, colon);
            name += name.Length == 0 || part.Length == 0 ? part : " " + part;
            if (colon >= 0)
            {
                string error = Add(name, word.Substring(colon + 1));
                if (error != null)
                {
                    return error;
                }

                name = "";
            }
        }

        return name.Length == 0 ? null : NoPair(name);
    }

    private string Add(string name, string number)
    {
        float value = Numbers.Parse(number);
        if (name.Length == 0 || !Floats.IsFinite(value))
        {
            return NoPair(name + ":" + number);
        }

        if (Floats.IsFinite(ValueOf(name, float.NaN)))
        {
            return "expected each name once, found '" + name + "' twice";
        }

        if (Count == Most)
        {
            return "expected at most " + Most.ToString() + " pairs, found more";
        }

        _names[Count] = name;
        _values[Count] = value;
        Count++;
        return null;
    }

    private static string NoPair(string found) => "expected pairs such as NAME:NUMBER, separated by blanks, found '" + found + "'";
}
