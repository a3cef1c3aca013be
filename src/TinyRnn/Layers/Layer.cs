using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>The immutable part of a layer: sizes, weights and scales.</summary>
internal abstract class Layer
{
    internal Layer(LayerKind kind, string name, int inputSize, int outputSize, Requantizer inputCopy)
    {
        Kind = kind;
        Name = name;
        InputSize = inputSize;
        OutputSize = outputSize;
        InputCopy = inputCopy;
    }

    /// <summary>What the layer is.</summary>
    public LayerKind Kind { get; }

    /// <summary>The name it had where it was trained.</summary>
    public string Name { get; }

    /// <summary>Values in.</summary>
    public int InputSize { get; }

    /// <summary>Values out.</summary>
    public int OutputSize { get; }

    /// <summary>How the input is rounded for the product; null in a layer without one of its own.</summary>
    public Requantizer InputCopy { get; }

    /// <summary>Fraction bits of the values out.</summary>
    public abstract int FractionBits { get; }

    /// <summary>Rows of the weight matrices; 0 in a layer without.</summary>
    public abstract int Rows { get; }

    /// <summary>Integers of state: 0 (Dense), hidden (RNN, GRU) or two times hidden (LSTM: h, then c).</summary>
    public abstract int StateLength { get; }

    /// <summary>Elements that the sums of a product take in the scratch.</summary>
    internal virtual int SumsLength => Rows + PackedMatrix.MostLanes;

    /// <summary>Values of h, or what it is made of, that a step keeps in the scratch.</summary>
    internal virtual int ValuesLength => 0;

    /// <summary>
    /// One step. The copies of the input stand in <paramref name="scratch"/>. A recurrent layer replaces its state, whose
    /// first part is its output, at <paramref name="offset"/>; a Dense layer writes its output there.
    /// </summary>
    internal abstract void Step(Scratch scratch, SigmoidTable table, int[] values, int offset);

    /// <summary>One step from an input that stands in an array.</summary>
    internal virtual void Step(int[] input, int inputOffset, Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        InputCopy.Apply(input, inputOffset, InputSize, scratch.Input);
        Step(scratch, table, values, offset);
    }

    /// <summary>The layers that have matrices and a state: this one, or those within it.</summary>
    internal virtual Layer[] Parts => new Layer[] { this };

    /// <summary>The layer that runs in one direction, 1 for backwards: this one, or one within it.</summary>
    internal virtual Layer Part(int direction) => this;

    /// <summary>What a window needs to know of this layer.</summary>
    /// <param name="stateOffset">Where its state begins.</param>
    internal virtual WindowLayer Plan(int stateOffset) => new WindowLayer(Kind, InputSize, OutputSize, StateLength > 0 ? stateOffset : -1);
}
