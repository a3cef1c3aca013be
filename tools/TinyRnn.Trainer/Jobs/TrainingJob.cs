using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using TinyRnn.Trainer.Baselines;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Files;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Trainer.Jobs;

/// <summary>The whole way from readings to a trained and judged network.</summary>
public sealed class TrainingJob
{
    private const int MostProofRows = 24;

    private readonly TrainingPlan _plan;

    /// <summary>Looks through the readings.</summary>
    /// <exception cref="TrainingException">They do not fit what is asked for.</exception>
    public TrainingJob(TrainingPlan plan)
    {
        _plan = plan;
        Data = new PreparedData(plan);
    }

    /// <summary>What is predicted from what.</summary>
    public PreparedData Data { get; }

    /// <summary>What groups of features were tried; empty when they were stated.</summary>
    public IReadOnlyList<FeatureTrial> FeatureTrials { get; private set; } = [];

    /// <summary>Training and validation examples with the chosen features.</summary>
    public PreparedExamples Examples { get; private set; } = null!;

    /// <summary>The networks of each size.</summary>
    public IReadOnlyList<SizeResult> Sizes { get; private set; } = [];

    /// <summary>The network that was chosen.</summary>
    public TrainedNetwork Chosen { get; private set; } = null!;

    /// <summary>The decision threshold of a binary target: the best F1 on the validation part.</summary>
    public double Threshold { get; private set; } = 0.5;

    /// <summary>Chooses the features.</summary>
    public void ChooseFeatures(Action<TrainingProgress>? progress, CancellationToken cancellation)
    {
        if (_plan.Recipe is { } recipe)
        {
            Examples = Data.WithFeatures(recipe);
        }
        else if (_plan.Groups is { } groups)
        {
            Examples = Data.WithFeatures(groups);
        }
        else
        {
            FeatureTrials = FeatureChoice.Try(_plan, Data, progress, cancellation);
            Examples = Data.WithFeatures(FeatureTrials.Last(trial => trial.IsKept).Groups);
        }
    }

    /// <summary>Trains, and chooses size and seed on the validation part.</summary>
    /// <param name="progress">Called after every epoch.</param>
    /// <param name="cancellation">Ends early, with what there is.</param>
    /// <param name="fits">Whether a network is small enough to be chosen; null for any.</param>
    /// <exception cref="TrainingException">Cancelled before there was a network, or none is small enough.</exception>
    public void Train(Action<TrainingProgress>? progress, CancellationToken cancellation, Func<TrainedNetwork, bool>? fits = null)
    {
        NetworkTrainer trainer = Trainers.Create(Data, Examples, _plan.Settings);
        var shape = new NetworkShape(Examples.Features.Features.Count, _plan.Cell, _plan.Sizes[0], Data.Target.Outputs) { Layers = _plan.Layers };
        Sizes = [.. SizeSweep
            .Run(trainer, shape, _plan.Sizes, _plan.Seeds, progress, cancellation)
            .Select(size => size with { Runs = [.. size.Runs.Where(run => double.IsFinite(run.Score))] })
            .Where(size => size.Runs.Count > 0)];
        if (Sizes.Count == 0)
        {
            throw new TrainingException("training: interrupted before there was a network to keep");
        }

        SizeResult[] fitting = [.. Sizes.Where(size => fits?.Invoke(size.Best) ?? true)];
        if (fitting.Length == 0)
        {
            throw new TrainingException($"--budget: expected a size that the board has room for, found none among {string.Join(", ", Sizes.Select(size => size.Units))} units; --units states smaller ones");
        }

        Chosen = SizeSweep.Choose(fitting, RowsError).Best;
        if (Data.Target.Kind == TargetKind.Binary)
        {
            Examples validation = Examples.Validation.Normalize(Examples.Normalization);
            Threshold = DecisionThreshold.Best(Run(Chosen, validation), validation.KnownTargets);
        }
    }

    /// <summary>What the choice of validation rows may do to a score, where they hold too few answers to be taken as they are.</summary>
    private double RowsError(SizeResult best)
    {
        if (FeatureChoice.CanChoose(Data))
        {
            return 0;
        }

        Examples validation = Examples.Validation.Normalize(Examples.Normalization);
        var outputs = new BaselinePrediction($"{best.Units} units", Run(best.Best, validation));
        return Comparison.Run(Data.Target.Kind, validation.KnownTargets, outputs, [], validation.IsStream)[0].Skill.StandardError;
    }

    /// <summary>The outputs of a network for the rows of examples that have a target.</summary>
    /// <param name="network">The network.</param>
    /// <param name="examples">Normalized.</param>
    public float[] Run(TrainedNetwork network, Examples examples)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Prediction.Run(network.Network, network.Parameters, examples, _plan.Settings.Threads);
    }

    /// <summary>The one look at the test part: the chosen network beside the baselines, which get all features that can be proposed.</summary>
    public IReadOnlyList<ComparedSkill> Judge()
    {
        Examples test = Data.Test(Examples).Examples.Normalize(Examples.Normalization);
        var network = new BaselinePrediction($"network, {Chosen.Network.Shape.Units} units", Run(Chosen, test));
        PreparedExamples all = Data.WithFeatures(Data.Candidates.Aggregate(Data.Base, (all, one) => all | one));
        (Examples allTest, float[] present, IReadOnlyList<DateTime> times) = Data.Test(all);
        (float[] trainPresent, IReadOnlyList<DateTime> trainTimes) = Data.Train(all);
        var data = new BaselineData(
            Data.Target.Kind,
            Data.Target.Outputs,
            BaselinePart.Create(all.Train.Normalize(all.Normalization), trainPresent, trainTimes),
            BaselinePart.Create(allTest.Normalize(all.Normalization), present, times));
        return Comparison.Run(Data.Target.Kind, test.KnownTargets, network, AllBaselines.Predict(data), test.IsStream);
    }

    /// <summary>Whether the network is worth it, and whether that can be believed, in a sentence or two.</summary>
    public string Verdict(IReadOnlyList<ComparedSkill> compared)
    {
        string few = FeatureChoice.FewAnswers(Data);
        return Baselines.Verdict.Of(compared, Skill.Name(Data.Target.Kind)) + (few.Length > 0 ? $" {few}." : "");
    }

    /// <summary>The test score of every network of one size, for those who want to see how much the seed matters.</summary>
    public IReadOnlyList<double> TestScores(SizeResult size)
    {
        ArgumentNullException.ThrowIfNull(size);
        Examples test = Data.Test(Examples).Examples.Normalize(Examples.Normalization);
        return [.. size.Runs.Select(run => Skill.Of(Data.Target.Kind, Run(run, test), test.KnownTargets))];
    }

    /// <summary>Features and target of the test part as a CSV file.</summary>
    public byte[] WriteTestTable() =>
        FeatureTable.Write(Examples.Features.Features, Data.Target.OutputName, Data.Test(Examples).Examples, Examples.Scale);

    /// <summary>The weights of the chosen network as a safetensors file.</summary>
    public byte[] WriteWeights() => SafetensorsWriter.Write(Chosen.Network.Parameters, Chosen.Parameters);

    /// <summary>The sidecar of the chosen network.</summary>
    /// <param name="name">The model's name.</param>
    public byte[] WriteSidecar(string name) => WriteSidecar(name, Chosen);

    /// <summary>The sidecar of a network of the sweep.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="network">The network.</param>
    public byte[] WriteSidecar(string name, TrainedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return SidecarWriter.Write(
            name, network.Network.Shape, Data.Target, Examples.Features.Statement(Examples.Normalization), Examples.Scale, Threshold, Example(network));
    }

    /// <summary>What the network gives, as it was trained, of the first rows of the validation part: whoever reads the files can prove them.</summary>
    private ProofExample Example(TrainedNetwork network)
    {
        Examples validation = Examples.Validation;
        int rows = Math.Min(MostProofRows, validation.Sequences[0].Length);
        int features = validation.FeatureCount;
        Examples first = new Examples(features, validation.Inputs[..(rows * features)], new float[rows], [new RowRange(0, rows)], IsStream: true).Normalize(Examples.Normalization);
        float[] outputs = OutputFunction.Apply(Data.Target, new TargetScale(0, 1), Run(network, first));
        return new ProofExample([.. first.Inputs.Chunk(features)], [.. outputs.Chunk(Data.Target.Outputs)]);
    }
}
