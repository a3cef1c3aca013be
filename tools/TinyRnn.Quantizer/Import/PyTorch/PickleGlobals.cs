using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>The whitelist of globals. A pickle is a program: a name that is not here is refused, never looked up.</summary>
internal static class PickleGlobals
{
    private static readonly Dictionary<string, PickleGlobal> s_allowed = new(StringComparer.Ordinal)
    {
        ["collections.OrderedDict"] = new(PickleGlobalKind.OrderedDictionary),
        ["torch._utils._rebuild_tensor_v2"] = new(PickleGlobalKind.RebuildTensor),
        ["torch._utils._rebuild_parameter"] = new(PickleGlobalKind.RebuildParameter),
        ["torch.Size"] = new(PickleGlobalKind.Size),
        ["torch.HalfStorage"] = new(PickleGlobalKind.Storage, ElementType.Float16),
        ["torch.BFloat16Storage"] = new(PickleGlobalKind.Storage, ElementType.BFloat16),
        ["torch.FloatStorage"] = new(PickleGlobalKind.Storage, ElementType.Float32),
        ["torch.DoubleStorage"] = new(PickleGlobalKind.Storage, ElementType.Float64),
        ["torch.CharStorage"] = new(PickleGlobalKind.Storage, ElementType.Int8),
        ["torch.ShortStorage"] = new(PickleGlobalKind.Storage, ElementType.Int16),
        ["torch.IntStorage"] = new(PickleGlobalKind.Storage, ElementType.Int32),
        ["torch.LongStorage"] = new(PickleGlobalKind.Storage, ElementType.Int64),
        ["torch.ByteStorage"] = new(PickleGlobalKind.Storage, ElementType.UInt8),
        ["torch.BoolStorage"] = new(PickleGlobalKind.Storage, ElementType.Bool),
        ["torch.ComplexFloatStorage"] = new(PickleGlobalKind.Storage, ElementType.Complex64),
        ["torch.ComplexDoubleStorage"] = new(PickleGlobalKind.Storage, ElementType.Complex128),

        // Found beside the weights: in optimizers, schedulers and notes on the training.
        ["collections.Counter"] = new(PickleGlobalKind.Ignored),
        ["builtins.set"] = new(PickleGlobalKind.Ignored),
        ["__builtin__.set"] = new(PickleGlobalKind.Ignored),
        ["torch.device"] = new(PickleGlobalKind.Ignored),
        ["torch.float16"] = new(PickleGlobalKind.Ignored),
        ["torch.bfloat16"] = new(PickleGlobalKind.Ignored),
        ["torch.float32"] = new(PickleGlobalKind.Ignored),
        ["torch.float64"] = new(PickleGlobalKind.Ignored),

        // NumPy's numbers and arrays, such as a threshold or the features' means; module names before and since version 2.
        ["numpy.dtype"] = new(PickleGlobalKind.Ignored),
        ["numpy.ndarray"] = new(PickleGlobalKind.Ignored),
        ["numpy.core.multiarray.scalar"] = new(PickleGlobalKind.Ignored),
        ["numpy.core.multiarray._reconstruct"] = new(PickleGlobalKind.Ignored),
        ["numpy.core.numeric._frombuffer"] = new(PickleGlobalKind.Ignored),
        ["numpy._core.multiarray.scalar"] = new(PickleGlobalKind.Ignored),
        ["numpy._core.multiarray._reconstruct"] = new(PickleGlobalKind.Ignored),
        ["numpy._core.numeric._frombuffer"] = new(PickleGlobalKind.Ignored),
        ["_codecs.encode"] = new(PickleGlobalKind.Ignored),
    };

    /// <summary>The global of that name.</summary>
    /// <exception cref="ImportException">It is not on the whitelist.</exception>
    public static PickleGlobal Find(string file, string module, string name)
    {
        string global = $"{module}.{name}";
        return s_allowed.TryGetValue(global, out PickleGlobal? found)
            ? found
            : throw new ImportException(
                file,
                $"the checkpoint needs {Text.Quote(global)}, which is not among the globals that a file of weights needs; {Advice(module)}"
            );
    }

    private static string Advice(string module)
    {
        if (module.StartsWith("numpy", StringComparison.Ordinal))
        {
            return "convert NumPy values with float(...) or .tolist() before saving, or save the weights alone: "
                + "torch.save(model.state_dict(), \"model.pt\").";
        }

        return "it looks like a whole module or a Python object. Nothing of it was run. Save the weights alone: "
            + "torch.save(model.state_dict(), \"model.pt\").";
    }
}
