using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>Compares a network, or all that weights may be, with examples of the framework.</summary>
internal sealed class ForwardProver(string file, ImportOptions options)
{
    /// <summary>A network that weights may be, beside the examples.</summary>
    /// <param name="Reading">The network.</param>
    /// <param name="Comparison">With the examples.</param>
    /// <param name="IsBeforeHead">Whether the examples are what comes before the last activation.</param>
    /// <param name="Settled">What is stated, and what was answered to have this network.</param>
    private sealed record Attempt(AssembledNetwork Reading, ForwardComparison Comparison, bool IsBeforeHead, ImportOptions Settled);

    private const int MostReadings = 4096;

    private readonly List<Attempt> _compared = [];
    private int _readings;

    private IReadOnlyList<ForwardExample> Examples => options.Examples!;

    /// <summary>Proves a network that is told in full.</summary>
    /// <exception cref="ForwardProofException">An output differs.</exception>
    /// <exception cref="ImportException">The examples do not fit.</exception>
    public ImportedNetwork Prove(AssembledNetwork network)
    {
        Compare(network, options);
        return Decide();
    }

    /// <summary>Proves which of the networks that the weights may be is meant, of those that keep to what is stated.</summary>
    /// <param name="assemble">Makes the network of options.</param>
    /// <exception cref="ForwardProofException">None gives what the framework gave.</exception>
    /// <exception cref="ImportException">The examples do not fit, or fit several networks.</exception>
    public ImportedNetwork Search(Func<ImportOptions, AssembledNetwork> assemble)
    {
        Answer(options, assemble(options), assemble);
        return Decide();
    }

    private void Answer(ImportOptions stated, AssembledNetwork reading, Func<ImportOptions, AssembledNetwork> assemble)
    {
        if (reading.Questions.Count == 0)
        {
            Compare(reading, stated);
            return;
        }

        foreach (ImportOptions answered in reading.Questions[0].Answers(stated))
        {
            if (++_readings > MostReadings)
            {
                throw new ImportException(file, "too much is not told to try all that it may be; state the activations of hidden layers.");
            }

            AssembledNetwork? next = TryAssemble(() => assemble(answered));
            if (next is not null)
            {
                Answer(answered, next, assemble);
            }
        }
    }

    private static AssembledNetwork? TryAssemble(Func<AssembledNetwork> assemble)
    {
        try
        {
            return assemble();
        }
        catch (ImportException)
        {
            // What was tried cannot be; another answer may.
            return null;
        }
    }

    private void Compare(AssembledNetwork reading, ImportOptions settled)
    {
        if (StructureRules.Violation(reading.Network) is null)
        {
            Network network = Bare(reading.Network);
            ForwardComparison whole = ForwardComparison.Of(network, Examples);
            ForwardComparison? before = whole.Agrees ? null : BeforeHead(network);
            _compared.Add(before is { Agrees: true } ? new(reading, before, true, settled) : new(reading, whole, false, settled));
        }
    }

    /// <summary>Modules that are trained on logits give those; the task adds what makes probabilities of them.</summary>
    private ForwardComparison? BeforeHead(Network network) =>
        options.Task is not null
        && options.HeadActivation is null
        && Logits(network.Layers) is { } layers
            ? ForwardComparison.Of(network with { Layers = layers }, Examples)
            : null;

    private static NetworkLayer[]? Logits(IReadOnlyList<NetworkLayer> layers) =>
        layers[^1] switch
        {
            SoftmaxLayer => [.. layers.SkipLast(1)],
            DenseLayer { Activation.Kind: ActivationKind.Sigmoid } head => [.. layers.SkipLast(1), head with { Activation = Activation.None }],
            _ => null,
        };

    private ImportedNetwork Decide()
    {
        Attempt[] proven = _compared.Where(pair => pair.Comparison.Agrees).ToArray();
        if (proven.Length > 1)
        {
            throw new ImportException(
                file,
                $"the examples fit more than one network: {Text.List(proven.Select(pair => pair.Reading.Operations).ToArray())}. State which, or give "
                    + "examples that tell them apart: some dozens of windows with large and small values."
            );
        }

        if (proven.Length == 1)
        {
            (AssembledNetwork reading, ForwardComparison comparison, bool isBeforeHead, ImportOptions settled) = proven[0];
            var forward = new ForwardTruth(reading.Operations, ForwardKnowledge.Proven) { Proof = comparison.Proof with { BeforeHead = isBeforeHead } };
            return new ImportedNetwork(file, WithWindow(reading.Network), forward) { Settled = settled };
        }

        throw Refused();
    }

    private Exception Refused()
    {
        Attempt[] fitting =
            _compared.Where(pair => pair.Comparison.Fits).OrderBy(pair => pair.Comparison.LargestDifference).ToArray();
        if (fitting.Length > 0)
        {
            string which = fitting.Length == 1 ? "" : $", the nearest of {fitting.Length} networks that the weights may be,";
            return new ForwardProofException(
                $"{fitting[0].Comparison.FirstDifference}. {file}, taken as {fitting[0].Reading.Operations}{which} is not the network of the framework."
            );
        }

        ForwardExample example = Examples[0];
        string taken = _compared.Count == 1 ? $", taken as {_compared[0].Reading.Operations}," : "";
        return new ImportException(
            file,
            $"the examples do not fit: {example.Input.Count} rows of {example.Input[0].Length} inputs and {example.Output.Count} rows of "
                + $"{example.Output[0].Length} outputs are not what this network{taken} takes and gives. State --window N if rows are windows of N "
                + "steps laid end to end."
        );
    }

    /// <summary>With the length of the examples as that of its windows, where one output is given for a window of no stated length.</summary>
    private Network WithWindow(Network network)
    {
        int[] lengths = Examples.Select(example => example.Input.Count).Distinct().ToArray();
        return network.Window == 0 && options.Window is null && network.GivesLastStep && lengths is [> 1 and <= Limits.Window]
            ? network with { Window = lengths[0] }
            : network;
    }

    /// <summary>As the framework has it: stated means and deviations are what is done before and after.</summary>
    private Network Bare(Network network) =>
        network with
        {
            Description = network.Description with
            {
                Features = options.Features is null ? network.Description.Features : Unscaled(network.Description.Features),
                Outputs = Unscaled(network.Description.Outputs),
            },
        };

    private static Channel[] Unscaled(IReadOnlyList<Channel> channels) =>
        channels.Select(channel => channel with { Mean = 0, Deviation = 1 }).ToArray();
}
