using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>Stands in a description where something may be that has not been told; a network has none.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Size">Values in.</param>
/// <param name="IsTake">True where steps may be taken.</param>
/// <param name="Assumed">What a network may have in its place, if only that fits; null for nothing.</param>
internal sealed record UntoldLayer(string Name, int Size, bool IsTake, NetworkLayer? Assumed = null)
    : NetworkLayer(Name, Size, Assumed?.OutputSize ?? Size);
