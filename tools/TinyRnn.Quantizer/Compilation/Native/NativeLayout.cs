using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>What a network's structure in C holds: the state, the readings that are held, and room that a step or a window works in.</summary>
internal sealed class NativeLayout
{
    // More outputs than this stand in the structure, not on the stack.
    private const int MostOnStack = 8;

    public NativeLayout(RnnModel model)
    {
        Model = model;
        Recipe = model.Info.Recipe is null ? null : new NativeRecipe(model.Info.Recipe);
        Layer[] parts = [.. model.Layers.SelectMany(layer => layer.Parts)];
        CopyType = new(parts.SelectMany(CopiesOf).Any(copy => copy?.Limit > ModelLimits.Copy));
        Copies = parts.Select(part => CandidatesAt(part) + Even(SecondLength(part))).DefaultIfEmpty(0).Max();
        Gates = parts.Select(part => part is GruKernel { CandidateCopy: not null } ? 2 * part.OutputSize : 0).DefaultIfEmpty(0).Max();
        if (Info.NeedsWindow)
        {
            Windows = WindowLengths(model);
            Values = model.Layers.Max(layer => layer.OutputSize);
        }
        else
        {
            Values = ValuesAt(model.Layers.Length);
        }
    }

    public RnnModel Model { get; }

    public ModelInfo Info => Model.Info;

    /// <summary>What makes the inputs of readings; null in a network whose inputs are its readings.</summary>
    public NativeRecipe? Recipe { get; }

    /// <summary>Copies for products.</summary>
    public int Copies { get; }

    /// <summary>The type of a copy.</summary>
    public NativeCopyType CopyType { get; }

    /// <summary>Gates that a second pass takes.</summary>
    public int Gates { get; }

    /// <summary>Values between layers.</summary>
    public int Values { get; }

    /// <summary>Integers of both buffers of windows; null for a network that is stepped.</summary>
    public int[]? Windows { get; }

    /// <summary>Whether raw outputs of a step stand in the structure.</summary>
    public bool KeepsOutputs => !Info.NeedsWindow && Info.Outputs.Length > MostOnStack;

    /// <summary>Whether readings are held in 16 bits.</summary>
    public bool HoldsShort => Info.InputLimit <= short.MaxValue && (Info.NeedsWindow || Info.Tokens > 0 || (TakesAsTheyAre && !CopyType.IsFine));

    /// <summary>Whether the first layer takes readings where they are held, as copies of their type.</summary>
    public bool TakesHeld => (HoldsShort || CopyType.IsFine) && TakesAsTheyAre;

    /// <summary>
    /// Whether readings are held in the room for copies, which nothing else needs between steps: a step then has its own on the
    /// stack.
    /// </summary>
    public bool KeepsInCopies => TakesHeld && Info.Inputs.Length <= Math.Min(MostOnStack, Copies);

    /// <summary>What the last layer computes of the window and what was made of it; null for other networks.</summary>
    public Reconstruction? Reconstruction => (Model.Layers[^1] as ReconstructionLayer)?.Reconstruction;

    /// <summary>Integers of a window that is kept for a comparison.</summary>
    public int Kept => Reconstruction is null ? 0 : Info.Window * Info.Inputs.Length;

    /// <summary>Bytes of the structure, whose widest members have 4, or 8 with a recipe.</summary>
    public int Bytes
    {
        get
        {
            int wide = Math.Max(1, Info.StateLength) + Gates + Values + (Windows?.Sum() ?? 0) + Kept + (KeepsOutputs ? Info.Outputs.Length : 0);
            int held = KeepsInCopies ? 0 : (HoldsShort ? 2 : 4) * Info.Inputs.Length;
            int align = Recipe is null ? 4 : 8;
            return ((Recipe?.Bytes ?? 0) + (4 * wide) + held + (CopyType.Bytes * Copies) + align - 1) / align * align;
        }
    }

    /// <summary>Where copies of a layer's state begin, behind those of its input.</summary>
    public int StateAt(Layer layer) => TakesHeld && layer == Model.Layers[0] ? 0 : Even(layer.InputSize);

    /// <summary>Where the copies of its second product begin.</summary>
    public int CandidatesAt(Layer layer) =>
        layer.Rows == 0 ? 0 : StateAt(layer) + (layer.StateLength > 0 ? Even(layer.OutputSize) : 0);

    /// <summary>Where a layer without a state puts its values in a network that is stepped.</summary>
    public int ValuesAt(int index) => Model.Layers.Take(index).Where((layer, i) => Keeps(layer) && i != LastIndex).Sum(layer => layer.OutputSize);

    /// <summary>The last layer that computes anything in a step.</summary>
    public int LastIndex => Array.FindLastIndex(Model.Layers, layer => !LayerKinds.IsLastStep(layer.Kind));

    /// <summary>True when what a layer gives for each step of a window is used by nothing.</summary>
    public static bool OnlyItsFinalStateCounts(RnnModel model, int index) =>
        index + 1 < model.Layers.Length && model.Layers[index + 1].Kind == LayerKind.FinalState;

    private bool TakesAsTheyAre => !Info.NeedsWindow && Model.Layers[0].InputCopy is { Multiplier: 1, Shift: 0 } copy && copy.Limit >= Info.InputLimit;

    private static IEnumerable<Requantizer?> CopiesOf(Layer part) =>
        [part.InputCopy, (part as RecurrentKernel)?.RecurrentCopy, (part as GruKernel)?.CandidateCopy, (part as LstmKernel)?.Projection?.Copy];

    private static bool Keeps(Layer layer) => layer.StateLength == 0 && !LayerKinds.IsLastStep(layer.Kind);

    private static int SecondLength(Layer part) =>
        part switch
        {
            GruKernel { CandidateCopy: not null } gru => gru.OutputSize,
            LstmKernel { Projection: not null } lstm => lstm.Cell.Units,
            _ => 0,
        };

    private static int Even(int count) => (count + 1) / 2 * 2;

    private static int[] WindowLengths(RnnModel model)
    {
        int steps = model.Info.Window;
        int[] lengths = [steps * model.Info.Inputs.Length, 1];
        for (int i = 0; i < model.Layers.Length; i++)
        {
            steps = model.Layers[i].Plan(0).StepsOut(steps);
            if (!OnlyItsFinalStateCounts(model, i))
            {
                int to = (i + 1) & 1;
                lengths[to] = Math.Max(lengths[to], steps * model.Layers[i].OutputSize);
            }
        }

        return lengths;
    }
}
