using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>A kind of board that one can buy.</summary>
/// <param name="Name">As the command line takes it.</param>
/// <param name="Pins">Pins that most of them have and that decide nothing at start-up.</param>
/// <param name="Target">The firmware that fits most of them.</param>
/// <param name="Remark">What to look at before choosing it; may be empty.</param>
public sealed record Board(string Name, StationPins Pins, string Target, string Remark)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<Board> All { get; } =
    [
        new("esp32", new(21, 22, 2), "ESP32_REV3", "ESP32_REV0 for chips older than revision 3, ESP32_PSRAM_REV3 for modules with PSRAM (WROVER)"),
        new("esp32-s2", new(8, 9, 2), "ESP32_S2", ""),
        new("esp32-s3", new(8, 9, 2), "ESP32_S3_QUAD", "ESP32_S3_OCTAL for modules with octal PSRAM (names that end in R8)"),
        new("esp32-c3", new(5, 6, 4), "ESP32_C3", ""),
        new("esp32-c5", new(8, 9, 10), "ESP32_C5_THREAD", ""),
        new("esp32-c6", new(6, 7, 10), "ESP32_C6_THREAD", ""),
        new("esp32-h2", new(12, 22, 10), "ESP32_H2_THREAD", ""),
        new("esp32-p4", new(7, 8, 4), "ESP32_P4", ""),
    ];

    /// <summary>The board of a name.</summary>
    public static Board Of(string name) =>
        All.FirstOrDefault(board => board.Name == name)
        ?? throw new DeploymentException($"board: expected one of {string.Join(", ", All.Select(board => board.Name))}, found '{name}'");

    /// <summary>The layout of its flash.</summary>
    public BoardFamily Family => BoardFamily.Of(Target);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Target}");
}
