using System;

namespace TinyRnn.Quantizer.Models;

/// <summary>The values that go into a model's table: 2^20 * (1 + tanh(v)) for v = -8 to 8 in steps of 1/64.</summary>
internal static class SigmoidValues
{
    public static int[] Compute()
    {
        var values = new int[SigmoidTable.Length];
        int middle = values.Length / 2;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (int)Math.Round((SigmoidTable.One / 2) * (1 + Math.Tanh((i - middle) / 64.0)));
        }

        return values;
    }
}
