using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using Microsoft.Win32;

namespace TinyRnn.Cli.Boards;

/// <summary>The serial ports of this machine.</summary>
internal static class SerialPorts
{
    private static readonly string[] s_patterns = ["ttyUSB*", "ttyACM*", "cu.usb*", "cu.SLAB*", "cu.wch*"];

    /// <summary>Fails when there is no such port, and names those that there are.</summary>
    public static void Require(string port)
    {
        IReadOnlyList<string> ports = List();
        bool found = OperatingSystem.IsWindows() ? ports.Contains(port, StringComparer.OrdinalIgnoreCase) : File.Exists(port);
        if (!found)
        {
            string known = ports.Count == 0 ? "no serial port; is the board plugged in?" : string.Join(", ", ports);
            throw new InputException($"port {port}: not found; this machine has {known}");
        }
    }

    /// <summary>The ports that may be boards.</summary>
    public static IReadOnlyList<string> List() =>
        OperatingSystem.IsWindows() ? FromRegistry() : [.. s_patterns.SelectMany(pattern => Directory.EnumerateFileSystemEntries("/dev", pattern)).Order()];

    [SupportedOSPlatform("windows")]
    private static string[] FromRegistry()
    {
        using RegistryKey? ports = Registry.LocalMachine.OpenSubKey(@"HARDWARE\DEVICEMAP\SERIALCOMM");
        return ports == null ? [] : [.. ports.GetValueNames().Select(name => ports.GetValue(name)?.ToString() ?? "").Order()];
    }
}
