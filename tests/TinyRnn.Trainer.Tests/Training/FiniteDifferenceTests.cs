using System;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Losses;
using TinyRnn.Trainer.Numerics;
using TinyRnn.Trainer.Training;
using Xunit;

namespace TinyRnn.Trainer.Tests.Training;

/// <summary>The gradient of every tensor against the difference of losses along it.</summary>
public class FiniteDifferenceTests
{
    private const int Steps = 6;
    private const int Sequences = 5;

    [Theory]
    [InlineData(TrainableCell.Gru, 1, 0.0, "binary")]
    [InlineData(TrainableCell.Gru, 2, 0.3, "classes")]
    [InlineData(TrainableCell.Lstm, 1, 0.0, "squared")]
    [InlineData(TrainableCell.Lstm, 2, 0.3, "binary")]
    [InlineData(TrainableCell.RnnTanh, 2, 0.0, "squared")]
    public void Gradients_are_the_slopes_of_the_loss(TrainableCell cell, int layers, double dropout, string kind)
    {
        Loss loss = kind switch
        {
            "binary" => new BinaryCrossEntropy(),
            "classes" => new CrossEntropy(),
            _ => new MeanSquaredError(),
        };
        var network = new TrainableNetwork(new NetworkShape(3, cell, 6, 2) { Layers = layers, Dropout = dropout });
        float[] parameters = network.Initialize(7);
        float[] gradient = new float[parameters.Length];
        Batch batch = RandomBatch(loss);
        Run(network, loss, batch, parameters, gradient);
        foreach (Parameter parameter in network.Parameters)
        {
            // Along the gradient of the tensor itself, where the loss changes most.
            double square = 0;
            ReadOnlySpan<float> slope = gradient.AsSpan(parameter.Offset, parameter.Length);
            foreach (float value in slope)
            {
                square += (double)value * value;
            }

            double length = Math.Sqrt(square);
            Assert.True(length > 1e-4, $"{parameter.Name} has no gradient");
            const double distance = 0.02;
            double above = LossAt(network, loss, batch, parameters, parameter, gradient, distance / length);
            double below = LossAt(network, loss, batch, parameters, parameter, gradient, -distance / length);
            double measured = (above - below) / (2 * distance);
            Assert.True(Math.Abs(measured - length) <= (2e-3 * length) + 3e-5, $"{parameter.Name}: gradient {length}, difference {measured}");
        }
    }

    private static double LossAt(
        TrainableNetwork network, Loss loss, Batch batch, float[] parameters, Parameter parameter, float[] direction, double distance)
    {
        float[] moved = (float[])parameters.Clone();
        for (int i = parameter.Offset; i < parameter.Offset + parameter.Length; i++)
        {
            moved[i] += (float)(distance * direction[i]);
        }

        return Run(network, loss, batch, moved, new float[moved.Length]);
    }

    private static double Run(TrainableNetwork network, Loss loss, Batch batch, float[] parameters, float[] gradient) =>
        new BackPropagation(network, loss, Steps, Sequences, threads: 1).Run(parameters, batch, seed: 3, gradient);

    private static Batch RandomBatch(Loss loss)
    {
        var random = new SeededRandom(11);
        float[] inputs = new float[Steps * Sequences * 3];
        foreach (ref float value in inputs.AsSpan())
        {
            value = random.NextNormal();
        }

        float[] targets = new float[Steps * Sequences * loss.Targets(2)];
        foreach (ref float value in targets.AsSpan())
        {
            value = random.NextBelow(2);
        }

        targets[0] = float.NaN;
        return new Batch(Steps, Sequences, inputs, targets);
    }
}
