using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>What goes into a model and comes out of it, the same for float and integer models.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Features">Names of the features, or empty when the model has none.</param>
/// <param name="InputSize">Features in a reading.</param>
/// <param name="Outputs">Names of the outputs; <c>y0</c>, <c>y1</c>, ... when the model has none.</param>
/// <param name="Task">How the outputs are judged.</param>
/// <param name="Threshold">Decision threshold on the probability of a binary task.</param>
public sealed record ModelSignature(
    string Name,
    IReadOnlyList<string> Features,
    int InputSize,
    IReadOnlyList<string> Outputs,
    NetworkTask Task,
    double Threshold
)
{
    /// <summary>True when the outputs have names of their own.</summary>
    public bool HasOutputNames { get; init; }

    /// <summary>The unit of each feature, empty where the model has none.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Where each feature usually stands in files of readings, or null; empty for an integer model, which does not say it.</summary>
    public IReadOnlyList<string?> UsualColumns { get; init; } = [];

    /// <summary>How the features are made of readings; null where they are the readings.</summary>
    public NetworkRecipe? Recipe { get; init; }

    /// <summary>What the model predicts; null where it does not say it.</summary>
    public PredictionTarget? Target { get; init; }

    /// <summary>The greatest number of steps in a window; 0 for a model that is stepped.</summary>
    public int Window { get; init; }

    /// <summary>True when the model cannot be stepped.</summary>
    public bool NeedsWindow { get; init; }

    /// <summary>True when a window gives one output, not one at each step.</summary>
    public bool GivesLastStep { get; init; }

    /// <summary>Output vectors of a whole window where they are neither one nor one for each step; otherwise 0.</summary>
    public int OutputSteps { get; init; }

    /// <summary>True when every window has all its steps.</summary>
    public bool NeedsFullWindow { get; init; }

    /// <summary>How many tokens the model knows; 0 for a model that takes readings.</summary>
    public int Tokens { get; init; }

    /// <summary>The text of each token, or empty.</summary>
    public IReadOnlyList<string> Vocabulary { get; init; } = [];

    /// <summary>What the outputs are.</summary>
    public OutputKind OutputKind { get; init; }

    /// <summary>Number of classes of a task of several.</summary>
    public int ClassCount { get; init; }

    /// <summary>True when the model reads tokens and gives scores at each.</summary>
    public bool WritesTokens => Tokens > 0 && !GivesLastStep;

    /// <summary>Labels of an output: one number for each when the task is numbers, otherwise one.</summary>
    public int LabelCount => Task == NetworkTask.Regression ? Outputs.Count : 1;

    /// <summary>
    /// The names of the classes of a model that takes tokens: those of its outputs; when these have none and are as many as the
    /// tokens, the vocabulary; otherwise empty.
    /// </summary>
    public IReadOnlyList<string> Classes =>
        Task != NetworkTask.MultiClass ? []
        : HasOutputNames && OutputKind != OutputKind.Class ? Outputs
        : ClassCount == Vocabulary.Count ? Vocabulary
        : [];

    /// <summary>The signature of an integer model.</summary>
    public static ModelSignature Of(RnnModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelInfo info = model.Info;
        Layer last = model.Layers[^1];
        return new(
            info.Name,
            AllOrNone(info.Inputs.Select(input => input.Name)),
            info.Inputs.Length,
            OutputNames(info.Outputs.Select(output => output.Name), info.Outputs.Length),
            info.Task.ToNetworkTask(),
            DecimalOf(info.Threshold)
        )
        {
            HasOutputNames = AllOrNone(info.Outputs.Select(output => output.Name)).Length > 0,
            Units = info.Inputs.Select(input => input.Unit).ToArray(),
            Recipe = info.Recipe is null ? null : new NetworkRecipe(info.Recipe, []),
            Window = info.Window,
            NeedsWindow = info.NeedsWindow,
            GivesLastStep = info.GivesLastStep,
            OutputSteps = info.OutputSteps(info.Window) == info.Window ? 0 : info.OutputSteps(info.Window),
            NeedsFullWindow = info.NeedsFullWindow,
            Tokens = info.Tokens,
            Vocabulary = info.Vocabulary ?? [],
            OutputKind = KindOf(model.Layers.Last(layer => !LayerKinds.IsLastStep(layer.Kind) && !LayerKinds.TakesSteps(layer.Kind)), info.Task),
            ClassCount = last.Kind == LayerKind.ArgMax ? last.InputSize : info.Outputs.Length,
        };
    }

    /// <summary>The signature of a float network.</summary>
    public static ModelSignature Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDescription description = network.Description;
        return new(
            description.Name,
            AllOrNone(description.Features.Select(feature => feature.Name)),
            network.InputSize,
            OutputNames(description.Outputs.Select(output => output.Name), network.OutputSize),
            description.Task,
            description.Threshold
        )
        {
            HasOutputNames = AllOrNone(description.Outputs.Select(output => output.Name)).Length > 0,
            Units = description.Features.Select(feature => feature.Unit).ToArray(),
            UsualColumns = description.Features.Select(feature => feature.Column).ToArray(),
            Recipe = description.Recipe,
            Target = description.Target,
            Window = network.Window,
            NeedsWindow = network.NeedsWindow,
            GivesLastStep = network.GivesLastStep,
            OutputSteps = network.StepsOut(network.Window) == network.Window ? 0 : network.StepsOut(network.Window),
            NeedsFullWindow = network.FixedSteps > 0,
            Tokens = network.Tokens,
            Vocabulary = description.Vocabulary,
            OutputKind = KindOf(network.Layers.Last(layer => layer is not (LastStepLayer or PoolingLayer or LastStepsLayer or FlattenLayer or RepeatLayer)), description.Task),
            ClassCount = network.Layers[^1] is ArgMaxLayer ? network.Layers[^1].InputSize : network.OutputSize,
        };
    }

    private static OutputKind KindOf(Layer last, ModelTask task) =>
        last.Kind switch
        {
            LayerKind.ArgMax => OutputKind.Class,
            LayerKind.Softmax => OutputKind.Probabilities,
            LayerKind.LogSoftmax => OutputKind.LogProbabilities,
            LayerKind.Dense when task == ModelTask.MultiClass && IsPlain(last) => OutputKind.Logits,
            _ => OutputKind.Numbers,
        };

    /// <summary>True for a Dense layer whose sums are its outputs.</summary>
    private static bool IsPlain(Layer layer) =>
        layer is DenseKernel { Activation: { Function: ActivationFunction.Linear, Least: -int.MaxValue, Most: int.MaxValue } };

    private static OutputKind KindOf(NetworkLayer last, NetworkTask task) =>
        last switch
        {
            ArgMaxLayer => OutputKind.Class,
            SoftmaxLayer { IsLogarithm: false } => OutputKind.Probabilities,
            SoftmaxLayer => OutputKind.LogProbabilities,
            DenseLayer { Activation.Kind: ActivationKind.None } when task == NetworkTask.MultiClass => OutputKind.Logits,
            _ => OutputKind.Numbers,
        };

    /// <summary>The double that a person wrote, where a float holds the nearest: 0.35, not 0.3499999940395355.</summary>
    private static double DecimalOf(float value) =>
        double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string[] AllOrNone(IEnumerable<string> names)
    {
        string[] all = names.ToArray();
        return all.Any(string.IsNullOrEmpty) ? [] : all;
    }

    private static string[] OutputNames(IEnumerable<string> names, int count)
    {
        string[] all = AllOrNone(names);
        return all.Length > 0 ? all : Enumerable.Range(0, count).Select(i => $"y{i}").ToArray();
    }
}
