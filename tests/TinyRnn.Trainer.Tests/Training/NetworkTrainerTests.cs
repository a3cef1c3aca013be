using System;
using System.Threading;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Training;
using Xunit;

namespace TinyRnn.Trainer.Tests.Training;

public class NetworkTrainerTests
{
    private const int Epochs = 20;
    private static readonly NetworkShape s_shape = new(1, TrainableCell.Gru, 4, 1);

    [Fact]
    public void The_weights_with_the_least_validation_loss_are_kept()
    {
        // In validation the answer is the other way round: whoever learns loses.
        Examples validation = Stream(200, isTurned: true);

        TrainedNetwork trained = new NetworkTrainer(TargetKind.Binary, Stream(600, isTurned: false), validation, new() { Epochs = Epochs, Dropout = 0 })
            .Train(s_shape, seed: 1, null, CancellationToken.None);

        float[] outputs = Prediction.Run(trained.Network, trained.Parameters, validation, threads: 1);
        Assert.Equal(trained.Loss, NetworkTrainer.LossOf(TargetKind.Binary).Mean(outputs, validation.KnownTargets, width: 1));
        Assert.InRange(trained.Epoch, 1, 4);
    }

    [Fact]
    public void What_goes_on_getting_better_is_kept_to_the_end()
    {
        TrainedNetwork trained = new NetworkTrainer(TargetKind.Binary, Stream(600, isTurned: false), Stream(200, isTurned: false), new() { Epochs = Epochs, Dropout = 0 })
            .Train(s_shape, seed: 1, null, CancellationToken.None);

        Assert.Equal(Epochs, trained.Epoch);
        Assert.InRange(trained.Score, 0.97, 1);
    }

    [Theory]
    [InlineData(99, 0.6)]
    [InlineData(100, 0.05)]
    public void A_stream_of_few_cases_gets_more_noise(int cases, double noise) => Assert.Equal(noise, new TrainingSettings().ForCases(cases).Noise);

    [Fact]
    public void Noise_that_is_stated_larger_stays() => Assert.Equal(0.8, new TrainingSettings { Noise = 0.8 }.ForCases(3).Noise);

    private static Examples Stream(int rows, bool isTurned)
    {
        var random = new Random(rows);
        float[] inputs = new float[rows];
        float[] targets = new float[rows];
        for (int i = 0; i < rows; i++)
        {
            inputs[i] = (float)((2 * random.NextDouble()) - 1);
            targets[i] = inputs[i] > 0 != isTurned ? 1 : 0;
        }

        return new Examples(1, inputs, targets, [new RowRange(0, rows)], IsStream: true);
    }
}
