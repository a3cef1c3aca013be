namespace TinyRnn.Stations;

/// <summary>Why a record was refused, in the words of <see cref="SavedStateException"/>.</summary>
internal static class RecordError
{
    public static string Describe(string what, string expected, string actual) => what + ": expected " + expected + ", found " + actual;

    public static string Describe(string what, int expected, int actual) => Describe(what, expected.ToString("X8"), actual.ToString("X8"));
}
