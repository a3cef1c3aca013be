namespace TinyRnn.Quantizer.Import.Onnx.Stages;

/// <summary>One number that a network computes: Scale times a stage's output plus Offset.</summary>
/// <param name="Stage">Where the number comes from.</param>
/// <param name="Part">When.</param>
/// <param name="Batch">Which of the sequences that the graph computes side by side.</param>
/// <param name="Index">Which of the stage's outputs.</param>
/// <param name="Scale">Usually 1.</param>
/// <param name="Offset">Usually 0.</param>
internal readonly record struct Element(Stage Stage, Part Part, int Batch, int Index, double Scale = 1, double Offset = 0)
{
    public bool IsPlain => Scale == 1 && Offset == 0;
}
