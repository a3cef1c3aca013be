using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>What the layers after the last recurrent one are given of a window, as it is stated or asked for.</summary>
internal sealed class TakeRules(string file, ImportOptions options, IReadOnlyList<LayerBlock> blocks)
{
    private const string Name = "last";

    private readonly int _last = blocks.ToList().FindLastIndex(block => block is RecurrentBlock);

    /// <summary>Steps of a window: stated, or those that a dense layer takes at once.</summary>
    public int Window => options.Window ?? (IsFlat ? FlatSteps : 0);

    /// <summary>True where an activation stands before what is taken, because the order matters: the mean.</summary>
    public bool IsAfterActivation => options.Take is { Kind: TakenKind.Mean };

    /// <summary>True where the last output is that of a series without end, whose state goes on from row to row.</summary>
    public bool IsOfSeries => options.Take is { Kind: TakenKind.LastOutput } && Window == 0;

    private bool IsFlat => options.Take is { Kind: TakenKind.Flatten } || (options.Take is null && FlatSteps > 1 && (options.Window ?? FlatSteps) == FlatSteps);

    /// <summary>Steps that the module after the last recurrent one takes at once.</summary>
    private int FlatSteps => _last >= 0 && _last + 1 < blocks.Count ? ChainSearch.StepsBetween(blocks[_last], blocks[_last + 1]) : 0;

    /// <exception cref="ImportException">What is stated cannot be.</exception>
    public void Check()
    {
        if (_last < 0 && options.Take is not (null or { Kind: TakenKind.EveryStep }))
        {
            throw new ImportException(file, "take: the file has no recurrent layer, whose state or last output could be taken.");
        }

        if (options is { Take: { Kind: TakenKind.Last, Steps: var steps }, Window: > 0 and var most } && steps > most)
        {
            throw new ImportException(file, $"take last:{steps}: expected at most the {most} steps of a window, found {steps}.");
        }

        if (options.Take is { Kind: TakenKind.Flatten } && _last + 1 < blocks.Count && options.Window is { } window && window != FlatSteps)
        {
            throw new ImportException(
                file,
                $"take flatten: expected windows of {FlatSteps} steps, as {blocks[_last + 1]} takes the outputs of so many of {blocks[_last]}; found {window}."
            );
        }
    }

    /// <summary>What is not told.</summary>
    public IEnumerable<Question> Questions()
    {
        if (_last >= 0 && options.Take is null)
        {
            string what = _last + 1 < blocks.Count ? $"the layers after {blocks[_last]} are given" : $"{blocks[_last]}, the last layer, gives";
            yield return new Question($"what of a window {what} (--take {Taken.Words})", Suggestion(), Answers);
        }

        bool isBidirectional = blocks.OfType<RecurrentBlock>().Any(block => block.IsBidirectional);
        if (Window == 0 && (isBidirectional || options.Take is { NeedsWindow: true }))
        {
            string why = isBidirectional ? "as it runs in both directions" : "as all steps of a window are needed";
            yield return new Question($"how many steps the windows have, {why} (--window N)", "--window N", WindowOfExamples);
        }
    }

    /// <summary>What is taken of the last recurrent layer; nothing for every step.</summary>
    /// <param name="size">Values that the layer gives.</param>
    public IEnumerable<NetworkLayer> Take(int size)
    {
        if (options.Take is null)
        {
            return [new UntoldLayer(Name, size, IsTake: true, IsFlat ? new FlattenLayer(Name, size, FlatSteps) : null)];
        }

        return options.Take.Kind switch
        {
            TakenKind.FinalState => [new LastStepLayer(Name, size, StepSelection.FinalState)],
            TakenKind.LastOutput => [new LastStepLayer(Name, size, StepSelection.LastOutput)],
            TakenKind.Last when options.Take.Steps == 1 => [new LastStepLayer(Name, size, StepSelection.LastOutput)],
            TakenKind.Last => [new LastStepsLayer(Name, size, options.Take.Steps)],
            TakenKind.Mean => [new PoolingLayer(Name, size, Pooling.Mean)],
            TakenKind.Max => [new PoolingLayer(Name, size, Pooling.Max)],
            TakenKind.Flatten => [new FlattenLayer(Name, size, _last + 1 < blocks.Count ? FlatSteps : Window)],
            _ => [],
        };
    }

    /// <summary>Of one direction, the final state is the last output.</summary>
    private IEnumerable<ImportOptions> Answers(ImportOptions stated)
    {
        List<Taken> takes = [Taken.LastOutput, Taken.EveryStep, Taken.Mean, Taken.Max, Taken.Flatten];
        if (((RecurrentBlock)blocks[_last]).IsBidirectional)
        {
            takes.Add(Taken.FinalState);
        }

        ForwardExample example = stated.Examples![0];
        int windows = Window > 0 ? example.Input.Count / Window : 1;
        int steps = windows > 0 ? example.Output.Count / windows : 0;
        if (steps > 1 && steps < example.Input.Count / windows && steps <= Limits.Window)
        {
            takes.Add(new Taken(TakenKind.Last, steps));
        }

        return takes.Select(take => stated with { Take = take });
    }

    private static IEnumerable<ImportOptions> WindowOfExamples(ImportOptions stated)
    {
        int[] lengths = stated.Examples!.Select(example => example.Input.Count).Distinct().ToArray();
        return lengths.Length == 1 && lengths[0] <= Limits.Window ? [stated with { Window = lengths[0] }] : [];
    }

    private string Suggestion() =>
        IsFlat ? $"--window {FlatSteps} --take flatten"
        : Window > 0 ? "--take last_output"
        : "--take every_step";
}
