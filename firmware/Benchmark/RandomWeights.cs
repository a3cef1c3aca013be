namespace TinyRnn.Benchmark;

/// <summary>Weights from a seed, the same on the desktop, where they are quantized, and on the board, where the textbook step uses them.</summary>
internal sealed class RandomWeights
{
    public const int Inputs = 4;
    public const int Hidden = 32;
    public const int GruSeed = 4321;
    public const int LstmSeed = 1234;

    private int _state;

    public RandomWeights(int seed)
    {
        _state = seed;
    }

    /// <summary>Numbers between -range and range.</summary>
    public float[] Take(int count, float range)
    {
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            _state = _state * 1664525 + 1013904223;
            values[i] = (_state >> 16) * range / 32768f;
        }

        return values;
    }

    public float[] InputWeights(int gates) => Take(gates * Hidden * Inputs, 1f);

    public float[] RecurrentWeights(int gates) => Take(gates * Hidden * Hidden, 0.3f);

    public float[] Biases(int gates) => Take(gates * Hidden, 0.3f);

    public float[] HeadWeights() => Take(Hidden, 1f);

    public float[] HeadBias() => Take(1, 0.3f);
}
