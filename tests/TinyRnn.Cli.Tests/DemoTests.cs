using System;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace TinyRnn.Cli.Tests;

public class DemoTests
{
    [Theory]
    [InlineData("gru")]
    [InlineData("lstm")]
    public void Demo_shows_every_hour_of_a_simulated_week_and_float_against_integer(string cell)
    {
        ToolResult result = Tool.Run("demo", "--model", cell).Succeeded();

        string[] hours = result.Lines.Where(line => Regex.IsMatch(line, @"^\d{4}-\d\d-\d\d \d\d:\d\d ")).ToArray();
        Assert.Equal(7 * 24, hours.Length);
        Assert.All(hours, line => Assert.Matches(@" +\d+\.\d % +#*\.* +(rain|-) +(rain|-|unknown) *$", line));
        Assert.Contains("simulated week", result.Output, StringComparison.Ordinal);
        Assert.Contains("Float against integer", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"bytes of weights +\d+,\d+ +\d,\d+", result.Output);
        Assert.Matches(@"bytes of state +\d+ +\d+", result.Output);
        Assert.Matches(@"largest difference of the probability: 0\.\d+ percentage points", result.Output);
        Assert.Matches(@"mean difference of the probability: +0\.\d+ percentage points", result.Output);
        Assert.Matches(@"decisions that differ: +[0-2] of 168", result.Output);
    }

    [Fact]
    public void Redirected_output_is_plain_text()
    {
        Assert.DoesNotContain('\u001b', Tool.Run("demo").Output);
    }
}
