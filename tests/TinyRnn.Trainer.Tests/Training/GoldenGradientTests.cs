using System;
using System.Linq;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Optimization;
using TinyRnn.Trainer.Tests.Support;
using TinyRnn.Trainer.Training;
using Xunit;

namespace TinyRnn.Trainer.Tests.Training;

/// <summary>Losses, outputs, gradients and updates against PyTorch's in double precision.</summary>
public class GoldenGradientTests
{
    private const double Relative = 1e-4;

    public static TheoryData<string> Cases => [.. GoldenCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parameters_have_the_names_and_the_order_of_PyTorch(string name)
    {
        var golden = new GoldenCase(name);
        Assert.Equal(golden.ParameterNames, golden.Network.Parameters.Select(parameter => parameter.Name));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_and_gradients_match_when_the_state_is_carried(string name)
    {
        var golden = new GoldenCase(name);
        var training = new BackPropagation(golden.Network, golden.Loss, golden.Steps, golden.Sequences, threads: 2);
        for (int i = 0; i < golden.Batches.Length; i++)
        {
            float[] gradient = new float[golden.Start.Length];
            double loss = training.Run(golden.Start, golden.Batch(i), 0, gradient);
            double expectedLoss = golden.Batches[i].GetProperty("loss").GetDouble();
            Assert.InRange(Math.Abs(loss - expectedLoss) / expectedLoss, 0, Relative);
            float[] expected = GoldenCase.Floats(golden.Batches[i].GetProperty("gradient"));
            foreach (Parameter parameter in golden.Network.Parameters)
            {
                AssertNear(expected, gradient, parameter, $"{name}, batch {i}, {parameter.Name}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_match_when_the_state_is_carried(string name)
    {
        var golden = new GoldenCase(name);
        var training = new BackPropagation(golden.Network, golden.Loss, golden.Steps, golden.Sequences, threads: 1);
        for (int i = 0; i < golden.Batches.Length; i++)
        {
            float[] expected = GoldenCase.Floats(golden.Batches[i].GetProperty("outputs"));
            float[] outputs = training.Predict(golden.Start, golden.Batch(i));
            Assert.Equal(expected.Length, outputs.Length);
            Assert.All(expected.Zip(outputs), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-5));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Updates_match_clipped_AdamW(string name)
    {
        var golden = new GoldenCase(name);
        float[] parameters = (float[])golden.Start.Clone();
        var optimizer = new AdamW(parameters.Length, GoldenCase.Setting("decay"));
        float[] first = GoldenCase.Floats(golden.Batches[0].GetProperty("gradient"));
        for (int update = 0; update < (int)GoldenCase.Setting("updates"); update++)
        {
            float sign = update / 2 % 2 == 0 ? 1 : -1;
            float[] gradient = [.. first.Select(value => sign * value)];
            GradientClipping.Clip(gradient, GoldenCase.Setting("limit"));
            optimizer.Update(parameters, gradient, GoldenCase.Setting("rate"));
        }

        Assert.All(golden.Updated.Zip(parameters), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 2e-6));
    }

    /// <summary>Relative to the largest value of the tensor: single values may cancel to nothing.</summary>
    private static void AssertNear(float[] expected, float[] actual, Parameter parameter, string what)
    {
        ReadOnlySpan<float> wanted = expected.AsSpan(parameter.Offset, parameter.Length);
        ReadOnlySpan<float> found = actual.AsSpan(parameter.Offset, parameter.Length);
        double largest = 0;
        foreach (float value in wanted)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        Assert.True(largest > 0, $"{what}: the golden gradient is zero");
        for (int i = 0; i < wanted.Length; i++)
        {
            Assert.True(Math.Abs(wanted[i] - found[i]) <= Relative * largest, $"{what}[{i}]: expected {wanted[i]}, found {found[i]}");
        }
    }
}
