using System.Collections.Generic;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>Memory of a board with its public firmware, as far as there is a public source for it.</summary>
/// <param name="Name">The chip.</param>
/// <param name="Heap">Bytes of managed heap.</param>
/// <param name="IsMost">True where the heap is known to be no more than that; otherwise a board has said so.</param>
/// <param name="HeapSource">Where the heap was read.</param>
/// <param name="Deployment">Bytes of the deployment area with 4 MB of flash, from the partitions in nf-interpreter at a3e8139.</param>
/// <param name="Processor">How fast it is.</param>
public sealed record BoardMemory(string Name, int Heap, bool IsMost, string HeapSource, int Deployment, InstructionSet Processor)
{
    /// <summary>The boards whose heap has a public source; that of an ESP32-S3 has none.</summary>
    public static IReadOnlyList<BoardMemory> All { get; } =
    [
        new("ESP32-C3", 54_472, false, "nanoframework/Home #1824: firmware 1.17.0.257 with Bluetooth says RAM 0xd4c8", 0x1F0000, InstructionSet.Esp32C3),
        new(
            "ESP32", 113_840, true,
            "the largest block of internal RAM that ESP-IDF has (0x3ffe4350), which targets/ESP32/_nanoCLR/Memory.cpp takes at most", 0x1C0000, InstructionSet.Esp32),
    ];
}
