namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>The sizes that all layers of a stack share.</summary>
/// <param name="Gates">Rows per unit.</param>
/// <param name="HiddenSize">Units of a direction.</param>
/// <param name="OutputSize">Values that a direction gives: units, or fewer after a projection.</param>
/// <param name="Directions">1 or 2.</param>
internal sealed record RecurrentSize(int Gates, int HiddenSize, int OutputSize, int Directions)
{
    /// <summary>Rows of every matrix.</summary>
    public int Rows => Gates * HiddenSize;

    /// <summary>Values that a layer gives.</summary>
    public int LayerSize => Directions * OutputSize;
}
