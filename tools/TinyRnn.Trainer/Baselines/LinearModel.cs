using System;
using System.Linq;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Baselines;

/// <summary>
/// Linear regression of a number, logistic regression of an event or of each class against the rest, on features and lags with a
/// slight penalty on the squares of the weights, by Newton's method (iteratively reweighted least squares).
/// </summary>
internal sealed class LinearModel : IBaseline
{
    private const double Penalty = 1;
    private const int Iterations = 12;
    private const double SmallStep = 1e-3;

    public BaselinePrediction? Predict(BaselineData data)
    {
        float[] outputs = new float[data.Test.Targets.Length * data.Outputs];
        for (int output = 0; output < data.Outputs; output++)
        {
            double[] targets = Array.ConvertAll(
                data.Train.Targets, target => data.Outputs == 1 ? target : (int)target == output ? 1.0 : 0.0);
            double[] weights = Fit(data.Train, targets, isLogistic: data.Kind != TargetKind.Regression);
            for (int row = 0; row < data.Test.Targets.Length; row++)
            {
                outputs[(row * data.Outputs) + output] = (float)Sum(weights, data.Test.Row(row));
            }
        }

        return new BaselinePrediction(data.Kind == TargetKind.Regression ? "linear regression" : "logistic regression", outputs);
    }

    private static double[] Fit(BaselinePart train, double[] targets, bool isLogistic)
    {
        int count = train.PredictorCount + 1;
        double[] weights = new double[count];
        for (int iteration = 0; iteration < (isLogistic ? Iterations : 1); iteration++)
        {
            double[,] curvature = new double[count, count];
            double[] slope = new double[count];
            for (int row = 0; row < targets.Length; row++)
            {
                ReadOnlySpan<float> values = train.Row(row);
                double sum = Sum(weights, values);
                double mean = isLogistic ? 1 / (1 + Math.Exp(-sum)) : sum;
                Add(curvature, slope, values, isLogistic ? Math.Max(mean * (1 - mean), 1e-6) : 1, targets[row] - mean);
            }

            for (int i = 0; i < count; i++)
            {
                curvature[i, i] += Penalty;
                slope[i] -= Penalty * weights[i];
            }

            double[] step = Cholesky.Solve(curvature, slope);
            for (int i = 0; i < count; i++)
            {
                weights[i] += step[i];
            }

            if (step.Max(Math.Abs) < SmallStep)
            {
                break;
            }
        }

        return weights;
    }

    private static double Sum(double[] weights, ReadOnlySpan<float> values)
    {
        double sum = weights[^1];
        for (int i = 0; i < values.Length; i++)
        {
            sum += weights[i] * values[i];
        }

        return sum;
    }

    /// <summary>Adds a row to the lower half of the curvature and to the slope; the constant is the last value.</summary>
    private static void Add(double[,] curvature, double[] slope, ReadOnlySpan<float> values, double weight, double error)
    {
        for (int i = 0; i <= values.Length; i++)
        {
            double value = i < values.Length ? values[i] : 1;
            slope[i] += error * value;
            double weighted = weight * value;
            for (int j = 0; j < i; j++)
            {
                curvature[i, j] += weighted * values[j];
            }

            curvature[i, i] += weighted * value;
        }
    }
}
