using System;

namespace TinyRnn.Trainer.Layers;

/// <summary>The equations of one step of a recurrent layer, and of the way back, for some sequences side by side.</summary>
internal abstract class CellEquations
{
    /// <summary>Rows of weights per unit.</summary>
    public abstract int Gates { get; }

    /// <summary>Whether the recurrent sums are kept apart from those of the input, as the reset gate of a GRU needs it.</summary>
    public virtual bool KeepsSumsApart => false;

    /// <summary>Whether there is a cell state beside h.</summary>
    public virtual bool HasCellState => false;

    /// <summary>One step. Gates hold the sums of input and bias (and of h, unless those are kept apart) and become what the way back needs.</summary>
    public abstract void Step(in CellStep step);

    /// <summary>
    /// The way back over one step. Gates and recurrent sums become the gradients of the sums; the gradients of h and c, which
    /// come in as those after the step, become those before it, as far as they do not pass through the recurrent weights.
    /// </summary>
    public abstract void StepBack(in CellStep step, Span<float> hiddenGradient, Span<float> cellGradient);
}

/// <summary>The values of one step: [sequences, gates * width] of gates and recurrent sums, [sequences, width] of states.</summary>
internal readonly ref struct CellStep
{
    /// <summary>Padded units.</summary>
    public required int Width { get; init; }

    /// <summary>Gates, in the order of the weights' rows.</summary>
    public required Span<float> Gates { get; init; }

    /// <summary>Sums of the recurrent weights and their bias; empty unless they are kept apart.</summary>
    public Span<float> Recurrent { get; init; }

    /// <summary>h before the step.</summary>
    public required ReadOnlySpan<float> OldHidden { get; init; }

    /// <summary>h after the step.</summary>
    public required Span<float> Hidden { get; init; }

    /// <summary>c before the step; empty where there is none.</summary>
    public ReadOnlySpan<float> OldCell { get; init; }

    /// <summary>c after the step.</summary>
    public Span<float> Cell { get; init; }
}
