using System;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment;

namespace TinyRnn.Cli.Views;

/// <summary>How long a step takes: calculated for each kind of processor, or as a board measured it.</summary>
internal static class StepTimeView
{
    public static void WriteCalculated(long instructions)
    {
        Terminal.Line("time of a step, calculated from instructions and clock");
        foreach (InstructionSet set in InstructionSet.All)
        {
            (double least, double most) = set.Milliseconds(instructions);
            Terminal.Line(FormattableString.Invariant($"  {set.Name,-24} {least:F1} to {most:F1} ms at {set.Megahertz} MHz{(set.IsCounted ? "" : ", instructions as on ARMv7-M")}"));
        }
    }

    public static void WriteMeasured(long nanoseconds, string log) =>
        Terminal.Line(FormattableString.Invariant($"time of a step          {nanoseconds / 1e6:F2} ms, measured by the board of {log}"));
}
