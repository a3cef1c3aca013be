namespace TinyRnn.RainStation.Tests;

/// <summary>Claims that hold on the desktop and on the board alike.</summary>
internal static class Expect
{
    public static void AreEqual(string expected, string actual, string what)
    {
        if (expected != actual)
        {
            throw new ExpectationException(what + ": expected " + (expected ?? "nothing") + ", found " + (actual ?? "nothing"));
        }
    }

    public static void AreEqual(int expected, int actual, string what) => AreEqual(expected.ToString(), actual.ToString(), what);

    public static void IsTrue(bool condition, string what)
    {
        if (!condition)
        {
            throw new ExpectationException(what + ": expected true, found false");
        }
    }

    /// <summary>The reading has exactly this warning; null is none.</summary>
    public static void Warning(string warning, string line)
    {
        const string key = ",\"warn\":\"";
        int at = line.IndexOf(key);
        string found = at < 0 ? null : line.Substring(at + key.Length, line.Length - at - key.Length - 2);
        AreEqual(warning, found, "warning in " + line);
    }

    /// <summary>The reading has a probability, or none.</summary>
    public static void Forecast(bool given, string line)
    {
        bool found = line.Contains("\"rain_3h\":") && !line.Contains("\"rain_3h\":null");
        IsTrue(found == given, (given ? "a" : "no") + " forecast in " + line);
        IsTrue(given || !line.Contains("\"alert\":true"), "no alert in " + line);
    }
}
