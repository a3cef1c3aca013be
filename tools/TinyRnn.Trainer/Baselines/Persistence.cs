using System.Linq;

namespace TinyRnn.Trainer.Baselines;

/// <summary>Nothing changes: what was last known of the target comes true again.</summary>
internal sealed class Persistence : IBaseline
{
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
