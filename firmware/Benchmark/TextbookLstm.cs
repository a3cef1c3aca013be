using System;

namespace TinyRnn.Benchmark;

/// <summary>The float reference for LSTM 4 -> 32 -> 1, as <see cref="TextbookGru"/>.</summary>
internal sealed class TextbookLstm : Contender
{
    private const int Gates = 4;
    private const int Rows = Gates * RandomWeights.Hidden;

    private readonly float[] _inputWeights;
    private readonly float[] _recurrentWeights;
    private readonly float[] _bias;
    private readonly float[] _headWeights;
    private readonly float _headBias;
    private readonly float[] _sums = new float[Rows];
    private readonly float[] _hidden = new float[RandomWeights.Hidden];
    private readonly float[] _cell = new float[RandomWeights.Hidden];

    public TextbookLstm()
    {
        var random = new RandomWeights(RandomWeights.LstmSeed);
        _inputWeights = random.InputWeights(Gates);
        _recurrentWeights = random.RecurrentWeights(Gates);
        _bias = random.Biases(Gates);
        _headWeights = random.HeadWeights();
        _headBias = random.HeadBias()[0];
    }

    public override float Step(float[] x)
    {
        float[] wx = _inputWeights;
        float[] wh = _recurrentWeights;
        float[] b = _bias;
        float[] s = _sums;
        float[] h = _hidden;
        float[] c = _cell;
        int atX = 0;
        int atH = 0;
        for (int row = 0; row < Rows; row++)
        {
            float sum = b[row];
            for (int i = 0; i < RandomWeights.Inputs; i++)
            {
                sum += wx[atX++] * x[i];
            }

            for (int i = 0; i < RandomWeights.Hidden; i++)
            {
                sum += wh[atH++] * h[i];
            }

            s[row] = sum;
        }

        float[] v = _headWeights;
        float output = _headBias;
        for (int k = 0; k < RandomWeights.Hidden; k++)
        {
            float i = (float)(1 / (1 + Math.Exp(-s[k])));
            float f = (float)(1 / (1 + Math.Exp(-s[RandomWeights.Hidden + k])));
            float g = (float)Math.Tanh(s[2 * RandomWeights.Hidden + k]);
            float o = (float)(1 / (1 + Math.Exp(-s[3 * RandomWeights.Hidden + k])));
            float cell = f * c[k] + i * g;
            c[k] = cell;
            float next = o * (float)Math.Tanh(cell);
            h[k] = next;
            output += v[k] * next;
        }

        return (float)(1 / (1 + Math.Exp(-output)));
    }
}
