using System;

namespace TinyRnn.DeviceTests;

/// <summary>Comparisons that say what they compared; each failure ends the test.</summary>
internal static class Check
{
    public static void Fail(string message) => throw new CheckFailedException(message);

    public static void AreEqual(int expected, int actual, string what)
    {
        if (expected != actual)
        {
            Fail(what + ": expected " + expected.ToString() + ", found " + actual.ToString());
        }
    }

    public static void AreEqual(long expected, long actual, string what)
    {
        if (expected != actual)
        {
            Fail(what + ": expected " + expected.ToString() + ", found " + actual.ToString());
        }
    }

    public static void AreEqual(string expected, string actual, string what)
    {
        if (expected != actual)
        {
            Fail(what + ": expected \"" + expected + "\", found \"" + actual + "\"");
        }
    }

    /// <summary>Names the first index that differs.</summary>
    public static void AreEqual(int[] expected, int[] actual, string what)
    {
        AreEqual(expected.Length, actual.Length, what + ", length");
        for (int i = 0; i < expected.Length; i++)
        {
            AreEqual(expected[i], actual[i], what + "[" + i.ToString() + "]");
        }
    }

    /// <summary>The very same float.</summary>
    public static unsafe void AreEqual(float expected, float actual, string what)
    {
        AreEqual(*(int*)&expected, *(int*)&actual, what + ", bits");
    }

    public static void IsTrue(bool condition, string what)
    {
        if (!condition)
        {
            Fail(what);
        }
    }

    /// <summary>Fails unless exactly this exception is thrown; gives its message.</summary>
    public static string Throws(Type exception, Action action)
    {
        string found = "nothing";
        try
        {
            action();
        }
        catch (Exception thrown)
        {
            found = thrown.GetType().FullName;
            if (found == exception.FullName)
            {
                return thrown.Message;
            }
        }

        Fail("expected " + exception.FullName + ", found " + found);
        return null;
    }

    public static void Contains(string part, string text)
    {
        IsTrue(text.Contains(part), "expected a text with \"" + part + "\", found \"" + text + "\"");
    }
}
