using System;

namespace TinyRnn.Cli.Output;

/// <summary>"step 17 of 256" on stderr, overwritten in place; nothing when stderr is not a terminal.</summary>
internal sealed class StepProgress : IDisposable
{
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private int _last = -1;

    public void Update(int step, int steps)
    {
        if (_isTerminal && step != _last)
        {
            Terminal.Overwrite(steps == 0 ? "waiting for the report's beginning" : $"step {step} of {steps}");
            _last = step;
        }
    }

    public void Dispose()
    {
        if (_last >= 0)
        {
            Terminal.Overwrite("");
        }
    }
}
