using System;
using System.Diagnostics;
using System.IO;
using System.IO.Ports;
using TinyRnn.Quantizer.Deployment;

namespace TinyRnn.Cli.Boards;

/// <summary>
/// What a board sends through a serial port, as a stream of bytes. The board is pinged at first and after each silent second, since it may
/// print nothing before, and forgets the ping at a reset. A board that is silent for too long is an error.
/// </summary>
internal sealed class SerialStream : Stream
{
    private const int Patience = 60;
    private const int MillisecondsToWait = 1000;

    private static readonly byte[] s_ping = WirePing.Packet();

    private readonly SerialPort _port;

    private SerialStream(SerialPort port)
    {
        _port = port;
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

    /// <summary>Opens a port, 8 data bits, no parity, one stop bit, and pings the board.</summary>
    /// <exception cref="InputException">There is no such port, or it cannot be set to this speed.</exception>
    public static SerialStream Open(string name, int baud)
    {
        SerialPorts.Require(name);
        SerialPort port = OpenPort(name, baud);
        var stream = new SerialStream(port);
        try
        {
            stream.Ping();
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var silence = Stopwatch.StartNew();
        while (silence.Elapsed.TotalSeconds < Patience)
        {
            int read = ReadOnce(buffer, offset, count);
            if (read > 0)
            {
                return read;
            }

            Ping();
        }

        throw new InputException($"port {_port.PortName}: the board was silent for {Patience} seconds; press its reset button, and see that the app is on it");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _port.Dispose();
        }

        base.Dispose(disposing);
    }

    // Both lines are held, as an operating system does that opens a port: one of them alone resets an ESP32. A pseudo terminal, and a
    // bridge without these lines, refuse them.
    private static SerialPort OpenPort(string name, int baud)
    {
        try
        {
            return TryOpen(name, baud, holdsLines: true) ?? TryOpen(name, baud, holdsLines: false)!;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            throw new InputException($"port {name}: expected a serial port that can be set to {baud} baud; {exception.Message}");
        }
    }

    /// <summary>Null when the port will not have its lines held.</summary>
    private static SerialPort? TryOpen(string name, int baud, bool holdsLines)
    {
        var port = new SerialPort(name)
        {
            ReadTimeout = MillisecondsToWait,
            WriteTimeout = MillisecondsToWait,
            DtrEnable = holdsLines,
            RtsEnable = holdsLines,
        };
        try
        {
            port.BaudRate = baud;
            port.Open();
            return port;
        }
        catch (IOException) when (holdsLines)
        {
            port.Dispose();
            return null;
        }
        catch
        {
            port.Dispose();
            throw;
        }
    }

    /// <summary>What arrives first; 0 when it takes longer than the port waits.</summary>
    private int ReadOnce(byte[] buffer, int offset, int count)
    {
        try
        {
            return _port.Read(buffer, offset, count);
        }
        catch (TimeoutException)
        {
            return SerialPorts.Exists(_port.PortName) ? 0 : throw Unplugged();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw Unplugged();
        }
    }

    private void Ping()
    {
        try
        {
            _port.Write(s_ping, 0, s_ping.Length);
        }
        catch (TimeoutException)
        {
            // A board that takes nothing in: it is asked again.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw Unplugged();
        }
    }

    private InputException Unplugged() => new($"port {_port.PortName}: the board was unplugged");
}
