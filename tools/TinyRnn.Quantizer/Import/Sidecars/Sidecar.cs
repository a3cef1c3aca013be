namespace TinyRnn.Quantizer.Import.Sidecars;

/// <summary>What stands in a sidecar.</summary>
/// <param name="File">Its name, for messages.</param>
/// <param name="Options">Names, units, task, and what weights cannot tell of layers that are inferred.</param>
/// <param name="Network">Every layer in order, when nothing is to be inferred; null otherwise.</param>
/// <param name="Sequence">A network that writes a sequence; null otherwise.</param>
internal sealed record Sidecar(string File, ImportOptions Options, SidecarValue? Network, SequenceSidecar? Sequence);
