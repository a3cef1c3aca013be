namespace TinyRnn.Quantizer.Import.Onnx.Stages;

/// <summary>An input of the graph.</summary>
/// <param name="name">The input's name.</param>
/// <param name="size">Features.</param>
/// <param name="steps">Steps of a window, 1 when the graph computes a single step.</param>
/// <param name="isInteger">True for whole numbers.</param>
/// <param name="isState">True for an input that holds states, not readings.</param>
internal sealed class InputStage(string name, int size, int steps, bool isInteger, bool isState) : Stage(name, size)
{
    public bool IsInteger { get; } = isInteger;

    public bool IsState { get; } = isState;

    public override int Steps { get; } = steps;
}
