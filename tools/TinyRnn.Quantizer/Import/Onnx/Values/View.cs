namespace TinyRnn.Quantizer.Import.Onnx.Values;

/// <summary>Which elements of a tensor make another.</summary>
/// <param name="Shape">Of the new tensor.</param>
/// <param name="Sources">By element of the new tensor, the element of the old one.</param>
/// <param name="StepAxis">Of the new tensor; -1 for none.</param>
internal sealed record View(int[] Shape, int[] Sources, int StepAxis = -1);
