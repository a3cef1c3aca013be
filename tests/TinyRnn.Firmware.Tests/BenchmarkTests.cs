using System;
using System.Linq;
using TinyRnn.Benchmark;

namespace TinyRnn.Firmware.Tests;

/// <summary>firmware/Benchmark on a firmware that has all it asks for, and on one that has not.</summary>
[Collection("clock")]
public class BenchmarkTests
{
    [Fact]
    public void Textbook_step_is_measured_where_the_firmware_has_its_functions()
    {
        string[] lines = Print(light: false, out bool passed);
        Assert.True(passed);
        Assert.Equal(2, lines.Count(line => line.Contains("textbook float: ", StringComparison.Ordinal) && line.Contains(" ns per step", StringComparison.Ordinal)));
        Assert.Equal(4, lines.Count(line => line.Contains(" times faster", StringComparison.Ordinal) && line.Contains(" off; self test passed", StringComparison.Ordinal)));
    }

    [Fact]
    public void Firmware_with_light_mathematics_measures_the_rest_and_says_so()
    {
        string[] lines = Print(light: true, out bool passed);
        Assert.True(passed);
        Assert.Equal(2, lines.Count(line => line == "  textbook float: left out, this firmware has no Math.Exp (light mathematics)"));
        Assert.Equal(4, lines.Count(line => line.Contains(" ns per step", StringComparison.Ordinal) && line.EndsWith("; self test passed, 24 steps", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.Contains("times faster", StringComparison.Ordinal) || line.Contains(" off", StringComparison.Ordinal));
    }

    private static string[] Print(bool light, out bool passed)
    {
        Math.IsLight = light;
        Console.Lines.Clear();
        try
        {
            var report = new Report();
            passed = report.Measure(0) & report.Measure(1);
            report.Print();
            return Console.Lines.ToArray();
        }
        finally
        {
            Math.IsLight = false;
        }
    }
}
