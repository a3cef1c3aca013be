using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>Boards that share a layout of the flash.</summary>
/// <param name="Name">The chips.</param>
/// <param name="Targets">How the names of their firmware start.</param>
/// <param name="Address">Where the deployment area starts.</param>
/// <param name="Capacity">Its bytes on a board with 4 MB of flash; larger boards have as much or more.</param>
public sealed record BoardFamily(string Name, IReadOnlyList<string> Targets, int Address, int Capacity)
{
    /// <summary>All families, the plain ESP32 last because its names are the beginnings of others.</summary>
    public static IReadOnlyList<BoardFamily> All { get; } =
    [
        new("ESP32-S2, S3, C3, P4", ["ESP32_S2", "ESP32_S3", "ESP32_C3", "ESP32_P4"], 0x1B0000, 0x1F0000),
        new("ESP32-C5, C6, C61", ["ESP32_C5", "ESP32_C6", "ESP32_C61"], 0x250000, 0x170000),
        new("ESP32-H2", ["ESP32_H2"], 0x1C0000, 0x1E0000),
        new(
            "ESP32",
            [
                "ESP32_REV0", "ESP32_REV3", "ESP32_PSRAM", "ESP32_BLE", "ESP32_PICO", "ESP32_GenericDisplay", "ESP32_LILYGO", "ESP32_OLIMEX",
                "ESP32_ETHERNET_KIT", "ESP32_WT32", "ESP32_WESP32", "ESP_WROVER_KIT", "M5Core", "M5Core2", "M5Stack", "M5StickC", "M5StickCPlus",
            ],
            0x1E0000,
            0x1C0000),
    ];

    /// <summary>The family of a firmware.</summary>
    /// <param name="target">The firmware's name, for example <c>ESP32_REV3</c>.</param>
    /// <exception cref="DeploymentException">No family has firmware of that name; the message lists all.</exception>
    public static BoardFamily Of(string target) =>
        All.FirstOrDefault(family => family.Targets.Any(start => target == start || target.StartsWith(start + "_", StringComparison.Ordinal)))
        ?? throw new DeploymentException(
            $"target: expected the name of a firmware, found '{target}'; known families:",
            [.. All.Select(family => $"  {family.Name}: {string.Join(", ", family.Targets)}")]);

    /// <summary>Fails when an image is larger than the deployment area.</summary>
    /// <param name="source">The image, for the message.</param>
    /// <param name="length">Its bytes.</param>
    /// <exception cref="DeploymentException">It is.</exception>
    public void RequireRoom(string source, long length)
    {
        if (length > Capacity)
        {
            throw new DeploymentException(
                FormattableString.Invariant($"{source}: expected at most {Capacity:N0} bytes, the deployment area of {Name} with 4 MB of flash, found {length:N0}"));
        }
    }
}
