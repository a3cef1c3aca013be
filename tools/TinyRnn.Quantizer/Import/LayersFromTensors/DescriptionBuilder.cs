using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>Checks what is stated about a network against its layers.</summary>
internal sealed class DescriptionBuilder(string file, ImportOptions options)
{
    private const double DefaultThreshold = 0.5;

    /// <exception cref="ImportException">What is stated does not fit the layers.</exception>
    public NetworkDescription Build(IReadOnlyList<NetworkLayer> layers, string defaultName)
    {
        NetworkTask task = options.Task ?? NetworkTask.Regression;
        IReadOnlyList<Channel> features = options.Features ?? [];
        IReadOnlyList<Channel> outputs = options.Outputs ?? [];
        IReadOnlyList<string> vocabulary = options.Vocabulary ?? [];
        NetworkLayer head = layers.Last(layer => layer is not LastStepLayer || layers.Count == 1);
        CheckChannels("features", features, layers[0].InputSize, "inputs");
        CheckChannels("outputs", outputs, layers[^1].OutputSize, "outputs");
        CheckTokens(layers[0], features, vocabulary);
        CheckHead(head);
        CheckTask(task, head, outputs);
        return new NetworkDescription(options.Name ?? defaultName, features, outputs, task, Threshold(task)) 
        {
            Vocabulary = vocabulary,
            Recipe = Recipe(features, vocabulary),
            Target = Target(task, layers[^1].OutputSize, vocabulary),
        };
    }

    private NetworkRecipe? Recipe(IReadOnlyList<Channel> features, IReadOnlyList<string> vocabulary)
    {
        if (options.Recipe is { } recipe && (recipe.Recipe.Inputs.Length != features.Count || vocabulary.Count > 0))
        {
            throw new ImportException(file, $"the recipe makes {recipe.Recipe.Inputs.Length} features of readings; found {(vocabulary.Count > 0 ? "tokens" : $"{features.Count} features")}.");
        }

        return options.Recipe;
    }

    private PredictionTarget? Target(NetworkTask task, int outputs, IReadOnlyList<string> vocabulary)
    {
        string? problem = vocabulary.Count > 0 ? "a column is predicted of readings; found tokens" : options.Target?.Problem(task, outputs);
        return options.Target is null || problem is null ? options.Target : throw new ImportException(file, $"target: {problem}.");
    }

    private void CheckTokens(NetworkLayer first, IReadOnlyList<Channel> features, IReadOnlyList<string> vocabulary)
    {
        int tokens = first switch
        {
            EmbeddingLayer embedding => embedding.Tokens,
            OneHotLayer oneHot => oneHot.Tokens,
            _ => 0,
        };
        if (tokens > 0 && features.FirstOrDefault(feature => feature.Mean != 0 || feature.Deviation != 1) is { } scaled)
        {
            throw new ImportException(
                file,
                $"feature {Text.Quote(scaled.Name)}: a token has no mean and deviation; expected 0 and 1, found {scaled.Mean} and "
                    + $"{scaled.Deviation}."
            );
        }

        if (vocabulary.Count > 0 && vocabulary.Count != tokens)
        {
            string expected = tokens == 0 ? "none, as the network takes readings" : $"{tokens}, one for each token";
            throw new ImportException(file, $"vocabulary: expected {expected}; found {vocabulary.Count}.");
        }

        if (vocabulary.Any(text => text.Length == 0) || vocabulary.Distinct(StringComparer.Ordinal).Count() != vocabulary.Count)
        {
            string text = vocabulary.GroupBy(text => text, StringComparer.Ordinal).First(texts => texts.Key.Length == 0 || texts.Count() > 1).Key;
            throw new ImportException(file, $"vocabulary: {Text.Quote(text)}: expected texts that are not empty and distinct.");
        }
    }

    private void CheckChannels(string what, IReadOnlyList<Channel> channels, int size, string side)
    {
        if (channels.Count != 0 && channels.Count != size)
        {
            throw new ImportException(
                file,
                $"{what}: expected {size}, as the network has {size} {side}; found {channels.Count} "
                    + $"({Text.List(channels.Select(channel => Text.Quote(channel.Name)).ToArray())})."
            );
        }

        foreach (Channel channel in channels)
        {
            string where = $"{what}: {Text.Quote(channel.Name)}";
            if (string.IsNullOrWhiteSpace(channel.Name) || channels.Count(other => other.Name == channel.Name) > 1)
            {
                throw new ImportException(file, $"{where}: expected names that are not empty and distinct.");
            }

            if (!double.IsFinite(channel.Mean) || !double.IsFinite(channel.Deviation) || channel.Deviation <= 0)
            {
                throw new ImportException(
                    file,
                    $"{where}: expected a finite mean and a finite deviation above 0, found {channel.Mean} and {channel.Deviation}."
                );
            }
        }
    }

    private void CheckHead(NetworkLayer last)
    {
        if (last is RecurrentLayer && options.HeadActivation is not null)
        {
            throw new ImportException(file, $"a head activation is stated, but the last layer {Text.Quote(last.Name)} is recurrent.");
        }

        if (last is SoftmaxLayer { Size: 1 })
        {
            throw new ImportException(
                file,
                $"layer {Text.Quote(last.Name)}: softmax of a single output is always 1; expected sigmoid, or more outputs."
            );
        }
    }

    private void CheckTask(NetworkTask task, NetworkLayer last, IReadOnlyList<Channel> outputs)
    {
        bool isProbability = task is NetworkTask.Binary or NetworkTask.MultiClass;
        if (task == NetworkTask.Binary && last is not DenseLayer { OutputSize: 1, Activation.Kind: ActivationKind.Sigmoid })
        {
            throw new ImportException(
                file,
                $"task binary: expected a last dense layer with one output and sigmoid, found {Describe(last)}. Two outputs "
                    + "with softmax are task multiclass."
            );
        }

        int classes = last is ArgMaxLayer ? last.InputSize : last.OutputSize;
        if (task == NetworkTask.MultiClass && classes < 2)
        {
            throw new ImportException(file, $"task multiclass: expected two outputs or more, found {Describe(last)}.");
        }

        Channel? scaled = outputs.FirstOrDefault(output => output.Mean != 0 || output.Deviation != 1);
        if (isProbability && scaled is not null)
        {
            throw new ImportException(
                file,
                $"output {Text.Quote(scaled.Name)}: a class's output has no mean and deviation; expected 0 and 1, found "
                    + $"{scaled.Mean} and {scaled.Deviation}."
            );
        }
    }

    private double Threshold(NetworkTask task)
    {
        if (options.Threshold is not { } threshold)
        {
            return DefaultThreshold;
        }

        if (task != NetworkTask.Binary)
        {
            throw new ImportException(file, $"a threshold is stated, but the task is {task}; expected binary.");
        }

        return threshold is > 0 and < 1
            ? threshold
            : throw new ImportException(file, $"threshold: expected a number between 0 and 1, found {threshold}.");
    }

    private static string Describe(NetworkLayer layer) =>
        layer is DenseLayer dense
            ? $"{Text.Quote(dense.Name)} with {dense.OutputSize} outputs and {dense.Activation}"
            : $"{Text.Quote(layer.Name)} with {layer.OutputSize} outputs";
}
