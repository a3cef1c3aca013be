using TinyRnn.Verify;

namespace TinyRnn.Firmware.Tests;

/// <summary>Times of steps by clocks of several resolutions.</summary>
[Collection("clock")]
public class StepTimerTests
{
    private const long Second = 10_000_000;

    [Theory]
    [InlineData(1)]
    [InlineData(10_000)]
    [InlineData(Second)]
    public void Time_of_a_step_is_right_whatever_the_clock_counts(long resolution)
    {
        // The step of a compiled GRU on an RP2040: 1.18 ms.
        long measured = Measure(resolution, stepTicks: 11_800);
        Assert.InRange(measured, 1_174_000, 1_186_000);
    }

    [Fact]
    public void Step_that_is_longer_than_the_clocks_unit_is_timed_too() =>
        Assert.InRange(Measure(Second, stepTicks: 3 * Second), 3_000_000_000, 3_000_000_000);

    [Fact]
    public void Clock_that_stands_still_gives_no_time() => Assert.Equal(0, Measure(resolution: long.MaxValue, stepTicks: 1));

    private static long Measure(long resolution, long stepTicks)
    {
        DateTime.Resolution = resolution;
        DateTime.Now = (12_345 * Second) + 6_789;
        try
        {
            return new FixedStep(stepTicks).NanosecondsPerStep();
        }
        finally
        {
            DateTime.Resolution = 1;
            DateTime.Now = null;
        }
    }

    private sealed class FixedStep : StepTimer
    {
        private readonly long _ticks;

        public FixedStep(long ticks)
        {
            _ticks = ticks;
        }

        protected override int Step()
        {
            DateTime.Now += _ticks;
            return 1;
        }
    }
}
