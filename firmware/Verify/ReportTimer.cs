namespace TinyRnn.Verify;

/// <summary>Times a network on readings of zero, step by step or, of a model that is run on windows, window by window.</summary>
internal sealed class ReportTimer : StepTimer
{
    private readonly RecurrentNetwork _network;
    private readonly int[] _inputs;
    private readonly int[] _outputs;
    private readonly int _windowSteps;

    /// <summary>Prepares.</summary>
    /// <param name="network">Is stepped; its state is overwritten.</param>
    /// <param name="windowSteps">Steps of a window; 0 for step by step.</param>
    /// <param name="outputs">Raw outputs that a step or a window gives.</param>
    public ReportTimer(RecurrentNetwork network, int windowSteps, int outputs)
    {
        _network = network;
        _windowSteps = windowSteps;
        _inputs = new int[(windowSteps == 0 ? 1 : windowSteps) * network.InputSize];
        _outputs = new int[outputs];
    }

    /// <inheritdoc/>
    protected override int Step()
    {
        if (_windowSteps == 0)
        {
            _network.Step(_inputs, _outputs);
            return 1;
        }

        _network.Run(_inputs, _outputs);
        return _windowSteps;
    }
}
