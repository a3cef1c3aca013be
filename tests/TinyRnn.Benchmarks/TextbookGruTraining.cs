using System;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Benchmarks;

/// <summary>Back-propagation through a GRU and one logit, one sequence after the other, number by number.</summary>
/// <param name="inputs">Values in.</param>
/// <param name="units">Units.</param>
internal sealed class TextbookGruTraining(int inputs, int units)
{
    private readonly int _recurrent = 3 * units * inputs;
    private readonly int _inputBias = 3 * units * (inputs + units);
    private readonly int _recurrentBias = (3 * units * (inputs + units)) + (3 * units);
    private readonly int _head = (3 * units * (inputs + units)) + (6 * units);

    /// <summary>The mean binary cross entropy, and its gradient by the parameters in the trainer's order.</summary>
    public double Run(float[] parameters, Batch batch, float[] gradient)
    {
        Array.Clear(gradient);
        double loss = 0;
        for (int sequence = 0; sequence < batch.Sequences; sequence++)
        {
            loss += Run(parameters, batch, sequence, gradient);
        }

        return loss / (batch.Steps * batch.Sequences);
    }

    private double Run(float[] p, Batch batch, int sequence, float[] gradient)
    {
        float[][] hidden = Rows(batch.Steps + 1, units);
        float[][] gates = Rows(batch.Steps, 4 * units);
        float[] logits = new float[batch.Steps];
        for (int t = 0; t < batch.Steps; t++)
        {
            Step(p, batch.Inputs.AsSpan(((t * batch.Sequences) + sequence) * inputs, inputs), hidden[t], gates[t], hidden[t + 1]);
            logits[t] = p[_head + units] + Dot(p.AsSpan(_head, units), hidden[t + 1]);
        }

        double loss = 0;
        float[] dh = new float[units];
        for (int t = batch.Steps - 1; t >= 0; t--)
        {
            float target = batch.Targets[(t * batch.Sequences) + sequence];
            float probability = 1 / (1 + MathF.Exp(-logits[t]));
            loss -= MathF.Log(target == 1 ? probability : 1 - probability);
            float d = (probability - target) / (batch.Steps * batch.Sequences);
            gradient[_head + units] += d;
            for (int i = 0; i < units; i++)
            {
                gradient[_head + i] += d * hidden[t + 1][i];
                dh[i] += d * p[_head + i];
            }

            StepBack(p, batch.Inputs.AsSpan(((t * batch.Sequences) + sequence) * inputs, inputs), hidden[t], gates[t], dh, gradient);
        }

        return loss;
    }

    private static float[][] Rows(int rows, int columns)
    {
        float[][] result = new float[rows][];
        for (int i = 0; i < rows; i++)
        {
            result[i] = new float[columns];
        }

        return result;
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private void Step(float[] p, ReadOnlySpan<float> x, float[] h, float[] gates, float[] result)
    {
        for (int i = 0; i < units; i++)
        {
            float r = Sigmoid(InputSum(p, x, i) + RecurrentSum(p, h, i));
            float z = Sigmoid(InputSum(p, x, units + i) + RecurrentSum(p, h, units + i));
            float sum = RecurrentSum(p, h, (2 * units) + i);
            float n = MathF.Tanh(InputSum(p, x, (2 * units) + i) + (r * sum));
            (gates[i], gates[units + i], gates[(2 * units) + i], gates[(3 * units) + i]) = (r, z, n, sum);
            result[i] = ((1 - z) * n) + (z * h[i]);
        }
    }

    private static float Sigmoid(float value) => 1 / (1 + MathF.Exp(-value));

    private float InputSum(float[] p, ReadOnlySpan<float> x, int row) => p[_inputBias + row] + Dot(p.AsSpan(row * inputs, inputs), x);

    private float RecurrentSum(float[] p, float[] h, int row) =>
        p[_recurrentBias + row] + Dot(p.AsSpan(_recurrent + (row * units), units), h);

    private void StepBack(float[] p, ReadOnlySpan<float> x, float[] h, float[] gates, float[] dh, float[] gradient)
    {
        float[] before = new float[units];
        for (int i = 0; i < units; i++)
        {
            (float r, float z, float n, float sum) = (gates[i], gates[units + i], gates[(2 * units) + i], gates[(3 * units) + i]);
            float dn = dh[i] * (1 - z) * (1 - (n * n));
            float dz = dh[i] * (h[i] - n) * z * (1 - z);
            float dr = dn * sum * r * (1 - r);
            before[i] += dh[i] * z;
            AddRow(p, x, h, i, dr, dr, before, gradient);
            AddRow(p, x, h, units + i, dz, dz, before, gradient);
            AddRow(p, x, h, (2 * units) + i, dn, dn * r, before, gradient);
        }

        before.CopyTo(dh, 0);
    }

    private void AddRow(
        float[] p, ReadOnlySpan<float> x, float[] h, int row, float ofInput, float ofRecurrent, float[] before, float[] gradient)
    {
        gradient[_inputBias + row] += ofInput;
        gradient[_recurrentBias + row] += ofRecurrent;
        for (int j = 0; j < inputs; j++)
        {
            gradient[(row * inputs) + j] += ofInput * x[j];
        }

        for (int j = 0; j < units; j++)
        {
            gradient[_recurrent + (row * units) + j] += ofRecurrent * h[j];
            before[j] += ofRecurrent * p[_recurrent + (row * units) + j];
        }
    }
}
