namespace TinyRnn.Verify;

/// <summary>
/// Quantized readings that the board and the desktop both make, from a seed. Each channel keeps a level, jumps to another one in
/// eight, and jitters by a sixteenth of the range: slow and fast changes, all values that the model takes. Signed arithmetic only.
/// </summary>
internal sealed class ReportInputs
{
    // Lehmer's generator: next = 48271 * last modulo 2^31 - 1.
    private const long Multiplier = 48271;
    private const long Modulus = 2147483647;

    private readonly int _limit;
    private readonly bool _tokens;
    private readonly int[] _levels;
    private long _random;

    /// <summary>Starts a stretch.</summary>
    /// <param name="inputs">Values in a reading.</param>
    /// <param name="limit">The model's input limit.</param>
    /// <param name="seed">1 to 2147483646.</param>
    /// <param name="tokens">True for tokens, from 0 to the limit, all alike.</param>
    public ReportInputs(int inputs, int limit, int seed, bool tokens)
    {
        _limit = limit;
        _tokens = tokens;
        _levels = new int[inputs];
        _random = seed;
    }

    /// <summary>Makes the next reading.</summary>
    /// <param name="reading">Receives one value per input, at most the limit in magnitude.</param>
    public void Next(int[] reading)
    {
        for (int i = 0; i < reading.Length; i++)
        {
            if (_tokens)
            {
                reading[i] = Draw(_limit);
                continue;
            }

            if (Draw(7) == 0)
            {
                _levels[i] = Draw(2 * _limit) - _limit;
            }

            int jitter = _limit / 16;
            int value = _levels[i] + Draw(2 * jitter) - jitter;
            reading[i] = value > _limit ? _limit : value < -_limit ? -_limit : value;
        }
    }

    // From 0 to the largest, both included.
    private int Draw(int largest)
    {
        _random = Multiplier * _random % Modulus;
        return (int)((_random >> 8) * (largest + 1L) >> 23);
    }
}
