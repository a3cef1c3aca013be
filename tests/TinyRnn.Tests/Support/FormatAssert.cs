using Xunit;

namespace TinyRnn.TestSupport;

/// <summary>Expectations on the error of a malformed file.</summary>
internal static class FormatAssert
{
    /// <summary>Loading must fail with exactly this what, where, expected and found.</summary>
    public static void Fails(byte[] model, string what, int offset, string expected, string actual)
    {
        ModelFormatException error = Assert.Throws<ModelFormatException>(() => RnnModel.Load(model));
        Assert.Equal((what, offset, expected, actual), (error.What, error.Offset, error.Expected, error.Actual));
        Assert.Equal($"{what} at byte {offset}: expected {expected}, found {actual}", error.Message);
    }
}
