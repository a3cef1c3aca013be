using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Inference;

/// <summary>
/// Finds the order of a file's modules: the stated one; else the file's, when it is the order of definition and the
/// sizes fit; else the only one in which every module's input is the output of the one before.
/// </summary>
internal sealed class BlockOrder(string file, IReadOnlyList<LayerBlock> blocks, LayerNotes notes)
{
    private const int MostChains = 64;
    private const int MostSteps = 100_000;

    private readonly List<LayerBlock[]> _chains = [];
    private int _steps;

    /// <exception cref="ImportException">The sizes do not fit, or several orders do.</exception>
    public IReadOnlyList<LayerBlock> Find(bool inDefinitionOrder)
    {
        if (notes.Order is not null)
        {
            return FollowStatedOrder(notes.Order);
        }

        if (inDefinitionOrder && IsChain(blocks))
        {
            return blocks;
        }

        Extend([], [.. blocks]);
        LayerBlock[]? chain = ChooseOne();
        if (chain is null)
        {
            string problem =
                _chains.Count == 0 && _steps < MostSteps
                    ? "no order of the layers fits their sizes"
                    : "several orders of the layers fit their sizes";
            throw new ImportException(
                file,
                $"{problem}: {Text.List(blocks)}. State the order in the sidecar, "
                    + $"\"order\": [...], naming every layer.{EmbeddingHint()}"
            );
        }

        if (inDefinitionOrder && chain.Any(IsWithoutBias))
        {
            throw new ImportException(
                file,
                "the layers only fit in another order than the file's: "
                    + $"{Text.List(chain)}. State the order in the sidecar, "
                    + $"\"order\": [...].{EmbeddingHint()}"
            );
        }

        return chain;
    }

    private static bool IsChain(IReadOnlyList<LayerBlock> chain) =>
        chain.Zip(chain.Skip(1)).All(pair => pair.First.OutputSize == pair.Second.InputSize);

    private static bool IsWithoutBias(LayerBlock block) => block is DenseBlock { Bias: null };

    private LayerBlock[] FollowStatedOrder(IReadOnlyList<string> order)
    {
        LayerBlock[] chain = order
            .Select(name =>
                blocks.FirstOrDefault(block => notes.IsNameOf(block, name))
                ?? throw new ImportException(file, $"the order names {Text.Quote(name)}, which is no layer of the file; {Layers()}")
            )
            .ToArray();
        if (chain.Distinct().Count() != chain.Length || chain.Length != blocks.Count)
        {
            throw new ImportException(file, $"the order must name every layer once; {Layers()}");
        }

        for (int i = 1; i < chain.Length; i++)
        {
            if (chain[i].InputSize != chain[i - 1].OutputSize)
            {
                throw new ImportException(file, $"the stated order does not fit: {chain[i - 1]} comes before {chain[i]}.{EmbeddingHint()}");
            }
        }

        return chain;
    }

    private void Extend(List<LayerBlock> chain, List<LayerBlock> rest)
    {
        if (rest.Count == 0)
        {
            _chains.Add([.. chain]);
            return;
        }

        for (int i = 0; i < rest.Count && _chains.Count < MostChains && _steps < MostSteps; i++)
        {
            LayerBlock next = rest[i];
            _steps++;
            if ((chain.Count == 0 || chain[^1].OutputSize == next.InputSize) && !rest.Any(other => IsNumberedBefore(other, next)))
            {
                chain.Add(next);
                rest.RemoveAt(i);
                Extend(chain, rest);
                rest.Insert(i, next);
                chain.RemoveAt(chain.Count - 1);
            }
        }
    }

    private LayerBlock[]? ChooseOne()
    {
        if (_chains.Count >= MostChains || _steps >= MostSteps)
        {
            return null;
        }

        Func<LayerBlock[], bool>[] evidence =
        [
            chain => notes.FeatureCount is not { } count || chain[0].InputSize == count,
            chain => notes.OutputCount is not { } count || chain[^1].OutputSize == count,
            chain => chain.SkipLast(1).All(block => block is not DenseBlock || notes.Of(block).Activation is not null),
        ];
        List<LayerBlock[]> left = _chains;
        foreach (Func<LayerBlock[], bool> fits in evidence)
        {
            left = left.Count > 1 ? left.FindAll(chain => fits(chain)) : left;
        }

        return left.Count == 1 ? left[0] : null;
    }

    /// <summary>Modules of a sequence are numbered: <c>net.0</c> comes before <c>net.2</c>.</summary>
    private static bool IsNumberedBefore(LayerBlock first, LayerBlock second)
    {
        (string firstParent, int? firstNumber) = SplitNumber(first.Name);
        (string secondParent, int? secondNumber) = SplitNumber(second.Name);
        return firstNumber < secondNumber && firstParent == secondParent;
    }

    private static (string Parent, int? Number) SplitNumber(string name)
    {
        int dot = name.LastIndexOf('.');
        bool isNumber = int.TryParse(name.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        return (name[..(dot + 1)], isNumber ? number : null);
    }

    private string EmbeddingHint()
    {
        LayerBlock? suspect = blocks.FirstOrDefault(IsWithoutBias);
        return suspect is null ? "" : $" {suspect} has no bias: if it is an embedding, it is not supported.";
    }

    private string Layers() => $"the layers are {Text.List(blocks)}.";
}
