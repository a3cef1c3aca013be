using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Operators;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx;

/// <summary>Makes layers of the stages that lead to the graph's output.</summary>
internal sealed class NetworkBuilder(string file, Trial trial, Budget budget)
{
    /// <summary>
    /// The layers, and the steps of a window: 1 for a single step, <see cref="Value.OpenLength"/> when the file leaves it open.
    /// </summary>
    /// <exception cref="ImportException">The outputs are not those of one network.</exception>
    public (NetworkLayer[] Layers, int Steps) Build(IReadOnlyList<string> names, IReadOnlyList<Value> values)
    {
        GraphOutput[] outputs = names.Zip(values, (name, value) => new GraphOutput(file, name, value, trial)).ToArray();
        GraphOutput main = GraphOutput.Main(file, outputs);
        Node place = Node.ForOutput(file, main.Name, budget, trial);
        Features features = Features.OfSequence(place, LinearStages.Normalize(place, main.Signal));
        List<StageInput> chain = Chain(features.Input);
        foreach (GraphOutput output in outputs)
        {
            output.CheckBelongsTo(chain.Select(link => link.Stage).ToArray(), main.Name);
        }

        CheckSteps(place, features, main.Signal);
        return (Layers(place, chain), WindowSteps(chain));
    }

    /// <summary>Steps that go in: those of the stages before one that takes or repeats some.</summary>
    private static int WindowSteps(List<StageInput> chain) =>
        chain
            .TakeWhile(link => link.Stage is not LayerStage { Layer: LastStepsLayer or RepeatLayer or PoolingLayer or FlattenLayer or LastStepLayer })
            .Last()
            .Stage.Steps;

    /// <summary>First to last, each with what is taken of it.</summary>
    private static List<StageInput> Chain(StageInput last)
    {
        var chain = new List<StageInput>();
        for (StageInput? link = last; link is not null; link = link.Stage.Input)
        {
            chain.Add(link);
        }

        chain.Reverse();
        return chain;
    }

    private static void CheckSteps(Node place, Features features, Signal signal)
    {
        if (signal.StepAxis >= 0 && features.Stage.Steps != signal.Shape[signal.StepAxis])
        {
            throw place.Refused(
                $"its steps after sequence_lens ({features.Stage.Steps} of {signal.Shape[signal.StepAxis]}) are always 0; expected the "
                    + "last step or the final state"
            );
        }
    }

    private static NetworkLayer[] Layers(Node place, List<StageInput> chain)
    {
        if (chain[0].Stage is not InputStage || chain.Count == 1)
        {
            throw place.Refused("expected at least one layer, found none");
        }

        var layers = new List<NetworkLayer>();
        LastStepLayer?[] taken = Taken(place, chain);
        for (int i = 1; i < chain.Count; i++)
        {
            Stage stage = chain[i].Stage;
            layers.Add(stage is RecurrentStage cell ? cell.Layer : ((LayerStage)stage).Layer);
            if (taken[i] is { } last)
            {
                layers.Add(last);
            }
        }

        return layers.ToArray();
    }

    /// <summary>Behind each recurrent stage, the one vector that is taken of it, if one is taken of it or of dense layers after it.</summary>
    private static LastStepLayer?[] Taken(Node place, List<StageInput> chain)
    {
        var taken = new LastStepLayer?[chain.Count];
        for (int i = 0; i < chain.Count; i++)
        {
            if (chain[i].Selection == Selection.EachStep)
            {
                continue;
            }

            int recurrent = chain.FindLastIndex(i, link => link.Stage is RecurrentStage);
            if (recurrent < 0 || chain.Skip(recurrent + 1).Take(i - recurrent).Any(link => link.Stage is not LayerStage { Layer: DenseLayer }))
            {
                throw place.Refused("the last step is taken of what no recurrent layer has seen");
            }

            var stage = (RecurrentStage)chain[recurrent].Stage;
            Selection selection = i == recurrent ? chain[i].Selection : LastOf(stage);
            taken[recurrent] = new LastStepLayer($"{stage.Name}.last", stage.Size, ToStep(selection));
        }

        return taken;
    }

    /// <summary>The last output of a layer that runs forward is its final state.</summary>
    private static Selection LastOf(RecurrentStage stage) => stage.Backward is null ? Selection.FinalState : Selection.LastOutput;

    private static StepSelection ToStep(Selection selection) =>
        selection == Selection.FinalState ? StepSelection.FinalState : StepSelection.LastOutput;
}
