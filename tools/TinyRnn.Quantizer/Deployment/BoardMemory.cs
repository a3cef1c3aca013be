using System.Collections.Generic;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>Memory of a board with its public firmware, as far as there is a public source for it; a figure without one is 0.</summary>
/// <param name="Name">The chip.</param>
/// <param name="LeastHeap">Bytes of managed heap, at least.</param>
/// <param name="MostHeap">Bytes of managed heap, at most.</param>
/// <param name="HeapSource">Where the heap was read.</param>
/// <param name="Deployment">Bytes of the deployment area with 4 MB of flash.</param>
/// <param name="Megahertz">Clock.</param>
/// <param name="Source">Where area and clock were read, in nf-interpreter at a3e8139.</param>
public sealed record BoardMemory(string Name, int LeastHeap, int MostHeap, string HeapSource, int Deployment, int Megahertz, string Source)
{
    /// <summary>The boards. The heap of an ESP32-S3 has no public source.</summary>
    public static IReadOnlyList<BoardMemory> All { get; } =
    [
        new(
            "ESP32-C3", 54_472, 0, "nanoframework/Home #1824: firmware 1.17.0.257 with Bluetooth says RAM 0xd4c8", 0x1F0000, 160,
            "targets/ESP32/_IDF/esp32c3/partitions_nanoclr_4mb.csv"),
        new(
            "ESP32", 0, 113_840, "the largest block of internal RAM that ESP-IDF has (0x3ffe4350), which targets/ESP32/_nanoCLR/Memory.cpp takes at most", 0x1C0000, 160,
            "targets/ESP32/_IDF/esp32/partitions_nanoclr_4mb.csv; sdkconfig.default_nopsram_rev3.esp32 sets no clock, which is the SDK's 160 MHz"),
        new(
            "ESP32-S3", 0, 0, "", 0x1F0000, 240,
            "targets/ESP32/_IDF/esp32s3/partitions_nanoclr_4mb.csv, sdkconfig.default.esp32s3"),
    ];
}
