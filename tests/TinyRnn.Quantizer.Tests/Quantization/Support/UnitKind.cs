using TinyRnn.Quantizer.Networks;

namespace TinyRnn.TestSupport;

/// <summary>The usual recurrent layers, as attributes can name them: an RNN has one of two activations.</summary>
public enum UnitKind
{
    Rnn,
    ReluRnn,
    Gru,
    Lstm,
}

/// <summary>What a <see cref="UnitKind"/> stands for.</summary>
internal static class UnitKinds
{
    public static CellKind Cell(this UnitKind unit) =>
        unit switch
        {
            UnitKind.Rnn or UnitKind.ReluRnn => CellKind.Rnn,
            UnitKind.Gru => CellKind.Gru,
            UnitKind.Lstm => CellKind.Lstm,
        };

    public static CellOptions? Options(this UnitKind unit) => unit == UnitKind.ReluRnn ? new() { CandidateActivation = Activation.Relu } : null;
}
