namespace TinyRnn.Trainer.Layers;

/// <summary>What a network to be trained is made of.</summary>
/// <param name="Inputs">Values of a step.</param>
/// <param name="Cell">The kind of recurrent unit.</param>
/// <param name="Units">Recurrent units of each layer.</param>
/// <param name="Outputs">Logits or numbers of a step.</param>
public sealed record NetworkShape(int Inputs, TrainableCell Cell, int Units, int Outputs)
{
    /// <summary>Recurrent layers.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Outputs of a dense layer with relu between the recurrent layers and the last; 0 for none.</summary>
    public int HiddenDense { get; init; }

    /// <summary>The probability, in training, that an output of a recurrent layer is dropped.</summary>
    public double Dropout { get; init; }

    /// <summary>The recurrent module's name: <c>gru</c>, <c>lstm</c> or <c>rnn</c>.</summary>
    public string ModuleName =>
        Cell switch
        {
            TrainableCell.Gru => "gru",
            TrainableCell.Lstm => "lstm",
            _ => "rnn",
        };
}
