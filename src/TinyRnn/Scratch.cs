namespace TinyRnn;

/// <summary>Working memory of a step, allocated once for the largest layer; holds nothing from one step to the next.</summary>
internal sealed class Scratch
{
    public Scratch(int columns, int rows)
    {
        Input = new long[WeightMatrix.Padded(columns)];
        Hidden = new long[WeightMatrix.Padded(columns)];
        InputSums = new long[rows + PackedMatrix.MostLanes];
        RecurrentSums = new long[rows + PackedMatrix.MostLanes];
        Gates = new long[rows];
    }

    /// <summary>Copies of the layer's input.</summary>
    public long[] Input { get; }

    /// <summary>Copies of the layer's hidden state.</summary>
    public long[] Hidden { get; }

    /// <summary>Wx of every row.</summary>
    public long[] InputSums { get; }

    /// <summary>Uh of every row.</summary>
    public long[] RecurrentSums { get; }

    /// <summary>True when the sums are those of words with three lanes, not yet of rows.</summary>
    public bool SumsArePacked { get; set; }

    /// <summary>Table indices of gates, then the gates.</summary>
    public long[] Gates { get; }
}
