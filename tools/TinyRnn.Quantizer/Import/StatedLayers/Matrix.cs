namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>A tensor of two dimensions.</summary>
/// <param name="Rows">At least 1.</param>
/// <param name="Columns">At least 1.</param>
/// <param name="Values">[rows, columns], row-major.</param>
internal sealed record Matrix(int Rows, int Columns, float[] Values)
{
    /// <summary>The tensor's name and shape in the file, for messages.</summary>
    public required string Source { get; init; }

    public float[] Row(int row) => Values[(row * Columns)..((row + 1) * Columns)];

    public Matrix Transpose()
    {
        float[] values = new float[Values.Length];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                values[(column * Rows) + row] = Values[(row * Columns) + column];
            }
        }

        return new Matrix(Columns, Rows, values) { Source = Source };
    }
}
