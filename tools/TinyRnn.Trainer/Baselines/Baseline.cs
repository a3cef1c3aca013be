using System.Collections.Generic;

namespace TinyRnn.Trainer.Baselines;

/// <summary>What something simpler than a network predicts for the test part.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Outputs">[scored, outputs], as a network's: the higher the likelier, or normalized numbers.</param>
public sealed record BaselinePrediction(string Name, float[] Outputs);

/// <summary>Something simpler than a network.</summary>
public interface IBaseline
{
    /// <summary>Learns from the training part and predicts the test part; null where it has nothing to say.</summary>
    BaselinePrediction? Predict(BaselineData data);
}

/// <summary>All baselines, from the simplest on.</summary>
public static class AllBaselines
{
    private static readonly IBaseline[] s_all = [new Persistence(), new Climatology(), new LinearModel(), new GradientBoosting()];

    /// <summary>What each of them predicts.</summary>
    public static IReadOnlyList<BaselinePrediction> Predict(BaselineData data)
    {
        List<BaselinePrediction> predictions = [];
        foreach (IBaseline baseline in s_all)
        {
            if (baseline.Predict(data) is { } prediction)
            {
                predictions.Add(prediction);
            }
        }

        return predictions;
    }
}
