using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>What is decided from an output.</summary>
public static class Decision
{
    /// <summary>1 or 0 for a binary task, the class for several, 0 for numbers, from which nothing is decided.</summary>
    /// <param name="task">How outputs are judged.</param>
    /// <param name="threshold">Of a binary task.</param>
    /// <param name="output">The model's output.</param>
    public static int Of(NetworkTask task, double threshold, ReadOnlySpan<float> output) =>
        task switch
        {
            NetworkTask.Binary => output[0] >= threshold ? 1 : 0,
            NetworkTask.MultiClass => Class(output),
            _ => 0,
        };

    /// <summary>The class that several outputs decide by the largest, or that a single one is.</summary>
    public static int Class(ReadOnlySpan<float> output) => output.Length == 1 ? (int)MathF.Round(output[0]) : Largest(output);

    /// <summary>The index of the largest value, the first one when there are several.</summary>
    public static int Largest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest])
            {
                largest = i;
            }
        }

        return largest;
    }
}
