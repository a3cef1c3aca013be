using System;
using System.Threading;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Losses;
using TinyRnn.Trainer.Optimization;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Training;

/// <summary>A network after training.</summary>
/// <param name="Network">The network.</param>
/// <param name="Parameters">The averaged weights of the epoch with the least validation loss.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Epoch">That epoch, from 1.</param>
/// <param name="Loss">That loss.</param>
/// <param name="Score">The validation score of that epoch.</param>
/// <param name="WasInterrupted">Whether training ended before its time.</param>
public sealed record TrainedNetwork(TrainableNetwork Network, float[] Parameters, ulong Seed, int Epoch, double Loss, double Score, bool WasInterrupted);

/// <summary>How far training is.</summary>
/// <param name="Units">Units of the network.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Epoch">From 1.</param>
/// <param name="Epochs">Of at most.</param>
/// <param name="Loss">The mean loss of the epoch.</param>
/// <param name="Score">The last validation score.</param>
/// <param name="Best">That of the weights that are kept so far.</param>
public sealed record TrainingProgress(int Units, ulong Seed, int Epoch, int Epochs, double Loss, double Score, double Best);

/// <summary>Trains one network from one seed; the same seed gives the same bytes.</summary>
/// <param name="kind">What the target is.</param>
/// <param name="train">Normalized.</param>
/// <param name="validation">Normalized as the training rows.</param>
/// <param name="settings">How.</param>
public sealed class NetworkTrainer(TargetKind kind, Examples train, Examples validation, TrainingSettings settings)
{
    /// <summary>Trains a network.</summary>
    /// <param name="shape">What it is made of; the dropout is the settings'.</param>
    /// <param name="seed">Decides starting weights, order, noise and what is dropped.</param>
    /// <param name="progress">Called after every epoch.</param>
    /// <param name="cancellation">Ends training early; what is best so far is kept.</param>
    public TrainedNetwork Train(NetworkShape shape, ulong seed, Action<TrainingProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var network = new TrainableNetwork(shape with { Dropout = settings.Dropout });
        IBatchSource batches = train.IsStream ? new StreamBatches(train, settings, seed) : new SequenceBatches(train, settings, seed);
        var training = new BackPropagation(network, LossOf(kind), batches.Steps, batches.Sequences, settings.Threads);
        float[] parameters = network.Initialize(seed);
        float[] gradient = new float[parameters.Length];
        var optimizer = new AdamW(parameters.Length, settings.Decay);
        var average = new AveragedWeights(parameters, settings.Averaging);
        int epochs = train.IsStream ? settings.Epochs : Math.Max(settings.Epochs, settings.LeastUpdates / batches.BatchesPerEpoch);
        var schedule = new OneCycle(settings.Rate, epochs * batches.BatchesPerEpoch);
        var best = new TrainedNetwork(network, (float[])parameters.Clone(), seed, 0, double.PositiveInfinity, double.NaN, false);
        int update = 0;
        int looks = 0;
        double score = double.NaN;
        for (int epoch = 1; epoch <= epochs && looks < settings.Patience && !cancellation.IsCancellationRequested; epoch++)
        {
            double loss = 0;
            foreach ((Batch batch, bool startsFresh) in batches.Epoch(epoch))
            {
                if (startsFresh)
                {
                    training.Reset();
                }

                loss += training.Run(parameters, batch, seed + ((ulong)update << 20), gradient);
                GradientClipping.Clip(gradient, settings.Clip);
                optimizer.Update(parameters, gradient, schedule.Rate(update));
                average.Add(parameters);
                update++;
            }

            RequireFinite(loss, epoch);
            if (epoch % settings.ValidateEvery == 0 || epoch == epochs)
            {
                (double validationLoss, score) = Judge(network, average.Values);
                bool isBest = validationLoss < best.Loss;
                looks = isBest ? 0 : looks + 1;
                best = isBest ? best with { Parameters = (float[])average.Values.Clone(), Epoch = epoch, Loss = validationLoss, Score = score } : best;
            }

            progress?.Invoke(new TrainingProgress(shape.Units, seed, epoch, epochs, loss / batches.BatchesPerEpoch, score, best.Score));
        }

        return Finish(best, average.Values, update, cancellation.IsCancellationRequested);
    }

    /// <summary>What the outputs of a network for a target are trained with.</summary>
    public static Loss LossOf(TargetKind kind) =>
        kind switch
        {
            TargetKind.Binary => new BinaryCrossEntropy(),
            TargetKind.MultiClass => new CrossEntropy(),
            _ => new MeanSquaredError(),
        };

    /// <summary>Mean loss and score of the validation part.</summary>
    private (double Loss, double Score) Judge(TrainableNetwork network, float[] parameters)
    {
        float[] outputs = Prediction.Run(network, parameters, validation, settings.Threads);
        return (LossOf(kind).Mean(outputs, validation.KnownTargets, network.Shape.Outputs), Skill.Of(kind, outputs, validation.KnownTargets));
    }

    /// <summary>Whoever interrupts before the first look at the validation part gets the weights there are.</summary>
    private TrainedNetwork Finish(TrainedNetwork best, float[] average, int updates, bool wasInterrupted)
    {
        if (best.Epoch == 0 && updates > 0)
        {
            (double loss, double score) = Judge(best.Network, average);
            best = best with { Parameters = (float[])average.Clone(), Loss = loss, Score = score };
        }

        return best with { WasInterrupted = wasInterrupted };
    }

    private static void RequireFinite(double loss, int epoch)
    {
        if (!double.IsFinite(loss))
        {
            throw new TrainingException($"training: the loss of epoch {epoch} is no number; try a lower rate");
        }
    }
}
