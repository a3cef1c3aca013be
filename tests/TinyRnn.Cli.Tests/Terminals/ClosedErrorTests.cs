using System;
using System.IO;
using TinyRnn.Cli.Tests.Files;
using Xunit;

namespace TinyRnn.Cli.Tests.Terminals;

/// <summary>Where messages go nowhere, the work is done all the same, and the exit code says whether it was.</summary>
public sealed class ClosedErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void Messages_that_cannot_be_written_are_lost_and_the_work_is_done()
    {
        string data = _folder.Write("data.csv", "time,temperature\n2031-01-01T00:00:00Z,1.5\n2031-01-01T01:00:00Z,2.5\n2031-01-01T02:00:00Z,3.5\n");

        foreach (string redirection in new[] { "2>&-", "2>/dev/full" })
        {
            Run(data, redirection);
        }
    }

    private void Run(string data, string redirection)
    {
        ToolResult done = Shell.Run($"exec \"$TOOL\" prepare \"$1\" -o \"$2\" {redirection}", data, _folder.File("steps.csv"));
        ToolResult refused = Shell.Run($"exec \"$TOOL\" prepare \"$1\" -o \"$2\" {redirection}", _folder.File("nothing.csv"), _folder.File("none.csv"));

        Assert.Equal((0, 2), (done.ExitCode, refused.ExitCode));
        Assert.Equal(4, File.ReadAllLines(_folder.File("steps.csv")).Length);
        Assert.Equal(["data.csv", "steps.csv"], _folder.Files);
    }
}
