using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>A layer and where the sidecar states it.</summary>
/// <param name="Place">The layer's object, for messages.</param>
/// <param name="Layer">The layer.</param>
internal sealed record StatedLayer(SidecarValue Place, NetworkLayer Layer);
