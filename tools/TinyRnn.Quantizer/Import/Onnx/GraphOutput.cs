using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx;

/// <summary>One output of the graph: the network's output, or states that the network has anyway.</summary>
internal sealed class GraphOutput
{
    private readonly string _file;

    public GraphOutput(string file, string name, Value value, Trial trial)
    {
        _file = file;
        Name = name;
        Signal =
            value as Signal
            ?? throw new ImportException(file, $"output {Text.Quote(name)}: expected what depends on the graph's input, found a constant.");
        IsState = Signal.Elements.All(element =>
            element is { IsPlain: true, Stage: RecurrentStage } && (trial.IsSingleStep || element.Part is Part.Final or Part.Cell)
        );
    }

    public string Name { get; }

    public Signal Signal { get; }

    /// <summary>True for h_n and c_n, of which a network has one for each layer.</summary>
    public bool IsState { get; }

    /// <summary>The network's output: the only one that is not a state, else h_n of the last layer.</summary>
    public static GraphOutput Main(string file, IReadOnlyList<GraphOutput> outputs)
    {
        GraphOutput[] others = outputs.Where(output => !output.IsState).ToArray();
        if (others.Length > 1)
        {
            throw new ImportException(
                file,
                $"expected one output beside the final states of layers, found {Names(others)}."
            );
        }

        return others.SingleOrDefault()
            ?? outputs.Where(output => output.IsHiddenState).OrderByDescending(output => output.Depth).FirstOrDefault()
            ?? throw new ImportException(
                file,
                $"expected an output of the last layer, or its h_n; found {Names(outputs)}."
            );
    }

    /// <exception cref="ImportException">The states are those of a layer that the network does not have.</exception>
    public void CheckBelongsTo(IReadOnlyList<Stage> chain, string main)
    {
        if (!IsState)
        {
            return;
        }

        IEnumerable<Stage> stages = Signal.Elements.Select(element => element.Stage).Distinct();
        Stage? foreign = stages.FirstOrDefault(stage => !Has(chain, (RecurrentStage)stage));
        if (foreign is not null)
        {
            throw new ImportException(
                _file,
                $"output {Text.Quote(Name)}: the layer {foreign} does not lead to the network's output {Text.Quote(main)}."
            );
        }
    }

    /// <summary>True when this is h of one layer, or of the two directions of one.</summary>
    private bool IsHiddenState =>
        Signal.Elements.Length > 0
        && Signal.Elements.All(element => element.Part != Part.Cell)
        && DirectionPair.Join(Signal.Elements).Select(element => element.Stage).Distinct().Count() == 1;

    private int Depth
    {
        get
        {
            int depth = 0;
            for (Stage? stage = Signal.Elements[0].Stage; stage is not null; stage = stage.Input?.Stage)
            {
                depth++;
            }

            return depth;
        }
    }

    private static string Names(IEnumerable<GraphOutput> outputs) => Text.List(outputs.Select(output => Text.Quote(output.Name)).ToArray());

    private static bool Has(IReadOnlyList<Stage> chain, RecurrentStage stage) =>
        chain.OfType<RecurrentStage>().Any(link => Same(link.Forward, stage.Forward) && Same(link.Backward, stage.Backward));

    /// <summary>A direction that a layer does not have is in any.</summary>
    private static bool Same(object? link, object? direction) => direction is null || ReferenceEquals(link, direction);
}
