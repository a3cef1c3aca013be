using System;

namespace TinyRnn.Verify;

/// <summary>
/// The raw outputs that the board and the desktop both compute of made-up readings: step after step, or, of a model that is run on
/// windows, window after window, each from the initial state.
/// </summary>
internal sealed class ReportStretch
{
    private const int LongestWindow = 32;

    private readonly RecurrentNetwork _network;
    private readonly ReportInputs _inputs;
    private readonly int[] _reading;
    private readonly int[] _window;
    private readonly int[] _outputs;
    private readonly int _windowSteps;
    private int _next;

    /// <summary>Starts from the initial state.</summary>
    /// <param name="network">Computes the outputs; its state is overwritten.</param>
    /// <param name="seed">Of <see cref="ReportInputs"/>.</param>
    public ReportStretch(RecurrentNetwork network, int seed)
    {
        ModelInfo info = network.Info;
        _network = network;
        _inputs = new ReportInputs(network.InputSize, info.InputLimit, seed, info.Tokens > 0);
        _reading = new int[network.InputSize];
        _windowSteps = info.Window > LongestWindow && !info.NeedsFullWindow ? LongestWindow : info.Window;
        _window = new int[_windowSteps * network.InputSize];
        _outputs = new int[(_windowSteps == 0 ? 0 : info.OutputSteps(_windowSteps)) * network.OutputSize];
        _next = _outputs.Length;
        network.Reset();
    }

    /// <summary>Computes the next output vector.</summary>
    /// <param name="output">[OutputSize].</param>
    public void Next(int[] output)
    {
        if (_windowSteps == 0)
        {
            _inputs.Next(_reading);
            _network.Step(_reading, output);
            return;
        }

        if (_next == _outputs.Length)
        {
            RunWindow();
            _next = 0;
        }

        Array.Copy(_outputs, _next, output, 0, output.Length);
        _next += output.Length;
    }

    /// <summary>Times the network, whose state is overwritten.</summary>
    public ReportTimer Timer() => new ReportTimer(_network, _windowSteps, _windowSteps == 0 ? _network.OutputSize : _outputs.Length);

    private void RunWindow()
    {
        for (int step = 0; step < _windowSteps; step++)
        {
            _inputs.Next(_reading);
            Array.Copy(_reading, 0, _window, step * _reading.Length, _reading.Length);
        }

        _network.Reset();
        _network.Run(_window, _outputs);
    }
}
