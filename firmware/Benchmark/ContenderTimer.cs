using TinyRnn.Verify;

namespace TinyRnn.Benchmark;

/// <summary>Times a contender on the readings in turn.</summary>
internal sealed class ContenderTimer : StepTimer
{
    private readonly Contender _contender;
    private readonly float[][] _readings;
    private int _next;

    public ContenderTimer(Contender contender, float[][] readings)
    {
        _contender = contender;
        _readings = readings;
    }

    protected override int Step()
    {
        _contender.Step(_readings[_next++ & (Readings.Count - 1)]);
        return 1;
    }
}
