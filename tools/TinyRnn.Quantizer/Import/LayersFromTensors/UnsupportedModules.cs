using System;
using System.Linq;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>Says in the field's words what a module is that cannot be imported.</summary>
internal static class UnsupportedModules
{
    public static string Explain(TensorGroup group)
    {
        if (group.Find("running_mean") is not null || group.Find("num_batches_tracked") is not null)
        {
            return "expected running_mean and running_var of a batch normalization";
        }

        if (
            group.Parts.Contains("weight_g")
            || group.Parts.Contains("weight_v")
            || group.Name.Contains("parametrizations", StringComparison.Ordinal)
        )
        {
            return "weight normalization must be removed (folded into the weights) before saving";
        }

        return group.Find("weight") switch
        {
            { Shape.Count: 1 } => "a layer normalization or element-wise layer is not supported",
            { Shape.Count: >= 3 } => "a convolution is not supported",
            _ => "these tensors belong to no layer that is known",
        };
    }
}
