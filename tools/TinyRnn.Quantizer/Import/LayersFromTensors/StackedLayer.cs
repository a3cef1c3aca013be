namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>One layer of a stack.</summary>
/// <param name="Forward">First step to last.</param>
/// <param name="Backward">Last step to first, of the same shapes; null in a stack of one direction.</param>
internal sealed record StackedLayer(RecurrentTensors Forward, RecurrentTensors? Backward);
