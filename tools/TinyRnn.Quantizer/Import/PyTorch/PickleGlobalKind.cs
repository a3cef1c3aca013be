namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>What the globals on the whitelist stand for.</summary>
internal enum PickleGlobalKind
{
    /// <summary>A class whose contents matter to nobody here, such as a device.</summary>
    Ignored,

    /// <summary>collections.OrderedDict.</summary>
    OrderedDictionary,

    /// <summary>torch.Size: a tuple.</summary>
    Size,

    /// <summary>A storage of one element type.</summary>
    Storage,

    /// <summary>A tensor made from a storage, an offset, sizes and strides.</summary>
    RebuildTensor,

    /// <summary>A parameter made from a tensor.</summary>
    RebuildParameter,
}
