using System.Linq;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>
/// Reads <c>weight</c> and <c>bias</c> as a dense layer. Without a bias it may be an embedding, and the number of outputs that of
/// tokens; what it is, and whether it is too large, turns out later.
/// </summary>
internal sealed class DenseBlockReader(string file)
{
    private readonly ShapeCheck _check = new(file);

    public static bool Matches(TensorGroup group) =>
        group.Find("weight") is { Shape.Count: 2 } && group.Parts.All(part => part is "weight" or "bias");

    public DenseBlock Read(TensorGroup group)
    {
        TensorEntry weights = group.Find("weight")!;
        TensorEntry? bias = group.Find("bias");
        int outputs = bias is null ? _check.Tokens(weights.Shape[0], weights) : _check.Size(weights.Shape[0], "a number of outputs", weights);
        int inputs = _check.DenseInputSize(weights.Shape[1], weights);
        _check.ExpectFloat(weights);
        _check.Expect(bias, outputs);
        return new DenseBlock(group.Name.Length == 0 ? "linear" : group.Name, inputs, outputs, weights, bias);
    }
}
