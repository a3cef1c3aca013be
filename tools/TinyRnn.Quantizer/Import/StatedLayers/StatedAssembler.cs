using System.Collections.Generic;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Import.LayersFromTensors;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Import.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>Makes a network of layers that a sidecar states one by one; nothing is inferred.</summary>
internal static class StatedAssembler
{
    /// <exception cref="ImportException">What is stated is wrong, or does not fit the file's tensors.</exception>
    public static AssembledNetwork Network(TensorFile source, Sidecar sidecar, SidecarValue list, ImportOptions options, string defaultName)
    {
        RefuseInference(sidecar, options);
        var tensors = new NamedTensors(source);
        AssembledNetwork network = Build(tensors, sidecar, list, options, defaultName);
        RequireWindow(list, network.Network, "window");
        tensors.RequireAllUsed(sidecar.File);
        return network;
    }

    /// <exception cref="ImportException">What is stated is wrong, or does not fit the file's tensors.</exception>
    public static SequenceNetwork Sequence(
        TensorFile source,
        Sidecar sidecar,
        SequenceSidecar sequence,
        ImportOptions options,
        string defaultName
    )
    {
        RefuseInference(sidecar, options);
        var tensors = new NamedTensors(source);
        Network? context = sequence.Context is null
            ? null
            : Build(tensors, sidecar, sequence.Context, sequence.ContextOptions, $"{options.Name ?? defaultName}-context").Network;
        Network decoder = Build(tensors, sidecar, sequence.Decoder, options, defaultName).Network;
        if (context is not null)
        {
            RequireWindow(sequence.Context!, context, "context_window");
        }

        tensors.RequireAllUsed(sidecar.File);
        var network = new SequenceNetwork(context, sequence.Use, decoder, sequence.StartToken, sequence.StopToken, sequence.MaximumLength);
        return SequenceRules.Violation(network) is { } violation ? throw new ImportException(sidecar.File, $"{violation}.") : network;
    }

    private static AssembledNetwork Build(NamedTensors tensors, Sidecar sidecar, SidecarValue list, ImportOptions options, string defaultName)
    {
        IReadOnlyList<NetworkLayer> described = new LayerList(tensors).Read(list);
        IReadOnlyList<NetworkLayer> layers = LayerLowering.Lower(sidecar.File, described);
        NetworkDescription description = new DescriptionBuilder(sidecar.File, options).Build(layers, defaultName);
        var network = new Network(description, layers, options.Window ?? 0);
        return StructureRules.Violation(network) is { } violation
            ? throw new ImportException(sidecar.File, $"{violation}.")
            : new AssembledNetwork(network, ForwardText.Of(described), []);
    }

    private static void RequireWindow(SidecarValue list, Network network, string key)
    {
        if (network.NeedsWindow && network.Window == 0)
        {
            throw list.Refuse($"a layer runs backwards or takes all steps, so that the network needs a whole window; state its number of steps as key {key}");
        }
    }

    private static void RefuseInference(Sidecar sidecar, ImportOptions options)
    {
        string? stated = options.HeadActivation is not null ? "a head activation" : options.StatedAboutLayers;
        if (stated is not null)
        {
            throw new ImportException(sidecar.File, $"{stated} is stated beside the sidecar, but the sidecar states every layer itself.");
        }
    }
}
