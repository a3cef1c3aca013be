namespace TinyRnn;

/// <summary>Working memory of a step, allocated once for the largest layer; holds nothing from one step to the next.</summary>
internal sealed class Scratch
{
    /// <summary>As much as the largest of the layers needs.</summary>
    public Scratch(Layer[] layers)
    {
        int columns = 0;
        int sums = 0;
        int gates = 0;
        int values = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            Layer[] parts = layers[i].Parts;
            for (int part = 0; part < parts.Length; part++)
            {
                Layer layer = parts[part];
                values = Larger(values, layer.ValuesLength);
                columns = Larger(columns, layer.Rows > 0 ? Larger(Larger(layer.InputSize, layer.OutputSize), layer.ValuesLength) : 0);
                sums = Larger(sums, layer.SumsLength);
                gates = Larger(gates, layer.StateLength > 0 ? layer.Rows : 0);
            }
        }

        Input = new long[WeightMatrix.Padded(columns)];
        Hidden = new long[WeightMatrix.Padded(columns)];
        InputSums = new long[sums];
        RecurrentSums = new long[sums];
        Gates = new long[gates];
        Values = values > 0 ? new int[values] : null;
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

    /// <summary>What the second recurrent product, or the projection, of a layer with options is made of.</summary>
    public int[] Values { get; }

    private static int Larger(int a, int b) => a > b ? a : b;
}
