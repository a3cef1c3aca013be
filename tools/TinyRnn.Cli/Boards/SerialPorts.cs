using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Ports;
using System.Linq;

namespace TinyRnn.Cli.Boards;

/// <summary>The serial ports of this machine.</summary>
internal static class SerialPorts
{
    /// <summary>Fails when there is no such port, and names those that there are.</summary>
    public static void Require(string port)
    {
        if (!Exists(port))
        {
            IReadOnlyList<string> ports = List();
            string known = ports.Count == 0 ? "no serial port; is the board plugged in?" : string.Join(", ", ports);
            throw new InputException($"port {port}: not found; this machine has {known}");
        }
    }

    /// <summary>Whether there is such a port: on Windows a name like COM3, elsewhere any device file.</summary>
    public static bool Exists(string port) => OperatingSystem.IsWindows() ? List().Contains(port, StringComparer.OrdinalIgnoreCase) : File.Exists(port);

    /// <summary>The ports that may be boards.</summary>
    public static IReadOnlyList<string> List() => [.. SerialPort.GetPortNames().Distinct().Order(StringComparer.Ordinal)];
}
