namespace TinyRnn.Stations;

/// <summary>The values of a settings file, each checked where it is read.</summary>
internal static class SettingValue
{
    public static string Text(FlatJson json, int i) => json.IsText(i) ? json.Value(i) : throw Wrong(json, i, "a text");

    public static string Pairs(FlatJson json, int i)
    {
        string text = Text(json, i);
        string error = PairList.Error(text);
        return error == null ? text : throw new SettingsException(json.Key(i) + ": " + error);
    }

    public static bool Choice(FlatJson json, int i, string yes, string no)
    {
        string text = Text(json, i);
        return text == yes || text == no ? text == yes : throw Wrong(json, i, yes + " or " + no);
    }

    public static int Whole(FlatJson json, int i, int least, int most)
    {
        int value = json.IsText(i) ? -1 : Numbers.ParseWhole(json.Value(i));
        return value >= least && value <= most ? value : throw Wrong(json, i, "a whole number from " + least.ToString() + " to " + most.ToString());
    }

    public static float Number(FlatJson json, int i, float least, float most)
    {
        float value = json.IsText(i) ? float.NaN : Numbers.Parse(json.Value(i));
        bool isNumber = Floats.IsFinite(value) && value >= least && value <= most;
        return isNumber ? value : throw Wrong(json, i, most == 1f ? "a number from 0 to 1" : least == 0f ? "a number, 0 or more" : "a number");
    }

    private static SettingsException Wrong(FlatJson json, int i, string expected) =>
        new SettingsException(json.Key(i) + ": expected " + expected + ", found " + (json.IsText(i) ? "'" + json.Value(i) + "'" : json.Value(i)));

    /// <summary>A text that is never shown.</summary>
    public static string Secret(FlatJson json, int i, int least, int most)
    {
        string text = json.IsText(i) ? json.Value(i) : "";
        bool fits = json.IsText(i) && text.Length >= least && text.Length <= most;
        return fits ? text : throw new SettingsException(json.Key(i) + ": expected a text of " + least.ToString() + " to " + most.ToString() + " letters, found something else, which is not shown");
    }

    /// <summary>An error that shows the value.</summary>
    public static SettingsException Error(FlatJson json, int i, string expected) => Wrong(json, i, expected);
}
