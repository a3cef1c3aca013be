using System.Linq;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>Rebuilds storages, tensors and the few other objects of the whitelist from their pickled arguments.</summary>
internal sealed class PickleRebuilder(PickleSource source)
{
    private int _dictionaries;
    private int _tensors;

    /// <summary>An empty dictionary.</summary>
    public PickleDictionary NewDictionary()
    {
        source.Limit(++_dictionaries, PickleLimits.Dictionaries, "dictionaries");
        return new PickleDictionary();
    }

    /// <summary>What calling a global would give.</summary>
    public object? Call(PickleGlobal callee, object?[] arguments)
    {
        switch (callee.Kind)
        {
            case PickleGlobalKind.OrderedDictionary when arguments.Length == 0:
                return NewDictionary();
            case PickleGlobalKind.Size when arguments is [object?[] sizes]:
                return sizes;
            case PickleGlobalKind.RebuildTensor when arguments.Length is 6 or 7:
                return ToTensor(arguments);
            case PickleGlobalKind.RebuildParameter when arguments is [PickledTensor tensor, bool, _]:
                return tensor;
            case PickleGlobalKind.Ignored:
                return PickleOpaque.Instance;
            default:
                throw source.Fail($"{callee.Kind} is called with {arguments.Length} arguments of unexpected kinds");
        }
    }

    /// <summary>The storage that a persistent id describes.</summary>
    public PickledStorage ToStorage(object?[] description)
    {
        if (description is not ["storage", PickleGlobal { Kind: PickleGlobalKind.Storage } kind, string key, string, long count])
        {
            throw source.Fail("expected a storage described by 'storage', type, key, location and element count");
        }

        return count >= 0 ? new PickledStorage(key, kind.Element, count) : throw source.Fail($"a storage has {count} elements");
    }

    private PickledTensor ToTensor(object?[] arguments)
    {
        if (arguments is not [PickledStorage storage, long offset, object?[] sizes, object?[] strides, bool, ..])
        {
            throw source.Fail("expected a tensor made of storage, offset, sizes and strides");
        }

        source.Limit(++_tensors, PickleLimits.Tensors, "tensors");
        var tensor = new PickledTensor(storage, offset, ToIntegers(sizes), ToIntegers(strides));
        string? problem = tensor.FindProblem();
        return problem is null ? tensor : throw source.Fail(problem);
    }

    private long[] ToIntegers(object?[] values) =>
        values.All(value => value is long) ? values.Cast<long>().ToArray() : throw source.Fail("expected integers as sizes and strides");
}
