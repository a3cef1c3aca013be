using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>
/// What a CLR instruction costs on a kind of processor, for a calculated range of times. Counted on nanoCLR 1.17 built with -Os: 41 to 47
/// native instructions on ARMv7-M with and without FPU, 79 on Cortex-M0+. Xtensa and RISC-V were not counted: they stand with the ARMv7-M build
/// that is nearest to them.
/// </summary>
/// <param name="Name">The instruction set and chips that have it.</param>
/// <param name="LeastNative">Native instructions of a CLR instruction, at least.</param>
/// <param name="MostNative">Native instructions of a CLR instruction, at most.</param>
/// <param name="Megahertz">The clock in the boards' public firmware.</param>
/// <param name="IsCounted">False where the instructions of another set stand in.</param>
public sealed record InstructionSet(string Name, int LeastNative, int MostNative, int Megahertz, bool IsCounted)
{
    // Of a native instruction on a core that starts one per cycle, with code in flash that is cached more or less.
    private const int LeastCycles = 1;
    private const int MostCycles = 3;

    /// <summary>Of an ESP32.</summary>
    public static InstructionSet Esp32 { get; } = new("Xtensa, ESP32", 41, 47, 160, IsCounted: false);

    /// <summary>Of an ESP32-C3.</summary>
    public static InstructionSet Esp32C3 { get; } = new("RISC-V, ESP32-C3 and C6", 41, 47, 160, IsCounted: false);

    /// <summary>All that boards with public firmware have.</summary>
    public static IReadOnlyList<InstructionSet> All { get; } =
    [
        Esp32,
        new("Xtensa, ESP32-S3", 41, 47, 240, IsCounted: false),
        Esp32C3,
        new("ARMv7-M, STM32F4", 41, 47, 168, IsCounted: true),
        new("ARMv6-M, RP2040", 79, 79, 125, IsCounted: true),
    ];

    /// <summary>Milliseconds of so many CLR instructions, from and to.</summary>
    public (double Least, double Most) Milliseconds(long instructions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(instructions);
        double cycles = instructions / (Megahertz * 1000.0);
        return (cycles * LeastNative * LeastCycles, cycles * MostNative * MostCycles);
    }
}
