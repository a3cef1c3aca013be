using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>
/// One way to read the graph's input, tried on the whole graph: which of its axes are steps, sequences side by side, features.
/// </summary>
/// <param name="input">Which input of the graph takes readings; the others hold states.</param>
/// <param name="stepAxis">-1 when the graph computes one step at a time.</param>
/// <param name="batchAxis">-1 for a single sequence.</param>
internal sealed class Trial(int input, int stepAxis, int batchAxis)
{
    public int Input { get; } = input;

    public int StepAxis { get; } = stepAxis;

    public int BatchAxis { get; } = batchAxis;

    /// <summary>True when the graph computes one step, so that outputs of each step and final states are the same.</summary>
    public bool IsSingleStep => StepAxis < 0;

    /// <summary>The short type to which the graph rounds values on their way, which stay whole here; or null.</summary>
    public DataType? Rounding { get; set; }

    /// <summary>Nodes that could be read.</summary>
    public int NodesRead { get; set; }

    /// <summary>True when a node found steps where they cannot be: the fault may be in this reading of the input.</summary>
    public bool AxesDoNotFit { get; set; }
}
