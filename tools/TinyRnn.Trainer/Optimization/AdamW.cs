using System;

namespace TinyRnn.Trainer.Optimization;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov, Hutter: Decoupled weight decay regularization, 2019), element by element.
/// </summary>
public sealed class AdamW
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const float Epsilon = 1e-8f;

    private readonly float[] _mean;
    private readonly float[] _square;
    private readonly double _decay;
    private double _power1 = 1;
    private double _power2 = 1;

    /// <summary>Starts with nothing seen.</summary>
    /// <param name="count">Parameters.</param>
    /// <param name="decay">The share of each weight that is taken off per update, times the rate.</param>
    public AdamW(int count, double decay)
    {
        _mean = new float[count];
        _square = new float[count];
        _decay = decay;
    }

    /// <summary>Takes one step against the gradient.</summary>
    /// <param name="parameters">Changed.</param>
    /// <param name="gradient">As many.</param>
    /// <param name="rate">The learning rate of this step.</param>
    public void Update(Span<float> parameters, ReadOnlySpan<float> gradient, double rate)
    {
        _power1 *= Beta1;
        _power2 *= Beta2;
        float keep = (float)(1 - (rate * _decay));
        float size = (float)(rate / (1 - _power1));
        float correction = (float)Math.Sqrt(1 - _power2);
        for (int i = 0; i < parameters.Length; i++)
        {
            _mean[i] = ((float)Beta1 * _mean[i]) + ((float)(1 - Beta1) * gradient[i]);
            _square[i] = ((float)Beta2 * _square[i]) + ((float)(1 - Beta2) * gradient[i] * gradient[i]);
            float scale = (MathF.Sqrt(_square[i]) / correction) + Epsilon;
            parameters[i] = (parameters[i] * keep) - (size * _mean[i] / scale);
        }
    }
}
