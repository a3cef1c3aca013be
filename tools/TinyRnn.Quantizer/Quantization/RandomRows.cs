using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Readings that wander in the middle of their ranges, the same on every machine.</summary>
internal sealed class RandomRows(IReadOnlyList<ReadingChannel> readings)
{
    private const double Least = 0.3;
    private const double Most = 0.7;
    private const double LargestStep = 0.02;

    private readonly double[] _places = [.. readings.Select(_ => 0.5)];
    private int _seed = 12345;

    /// <summary>The current row. Overwritten by the next.</summary>
    public float[] Row { get; } = new float[readings.Count];

    public void Next()
    {
        for (int i = 0; i < Row.Length; i++)
        {
            // Numerical Recipes' generator; its upper bits.
            _seed = unchecked((_seed * 1664525) + 1013904223);
            double step = LargestStep * ((_seed >> 8) / (double)(1 << 23));
            double place = _places[i] + step;
            _places[i] = place is < Least or > Most ? _places[i] - step : place;
            Row[i] = (float)(readings[i].Least + (_places[i] * ((double)readings[i].Most - readings[i].Least)));
        }
    }
}
