using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>Searches the orders in which every module's input is the output of the one before.</summary>
/// <param name="blocks">The modules.</param>
/// <param name="flattens">True where what follows a recurrent module may take all steps of a window at once.</param>
internal sealed class ChainSearch(IReadOnlyList<LayerBlock> blocks, bool flattens = false)
{
    private const int MostChains = 64;
    private const int MostSteps = 100_000;

    private readonly List<LayerBlock[]> _chains = [];
    private readonly bool _hasEmbedding = blocks.Any(block => block is EmbeddingBlock);
    private int _steps;

    /// <summary>True when not all orders could be searched.</summary>
    public bool IsCutShort => _chains.Count >= MostChains || _steps >= MostSteps;

    /// <summary>All orders that fit, unless <see cref="IsCutShort"/>.</summary>
    public IReadOnlyList<LayerBlock[]> Find()
    {
        Extend([], [.. blocks]);
        return _chains;
    }

    /// <summary>True when each module takes what the one before gives, and an embedding, which takes tokens, is first.</summary>
    public static bool IsChain(IReadOnlyList<LayerBlock> chain, bool flattens = false) =>
        chain.Zip(chain.Skip(1)).All(pair => Fits(pair.First, pair.Second, flattens));

    /// <summary>Steps of a window that a module takes at once after a recurrent one: 1 where it takes each, 0 where it does not fit.</summary>
    public static int StepsBetween(LayerBlock first, LayerBlock second) =>
        first.OutputSize == second.InputSize ? 1
        : first is RecurrentBlock && second is DenseBlock or ScaleBlock && second.InputSize % first.OutputSize == 0
            ? second.InputSize / first.OutputSize
        : 0;

    private static bool Fits(LayerBlock first, LayerBlock second, bool flattens) =>
        second is not EmbeddingBlock && StepsBetween(first, second) is int steps && (steps == 1 || (flattens && steps is > 1 and <= Limits.Window));

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
            if (CanFollow(chain, next) && !rest.Any(other => IsNumberedBefore(other, next)))
            {
                chain.Add(next);
                rest.RemoveAt(i);
                Extend(chain, rest);
                rest.Insert(i, next);
                chain.RemoveAt(chain.Count - 1);
            }
        }
    }

    private bool CanFollow(List<LayerBlock> chain, LayerBlock next) =>
        chain.Count == 0 ? !_hasEmbedding || next is EmbeddingBlock : Fits(chain[^1], next, flattens);

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
}
