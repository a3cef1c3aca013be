using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Writes how a window goes through a network layer by layer, from one buffer to the other and back; see WindowRunner.</summary>
internal sealed class NativeWindowWriter(CodeWriter code, NativeLayout layout, NativeLayers layers)
{
    /// <summary>The function takes the window in the first buffer, and returns the buffer that begins with the outputs.</summary>
    public void Write()
    {
        code.Line("static int32_t *net_window(net_t *net, int32_t steps)");
        code.Block("", () =>
        {
            if (layout.Model.Layers.Any(layer => layer.Kind == LayerKind.Repeat || !(LayerKinds.IsLastStep(layer.Kind) || LayerKinds.TakesSteps(layer.Kind))))
            {
                code.Line("int32_t step;");
            }

            if (layout.Reconstruction is not null)
            {
                code.Line("net_move(net->first, net->kept, steps * NET_INPUTS);");
            }

            int state = 0;
            for (int i = 0; i < layout.Model.Layers.Length; i++)
            {
                Layer layer = layout.Model.Layers[i];
                code.Line($"/* {NativeComment.Of($"{layer.Name}: {layer.Kind}")} */");
                WriteLayer(i, layer, state);
                state += layer.StateLength;
            }

            code.Line($"return {Buffer(layout.Model.Layers.Length)};");
        });
        code.Line();
    }

    /// <summary>Where a layer's input stands.</summary>
    private static string Buffer(int layer) => layer % 2 == 0 ? "net->first" : "net->second";

    private void WriteLayer(int index, Layer layer, int state)
    {
        int size = layer.InputSize;
        string from = Buffer(index);
        string to = Buffer(index + 1);
        bool isLast = index + 1 == layout.Model.Layers.Length;
        void Becomes(string steps)
        {
            if (!isLast)
            {
                code.Line($"steps = {steps};");
            }
        }

        switch (layer.Kind)
        {
            case LayerKind.FinalState:
                WriteFinalState(index - 1, state - layout.Model.Layers[index - 1].StateLength, to);
                Becomes("1");
                break;
            case LayerKind.LastOutput:
                code.Line($"net_move({from} + (steps - 1) * {size}, {to}, {size});");
                Becomes("1");
                break;
            case LayerKind.LastK:
                int most = layer.Plan(0).Steps;
                code.Line($"net_move({from} + (steps > {most} ? (steps - {most}) * {size} : 0), {to}, (steps > {most} ? {most} : steps) * {size});");
                Becomes($"steps > {most} ? {most} : steps");
                break;
            case LayerKind.Mean:
            case LayerKind.Max:
                code.Line($"net_{(layer.Kind == LayerKind.Mean ? "mean" : "max")}({from}, steps, {size}, {to});");
                Becomes("1");
                break;
            case LayerKind.Flatten:
                code.Line($"net_move({from}, {to}, steps * {size});");
                Becomes("1");
                break;
            case LayerKind.Repeat:
                int repeats = layer.Plan(0).Steps;
                code.Block($"for (step = 0; step < {repeats}; step++)", () => code.Line($"net_move({from}, {to} + step * {size}, {size});"));
                Becomes($"{repeats}");
                break;
            case LayerKind.ReconstructionError:
                code.Line($"{to}[0] = net_reconstruction(net->kept, {from}, steps);");
                break;
            default:
                WriteSteps(index, layer, state);
                break;
        }
    }

    private void WriteSteps(int index, Layer layer, int state)
    {
        bool quiet = NativeLayout.OnlyItsFinalStateCounts(layout.Model, index);
        var directions = layer as DirectionsKernel;
        Layer? forward = directions is null ? layer : directions.Forward;
        string from = $"{Buffer(index)} + step * {layer.InputSize}";
        string to = $"{Buffer(index + 1)} + step * {layer.OutputSize}";
        if (forward is not null)
        {
            code.Block("for (step = 0; step < steps; step++)", () =>
            {
                Call(index, forward, state, from, to);
                if (!quiet && forward.StateLength > 0)
                {
                    code.Line(Forward(directions, forward, state, to));
                }
            });
        }

        if (directions is not null)
        {
            int backward = state + (directions.Forward?.StateLength ?? 0);
            code.Block("for (step = steps - 1; step >= 0; step--)", () =>
            {
                Call(index, directions.Backward, backward, from, to);
                if (!quiet)
                {
                    Backward(directions, backward, to).ForEach(line => code.Line(line));
                }
            });
        }
    }

    private void Call(int index, Layer part, int state, string from, string to)
    {
        foreach (string statement in layers.Call(index, part, state, from, to))
        {
            code.Line(statement);
        }
    }

    private void WriteFinalState(int index, int state, string to)
    {
        Layer previous = layout.Model.Layers[index];
        var directions = previous as DirectionsKernel;
        if (directions?.Forward is RecurrentKernel forward)
        {
            code.Line(Forward(directions, forward, state, to));
        }

        if (directions is null)
        {
            code.Line($"net_move(net->state + {state}, {to}, {previous.OutputSize});");
            return;
        }

        Backward(directions, state + (directions.Forward?.StateLength ?? 0), to).ForEach(line => code.Line(line));
    }

    /// <summary>h of the forward or only direction, in the format of both.</summary>
    private static string Forward(DirectionsKernel? directions, Layer forward, int state, string to)
    {
        int finer = directions is null ? 0 : forward.FractionBits - directions.Backward.FractionBits;
        return finer <= 0
            ? $"net_move(net->state + {state}, {to}, {forward.OutputSize});"
            : $"net_align(net->state + {state}, {to}, {forward.OutputSize}, {finer});";
    }

    /// <summary>h of the backward direction, merged with the forward one's that stands there.</summary>
    private static List<string> Backward(DirectionsKernel directions, int state, string to)
    {
        int units = directions.Backward.OutputSize;
        if (directions.Forward is null)
        {
            return [$"net_move(net->state + {state}, {to}, {units});"];
        }

        int finer = directions.Backward.FractionBits - directions.Forward.FractionBits;
        string Aligned(string target) =>
            finer <= 0 ? $"net_move(net->state + {state}, {target}, {units});" : $"net_align(net->state + {state}, {target}, {units}, {finer});";
        return directions.Merge switch
        {
            DirectionMerge.Concatenate => [Aligned($"{to} + {units}")],
            DirectionMerge.Sum => [Aligned("net->values"), $"net_merge_sum(net->values, {to}, {units});"],
            DirectionMerge.Multiply => [Aligned("net->values"), $"net_merge_product(net->values, {to}, {units}, {directions.FractionBits});"],
            DirectionMerge.Average => [Aligned("net->values"), $"net_merge_average(net->values, {to}, {units});"],
        };
    }
}
