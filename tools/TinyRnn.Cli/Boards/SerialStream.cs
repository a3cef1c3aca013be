using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using TinyRnn.Quantizer.Deployment;

namespace TinyRnn.Cli.Boards;

/// <summary>
/// A serial port as a stream of bytes: the device file, after <c>stty</c> has set it up so that a read waits a second at most. The board
/// is pinged at first and after each silent second, since it may print nothing before, and forgets the ping at a reset. A board that is
/// silent for too long is an error.
/// </summary>
internal sealed class SerialStream : Stream
{
    private const int Patience = 60;

    private static readonly byte[] s_ping = WirePing.Packet();

    private readonly string _port;
    private readonly FileStream _device;

    private SerialStream(string port, FileStream device)
    {
        _port = port;
        _device = device;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens a port for reading, and pings the board.</summary>
    public static SerialStream Open(string port, int baud)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new InputException($"port {port}: ports are read on Linux and macOS only; on Windows save what a terminal program shows, and pass it with --log FILE or --log -");
        }

        SerialPorts.Require(port);
        SetUp(port, baud);
        var stream = new SerialStream(port, new FileStream(port, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0));
        stream.Ping();
        return stream;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var silence = Stopwatch.StartNew();
        while (silence.Elapsed.TotalSeconds < Patience)
        {
            int count = _device.Read(buffer);
            if (count > 0)
            {
                return count;
            }

            if (!File.Exists(_port))
            {
                throw new InputException($"port {_port}: the board was unplugged");
            }

            Ping();
        }

        throw new InputException($"port {_port}: the board was silent for {Patience} seconds; press its reset button, and see that the app is on it");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Ping() => _device.Write(s_ping);

    protected override void Dispose(bool disposing)
    {
        _device.Dispose();
        base.Dispose(disposing);
    }

    private static void SetUp(string port, int baud)
    {
        string file = OperatingSystem.IsLinux() ? "-F" : "-f";
        string speed = baud.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("stty", [file, port, speed, "raw", "-echo", "-hupcl", "clocal", "min", "0", "time", "10"])
        {
            RedirectStandardError = true,
        };
        using Process stty = Process.Start(start) ?? throw new InputException("stty: did not start");
        string error = stty.StandardError.ReadToEnd().Trim();
        stty.WaitForExit();
        if (stty.ExitCode != 0)
        {
            throw new InputException($"port {port}: expected a serial port that can be set to {speed} baud; {error}");
        }
    }
}
