using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Trainer.Baselines;

/// <summary>Nothing changes: what was last known of the target comes true again.</summary>
public sealed class Persistence : IBaseline
{
    private const double SecondsOfDay = 86_400;

    /// <summary>What is known of the target at each row: its present value, or, where that is the question, yesterday's; NaN where it is not known.</summary>
    /// <param name="present">[rows]: the target's question asked of the row itself.</param>
    /// <param name="target">What is predicted.</param>
    /// <param name="step">Seconds between rows; 0 when that is not known.</param>
    public static double[] Known(IReadOnlyList<double> present, PredictionTarget target, double step)
    {
        int back = target.Horizon > 0 ? 0
            : step > 0 && target.Sequence == null ? (int)Math.Round(SecondsOfDay / step)
            : int.MaxValue;
        return [.. Enumerable.Range(0, present.Count).Select(row => row < back ? double.NaN : present[row - back])];
    }

    /// <inheritdoc/>
    public BaselinePrediction? Predict(BaselineData data)
    {
        if (data.Test.Present.All(float.IsNaN))
        {
            return null;
        }

        float[] outputs = new float[data.Test.Present.Length * data.Outputs];
        for (int row = 0; row < data.Test.Present.Length; row++)
        {
            float present = data.Test.Present[row];
            if (float.IsNaN(present))
            {
                continue;
            }

            if (data.Outputs == 1)
            {
                outputs[row] = present;
            }
            else
            {
                outputs[(row * data.Outputs) + (int)present] = 1;
            }
        }

        return new BaselinePrediction("persistence", outputs);
    }
}
