using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

/// <summary>A serial port that a test holds the other end of (Linux and macOS).</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private const int ReadWriteNoControl = 2 | 0x100;

    private readonly SafeFileHandle _master;

    // Held open: while nobody has the port open, reading at this end is an error.
    private readonly FileStream _port;

    public PseudoTerminal()
    {
        int file = posix_openpt(ReadWriteNoControl);
        Assert.True(file >= 0 && grantpt(file) == 0 && unlockpt(file) == 0, "no pseudo terminal to be had");
        _master = new SafeFileHandle(file, ownsHandle: true);
        Path = Marshal.PtrToStringUTF8(ptsname(file))!;
        using Process stty = Process.Start("stty", ["-F", Path, "raw", "-echo"]);
        stty.WaitForExit();
        _port = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
    }

    /// <summary>The port.</summary>
    public string Path { get; }

    /// <summary>Writes again and again, as a board does that reports several times.</summary>
    public void WriteUntil(byte[] bytes, Func<bool> isDone)
    {
        // A write blocks for good when the tool ends while the terminal's buffer is full: it is left behind then.
        var stream = new FileStream(_master, FileAccess.Write, bufferSize: 0);
        Task writing = Task.Run(() =>
        {
            for (int i = 0; !isDone(); i = (i + 512) % bytes.Length)
            {
                stream.Write(bytes.AsSpan(i, Math.Min(512, bytes.Length - i)));
                Thread.Sleep(5);
            }
        });
        var patience = Stopwatch.StartNew();
        while (!isDone())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(2), $"the tool did not end; writing: {writing.Status}");
            Thread.Sleep(20);
        }
    }

    /// <summary>Waits for what the other end sends first.</summary>
    public byte[] Read(int count)
    {
        using var stream = new FileStream(new SafeFileHandle(_master.DangerousGetHandle(), ownsHandle: false), FileAccess.Read, bufferSize: 0);
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose()
    {
        _port.Dispose();
        _master.Dispose();
    }

    [DllImport("libc")]
    private static extern int posix_openpt(int flags);

    [DllImport("libc")]
    private static extern int grantpt(int file);

    [DllImport("libc")]
    private static extern int unlockpt(int file);

    [DllImport("libc")]
    private static extern IntPtr ptsname(int file);
}
