using System.Linq;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>Reads <c>running_mean</c>, <c>running_var</c> and perhaps <c>weight</c> and <c>bias</c> as a batch normalization.</summary>
internal sealed class ScaleBlockReader(string file)
{
    private readonly ShapeCheck _check = new(file);

    public static bool Matches(TensorGroup group) =>
        group.Find("running_mean") is { Shape.Count: 1 }
        && group.Find("running_var") is not null
        && group.Parts.All(part => part is "running_mean" or "running_var" or "num_batches_tracked" or "weight" or "bias");

    public ScaleBlock Read(TensorGroup group)
    {
        TensorEntry mean = group.Find("running_mean")!;
        int size = _check.FlatSize(mean.Shape[0], mean);
        TensorEntry variance = group.Find("running_var")!;
        _check.Expect(mean, size);
        _check.Expect(variance, size);
        _check.Expect(group.Find("weight"), size);
        _check.Expect(group.Find("bias"), size);
        return new ScaleBlock(group.Name.Length == 0 ? "norm" : group.Name, size, mean, variance, group.Find("weight"), group.Find("bias"));
    }
}
