using System.Linq;
using TinyRnn.Quantizer.Deployment;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class InstructionSetTests
{
    [Fact]
    public void Range_is_native_instructions_over_the_clock_at_one_to_three_cycles()
    {
        // The compiled GRU 4-32-1: 9,835 CLR instructions, counted as 781,355 native ones on a Cortex-M0+.
        InstructionSet pico = InstructionSet.All.Single(set => set.Name.Contains("RP2040"));
        (double least, double most) = pico.Milliseconds(9_835);
        Assert.InRange(781_355 / 125_000.0, least, most);
        Assert.Equal(3, most / least, precision: 9);
    }

    [Fact]
    public void Cortex_M0_takes_longer_than_any_other_at_the_same_clock()
    {
        static double PerMegahertz(InstructionSet set) => set.Milliseconds(1000).Least * set.Megahertz;

        Assert.Equal("ARMv6-M, RP2040", InstructionSet.All.MaxBy(PerMegahertz)!.Name);
    }
}
