using System;
using TinyRnn.Trainer.Layers;

namespace TinyRnn.Trainer.Training;

/// <summary>How a network is trained.</summary>
public sealed record TrainingSettings
{
    private const int FewCases = 100;
    private const double NoiseOfFewCases = 0.6;

    /// <summary>Times that all training rows are gone through.</summary>
    public int Epochs { get; init; } = 44;

    /// <summary>Updates that a training of sequences has at least, however few they are: more epochs, if need be. A stream has as many as its rows give.</summary>
    public int LeastUpdates { get; init; } = 1500;

    /// <summary>The greatest learning rate of the course.</summary>
    public double Rate { get; init; } = 4e-3;

    /// <summary>Decay of the weights, decoupled.</summary>
    public double Decay { get; init; } = 0.05;

    /// <summary>The probability that an output of a recurrent layer is dropped.</summary>
    public double Dropout { get; init; } = 0.2;

    /// <summary>The deviation of the noise on the normalized features.</summary>
    public double Noise { get; init; } = 0.05;

    /// <summary>The greatest length of a gradient.</summary>
    public double Clip { get; init; } = 1;

    /// <summary>What is kept of the averaged weights in an update.</summary>
    public double Averaging { get; init; } = 0.98;

    /// <summary>Stretches of a stream, or sequences, side by side, at most.</summary>
    public int Streams { get; init; } = 48;

    /// <summary>Steps that are gone back through at a time.</summary>
    public int Chunk { get; init; } = 48;

    /// <summary>Steps after a cold start that are not learned from.</summary>
    public int WarmUp { get; init; } = 24;

    /// <summary>Epochs from one look at the validation part to the next.</summary>
    public int ValidateEvery { get; init; } = 2;

    /// <summary>Looks without a better score after which training stops.</summary>
    public int Patience { get; init; } = 12;

    /// <summary>The most threads.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The settings that suit a kind of cell.</summary>
    public static TrainingSettings For(TrainableCell cell) =>
        cell switch
        {
            TrainableCell.Gru => new TrainingSettings(),
            TrainableCell.Lstm => new TrainingSettings { Rate = 6e-3, Epochs = 60 },
            _ => new TrainingSettings { Rate = 2e-3, Epochs = 60 },
        };

    /// <summary>
    /// The settings that suit a stream. One whose answer changes less than 100 times shows few cases, each of many rows that are near copies: without more
    /// noise on the features a network learns these rows by heart.
    /// </summary>
    /// <param name="cases">How often the answer changes in the training part.</param>
    public TrainingSettings ForCases(int cases) => cases < FewCases ? this with { Noise = Math.Max(Noise, NoiseOfFewCases) } : this;
}
