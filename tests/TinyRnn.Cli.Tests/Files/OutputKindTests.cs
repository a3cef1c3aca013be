using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Xunit;

namespace TinyRnn.Cli.Tests.Files;

/// <summary>Devices, pipes and sockets are known by what they are; a file keeps its mode and its owner.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OutputKindTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();
    private readonly string _model;
    private readonly string _readings;
    private readonly string _target;

    public OutputKindTests()
    {
        _model = _folder.File("model.trnn");
        File.WriteAllBytes(_model, Samples.Quantized(Samples.Gru));
        _readings = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 20));
        _target = _folder.File("out.csv");
    }

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void A_file_below_dev_is_a_file()
    {
        if (!Directory.Exists("/dev/shm"))
        {
            return;
        }

        string file = $"/dev/shm/tinyrnn-{Path.GetRandomFileName()}.csv";
        try
        {
            Write(file).Succeeded();
            string whole = File.ReadAllText(file);
            File.WriteAllText(file, whole + "old bytes behind the new ones");
            Write(file).Succeeded();

            Assert.Equal(21, whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.Equal(whole, File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [UnixFact]
    public void A_device_is_written_into()
    {
        Write("/dev/null").Succeeded();
        Assert.Equal("", File.ReadAllText("/dev/null"));

        string outputs = Tool.Run("run", _model, "-i", _readings, "-o", "/dev/stdout").Succeeded().Output;
        Assert.Equal(Tool.Run("run", _model, "-i", _readings).Succeeded().Output, outputs);
    }

    [UnixFact]
    public void A_pipe_is_written_into_and_its_reader_gets_all()
    {
        Assert.Equal(0, Shell.Run("mkfifo \"$1\"", _target).ExitCode);
        Task<string> reader = Task.Run(() => File.ReadAllText(_target));

        Write(_target).Succeeded();

        Assert.True(reader.Wait(TimeSpan.FromMinutes(1)), "the reader waits for ever");
        Assert.Equal(Tool.Run("run", _model, "-i", _readings).Output, reader.Result);
        Assert.Equal(0, Shell.Run("test -p \"$1\"", _target).ExitCode);
    }

    [UnixFact]
    public void A_socket_is_refused_and_stays()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_target));

        Write(_target).Refused($"{_target}: expected a file to write, found a socket");

        Assert.Equal(0, Shell.Run("test -S \"$1\"", _target).ExitCode);
    }

    [UnixFact]
    public void The_mode_of_a_file_is_kept()
    {
        UnixFileMode[] modes = [Private, Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead, Private | UnixFileMode.GroupWrite | UnixFileMode.UserExecute];
        foreach (UnixFileMode mode in modes)
        {
            File.WriteAllText(_target, "old");
            File.SetUnixFileMode(_target, mode);

            Write(_target).Succeeded();

            Assert.Equal(mode, File.GetUnixFileMode(_target));
        }
    }

    [UnixFact]
    public void The_owner_of_a_file_is_kept()
    {
        File.WriteAllText(_target, "old");
        bool mayGive = Shell.Run("chown 1234:2345 \"$1\"", _target).ExitCode == 0;
        string before = Shell.Run("ls -ln \"$1\" | cut -d' ' -f3,4", _target).Output;
        Assert.Equal(mayGive, before == "1234 2345\n");

        Write(_target).Succeeded();

        Assert.Equal(before, Shell.Run("ls -ln \"$1\" | cut -d' ' -f3,4", _target).Output);
        Assert.NotEqual("old", File.ReadAllText(_target));
    }

    [UnixFact]
    public void A_file_that_may_not_be_written_is_refused()
    {
        File.WriteAllText(_target, "old");
        File.SetUnixFileMode(_target, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        Write(_target).Refused($"{_target}: the file may not be written");

        Assert.Equal("old", File.ReadAllText(_target));
    }

    [UnixFact]
    public void A_link_to_a_file_that_is_not_there_yet_makes_that_file()
    {
        string real = _folder.File("real.csv");
        File.CreateSymbolicLink(_target, real);

        Write(_target).Succeeded();

        Assert.Equal(real, new FileInfo(_target).LinkTarget);
        Assert.True(new FileInfo(real) is { Length: > 0, LinkTarget: null });
    }

    [UnixFact]
    public void A_folder_that_may_not_be_written_to_is_named_and_no_hidden_file_is()
    {
        // What even the superuser may not write to; everybody else may not write to a folder of mode 555.
        string folder = Directory.Exists("/sys") ? "/sys" : Directory.CreateDirectory(_folder.File("locked")).FullName;
        if (folder != "/sys")
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Write($"{folder}/out.csv").Refused($"{folder}/out.csv: the folder {folder} may not be written to");
    }

    [UnixFact]
    public void A_full_disk_is_told_of_the_file_that_was_to_be_written()
    {
        Write("/dev/full").Refused("/dev/full: cannot be written: No space left on device");
    }

    [UnixFact]
    public void A_file_that_cannot_be_made_is_told_by_its_own_name()
    {
        if (OperatingSystem.IsLinux())
        {
            ToolResult result = Write("/proc/out.csv");

            Assert.StartsWith("tinyrnn: /proc/out.csv: ", result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(".tmp", result.Error, StringComparison.Ordinal);
        }
    }

    [UnixFact]
    public void A_closed_standard_input_is_an_error_and_no_wait()
    {
        ToolResult result = Shell.Run("\"$TOOL\" run \"$1\" --input - <&-", _model);

        result.Refused("standard input: expected input, found it closed");
    }

    [UnixFact]
    public void A_file_that_a_kill_left_behind_does_no_harm()
    {
        File.WriteAllText(_target, "old");
        using (Process killed = Tool.Start("run", _model, "-i", "-", "-o", _target))
        {
            killed.StandardInput.Write(Samples.Readings(Samples.Gru, 2000));
            killed.StandardInput.Flush();
            Assert.True(System.Threading.SpinWait.SpinUntil(() => _folder.Files.Count() == 4, TimeSpan.FromMinutes(1)), "no file is growing");
            killed.Kill();
            killed.WaitForExit();
        }

        Assert.Equal("old", File.ReadAllText(_target));
        Write(_target).Succeeded();
        Assert.Equal(Tool.Run("run", _model, "-i", _readings).Output, File.ReadAllText(_target));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public void A_signal_leaves_the_old_file_and_nothing_else(string signal, int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.WriteAllText(_target, "old");
        string[] before = [.. _folder.Files];
        using Process process = Tool.Start("run", _model, "-i", "-", "-o", _target);
        process.StandardInput.Write(Samples.Readings(Samples.Gru, 10));
        process.StandardInput.Flush();
        Assert.True(System.Threading.SpinWait.SpinUntil(() => _folder.Files.Count() > before.Length, TimeSpan.FromMinutes(1)), "no file is growing");

        Shell.Run($"kill -{signal} $1", $"{process.Id}");

        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), "the tool did not end");
        Assert.Equal(exitCode, process.ExitCode);
        Assert.Equal(before, _folder.Files);
        Assert.Equal("old", File.ReadAllText(_target));
    }

    private ToolResult Write(string target) => Tool.Run("run", _model, "-i", _readings, "-o", target);
}
