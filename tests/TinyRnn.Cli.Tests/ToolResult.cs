using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>How a run of the tool ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Fails unless the run succeeded without a word on stderr, except what a float file that is run is taken to be.</summary>
    public ToolResult Succeeded()
    {
        string[] words = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("Network: ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(0, ExitCode);
        Assert.Empty(words);
        return this;
    }

    /// <summary>Fails unless the run was refused with this message on stderr and nothing on stdout.</summary>
    public void Refused(string message)
    {
        Assert.Equal((2, "", $"tinyrnn: {message}{Environment.NewLine}"), (ExitCode, Output, Error));
    }
}
