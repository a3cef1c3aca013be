namespace TinyRnn.DeviceTests;

/// <summary>Windows of one to eight steps for a model, the same on the desktop and on the board.</summary>
internal sealed class WindowInputs
{
    private const int Tested = 8;

    private readonly PseudoRandom _random;
    private readonly ModelInfo _info;

    public WindowInputs(int seed, ModelInfo info)
    {
        _random = new PseudoRandom(seed);
        _info = info;
    }

    /// <summary>Runs the next window and gives its raw outputs; every fourth starts from a fresh state.</summary>
    public int[] RunNext(RecurrentNetwork network, int number)
    {
        int[] window = Next();
        if ((number & 3) == 0)
        {
            network.Reset();
        }

        int steps = window.Length / network.InputSize;
        var output = new int[_info.OutputSteps(steps) * network.OutputSize];
        network.Run(window, output);
        return output;
    }

    private int[] Next()
    {
        int steps = _info.NeedsFullWindow ? _info.Window : 1 + (_random.Next() & (Tested - 1));
        var window = new int[steps * _info.Inputs.Length];
        if (_info.Tokens == 0)
        {
            _random.Fill(window, _info.InputLimit);
            return window;
        }

        for (int i = 0; i < window.Length; i++)
        {
            window[i] = (_random.Next() & 32767) % _info.Tokens;
        }

        return window;
    }
}
