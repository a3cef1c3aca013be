using System;

namespace TinyRnn.Benchmark;

/// <summary>
/// What one would write without this library, written well: a float GRU 4 -> 32 -> 1 over flat preallocated arrays that are held
/// in locals. The reference that other steps are compared with.
/// </summary>
internal sealed class TextbookGru : Contender
{
    private const int Gates = 3;
    private const int Rows = Gates * RandomWeights.Hidden;

    private readonly float[] _inputWeights;
    private readonly float[] _recurrentWeights;
    private readonly float[] _inputBias;
    private readonly float[] _recurrentBias;
    private readonly float[] _headWeights;
    private readonly float _headBias;
    private readonly float[] _inputSums = new float[Rows];
    private readonly float[] _recurrentSums = new float[Rows];
    private readonly float[] _hidden = new float[RandomWeights.Hidden];

    public TextbookGru()
    {
        var random = new RandomWeights(RandomWeights.GruSeed);
        _inputWeights = random.InputWeights(Gates);
        _recurrentWeights = random.RecurrentWeights(Gates);
        _inputBias = random.Biases(Gates);
        _recurrentBias = random.Biases(Gates);
        _headWeights = random.HeadWeights();
        _headBias = random.HeadBias()[0];
    }

    public override float Step(float[] x)
    {
        float[] wx = _inputWeights;
        float[] wh = _recurrentWeights;
        float[] bx = _inputBias;
        float[] bh = _recurrentBias;
        float[] sx = _inputSums;
        float[] sh = _recurrentSums;
        float[] h = _hidden;
        int atX = 0;
        int atH = 0;
        for (int row = 0; row < Rows; row++)
        {
            float sum = bx[row];
            for (int i = 0; i < RandomWeights.Inputs; i++)
            {
                sum += wx[atX++] * x[i];
            }

            sx[row] = sum;
            sum = bh[row];
            for (int i = 0; i < RandomWeights.Hidden; i++)
            {
                sum += wh[atH++] * h[i];
            }

            sh[row] = sum;
        }

        float[] v = _headWeights;
        float output = _headBias;
        for (int i = 0; i < RandomWeights.Hidden; i++)
        {
            float r = (float)(1 / (1 + Math.Exp(-(sx[i] + sh[i]))));
            float z = (float)(1 / (1 + Math.Exp(-(sx[RandomWeights.Hidden + i] + sh[RandomWeights.Hidden + i]))));
            float n = (float)Math.Tanh(sx[2 * RandomWeights.Hidden + i] + r * sh[2 * RandomWeights.Hidden + i]);
            float next = n + z * (h[i] - n);
            h[i] = next;
            output += v[i] * next;
        }

        return (float)(1 / (1 + Math.Exp(-output)));
    }
}
