using Xunit;

namespace TinyRnn.Quantizer.Tests.Rain;

/// <summary>A theory on the real station's readings: reported as skipped, with one line that says why, where they are absent.</summary>
public sealed class StationTheoryAttribute : TheoryAttribute
{
    public StationTheoryAttribute()
    {
        Skip = StationFile.Absent;
    }
}
