namespace TinyRnn.Quantizer.Import.Onnx.Stages;

/// <summary>What a stage takes in.</summary>
/// <param name="Stage">From where.</param>
/// <param name="Selection">Which steps.</param>
internal sealed record StageInput(Stage Stage, Selection Selection);
