namespace TinyRnn.Stations;

/// <summary>Texts such as <c>bme280:119 sht3x:69</c>: names or numbers with a number each, separated by blanks.</summary>
internal sealed class PairList
{
    private const int Most = 16;

    private readonly string[] _names = new string[Most];
    private readonly float[] _values = new float[Most];

    /// <param name="text">A list in which <see cref="Error"/> finds nothing wrong.</param>
    public PairList(string text)
    {
        Parse(text, this);
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
    public static string Error(string text) => Parse(text, null);

    private static string Parse(string text, PairList list)
    {
        string[] words = text.Split(' ');
        int count = 0;
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            if (word.Length == 0)
            {
                continue;
            }

            int colon = word.IndexOf(':');
            float value = colon < 1 ? float.NaN : Numbers.Parse(word.Substring(colon + 1));
            if (!Floats.IsFinite(value))
            {
                return "expected pairs such as NAME:NUMBER, separated by blanks, found '" + word + "'";
            }

            string name = word.Substring(0, colon);
            if (IsAmong(words, i, name))
            {
                return "expected each name once, found '" + name + "' twice";
            }

            if (count == Most)
            {
                return "expected at most " + Most.ToString() + " pairs, found more";
            }

            if (list != null)
            {
                list._names[count] = name;
                list._values[count] = value;
                list.Count = count + 1;
            }

            count++;
        }

        return null;
    }

    /// <summary>Whether a pair before another has a name.</summary>
    private static bool IsAmong(string[] words, int end, string name)
    {
        for (int i = 0; i < end; i++)
        {
            int colon = words[i].IndexOf(':');
            if (colon == name.Length && words[i].Substring(0, colon) == name)
            {
                return true;
            }
        }

        return false;
    }
}
