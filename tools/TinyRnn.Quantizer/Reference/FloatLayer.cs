using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>One layer of the float reference: weights, state and the last output.</summary>
internal abstract class FloatLayer
{
    /// <summary>The layer that computes <paramref name="layer"/>.</summary>
    public static FloatLayer Create(NetworkLayer layer) =>
        layer switch
        {
            RecurrentLayer { Cell: CellKind.Gru } gru => new FloatGru(gru),
            RecurrentLayer { Cell: CellKind.Lstm } lstm => new FloatLstm(lstm),
            RecurrentLayer rnn => new FloatRnn(rnn),
            DenseLayer dense => new FloatDense(dense),
            _ => throw new NotSupportedException($"Layer '{layer.Name}' is of an unknown kind, {layer.GetType().Name}."),
        };

    /// <summary>[units]; what the last step gave.</summary>
    public abstract ReadOnlySpan<float> Output { get; }

    /// <summary>[units], or empty for a layer without h.</summary>
    public virtual Span<float> Hidden => default;

    /// <summary>[units], or empty for a layer without c.</summary>
    public virtual Span<float> Cell => default;

    /// <summary>Advances one step.</summary>
    public abstract void Step(ReadOnlySpan<float> input);

    /// <summary>Sets the state and the last output to zero.</summary>
    public abstract void Reset();
}
