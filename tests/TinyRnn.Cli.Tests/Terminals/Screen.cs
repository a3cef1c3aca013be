using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace TinyRnn.Cli.Tests.Terminals;

/// <summary>A terminal that the tool runs on, with what it was sent.</summary>
internal sealed partial class Screen : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _sent = new();
    private readonly Task _reader;

    private Screen(Process process)
    {
        _process = process;
        _reader = Task.Run(Read);
    }

    /// <summary>All that the terminal was sent, once the tool has ended.</summary>
    public string Sent
    {
        get
        {
            Assert.True(_process.WaitForExit(TimeSpan.FromMinutes(2)), "the tool did not end");
            Assert.True(_reader.Wait(TimeSpan.FromMinutes(1)), "the terminal did not end");
            return _sent.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
        }
    }

    /// <summary>The same without colours and movements of the cursor.</summary>
    public string Text => Sequences().Replace(Sent, "");

    /// <summary>Starts the tool on a terminal.</summary>
    /// <param name="columns">Its width.</param>
    /// <param name="line">A line for <c>sh</c>, in which <c>$TOOL</c> is the tool and the arguments are in <c>$A</c>, <c>$B</c> and so on.</param>
    /// <param name="arguments">Paths.</param>
    public static Screen Start(int columns, string line, params string[] arguments)
    {
        Assert.False(OperatingSystem.IsWindows(), "this test needs a Unix terminal");
        var start = new ProcessStartInfo("script", ["-qec", $"stty cols {columns} rows 50; {line}", "/dev/null"]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["TOOL"] = Path.Combine(AppContext.BaseDirectory, "TinyRnn.Cli");
        start.Environment["TERM"] = "xterm-256color";
        for (int i = 0; i < arguments.Length; i++)
        {
            start.Environment[((char)('A' + i)).ToString()] = arguments[i];
        }

        return new Screen(Process.Start(start)!);
    }

    /// <summary>Waits until the terminal was sent something.</summary>
    public void WaitFor(string text) =>
        Assert.True(SpinWait.SpinUntil(() => { lock (_sent) { return _sent.ToString().Contains(text, StringComparison.Ordinal); } }, TimeSpan.FromMinutes(2)), $"no {text}");

    public void Dispose() => _process.Dispose();

    private void Read()
    {
        int next;
        while ((next = _process.StandardOutput.Read()) >= 0)
        {
            lock (_sent)
            {
                _sent.Append((char)next);
            }
        }
    }

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\e[=>]|\e\]8;[^\e]*\e\\")]
    private static partial Regex Sequences();
}
