using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Import.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>Makes a network of a file's tensors and of what is stated about them.</summary>
internal sealed class NetworkAssembler
{
    private readonly string _file;
    private readonly LayerNotes _notes;
    private readonly IReadOnlyList<LayerBlock> _blocks;
    private readonly LayerMaker _maker;
    private readonly ActivationRules _activations;
    private readonly TakeRules _take;
    private readonly bool _repeats;

    private NetworkAssembler(TensorFile source, ImportOptions options)
    {
        _file = source.File;
        TensorNames.Check(_file, source.Tensors);
        string wrapper = TensorNames.FindWrapper(source.Tensors);
        _notes = new LayerNotes(_file, options, wrapper);
        IReadOnlyList<LayerBlock> blocks = new BlockReader(_file).Read(source.Tensors, wrapper);
        new BlockRules(_file, options, _notes).Check(blocks);
        blocks = new EmbeddingFinder(_file, _notes).Replace(blocks, source.InDefinitionOrder);
        _blocks = new BlockOrder(_file, blocks, _notes).Find(source.InDefinitionOrder);
        _maker = new LayerMaker(_file, options, _notes);
        _activations = new ActivationRules(_file, options, _notes);
        _take = new TakeRules(_file, options, _blocks);
        _repeats = options.Repeats;
    }

    /// <exception cref="ImportException">The tensors are no supported network, or what is stated cannot be.</exception>
    public static AssembledNetwork Assemble(TensorFile source, ImportOptions options, string defaultName)
    {
        var assembler = new NetworkAssembler(source, options);
        assembler._take.Check();
        List<NetworkLayer> described = assembler.Describe();
        assembler.CheckSizes(described);
        IEnumerable<NetworkLayer> assumed = described.Select(layer => layer is UntoldLayer untold ? untold.Assumed : layer).OfType<NetworkLayer>();
        IReadOnlyList<NetworkLayer> layers = LayerLowering.Lower(source.File, assumed);
        Question[] questions =
        [
            .. OrderRules.Questions(assembler._blocks, assembler._notes),
            .. assembler._take.Questions(),
            .. assembler._maker.Questions,
            .. assembler._activations.Questions,
        ];
        NetworkDescription description = new DescriptionBuilder(source.File, options).Build(layers, defaultName);
        var network = new Network(description, layers, assembler._take.Window);
        string operations = ForwardText.Of(described) + (assembler._take.IsOfSeries ? ", the state carried from row to row (--window N: windows that start afresh)" : "");
        return new AssembledNetwork(network, operations, questions);
    }

    /// <summary>All layers and what stands between them, also what is not told.</summary>
    private List<NetworkLayer> Describe()
    {
        var layers = new List<NetworkLayer>();
        int lastRecurrent = _blocks.ToList().FindLastIndex(block => block is RecurrentBlock);
        int count;
        for (int at = 0; at < _blocks.Count; at += count)
        {
            count = 1 + _blocks.Skip(at + 1).TakeWhile(block => block is ScaleBlock).Count();
            LayerBlock[] modules = _blocks.Skip(at).Take(count).ToArray();
            bool takes = at == lastRecurrent;
            layers.AddRange(_maker.ToLayers(modules[0]));
            layers.AddRange(takes && !_take.IsAfterActivation ? _take.Take(modules[0].OutputSize) : []);
            LayerBlock? next = _blocks.ElementAtOrDefault(at + count);
            bool repeats = _repeats && modules[0] is RecurrentBlock && next is RecurrentBlock;
            layers.AddRange(repeats ? [new LastStepLayer($"{modules[0].Name}.last", modules[0].OutputSize, StepSelection.LastOutput)] : []);
            AddFollowing(layers, modules, next);
            layers.AddRange(repeats ? [new RepeatLayer($"{modules[0].Name}.repeat", modules[0].OutputSize, _take.Window)] : []);
            layers.AddRange(takes && _take.IsAfterActivation ? _take.Take(modules[0].OutputSize) : []);
        }

        return layers;
    }

    private void AddFollowing(List<NetworkLayer> layers, LayerBlock[] modules, LayerBlock? next)
    {
        StatedActivation?[] activations =
            modules[0] is EmbeddingBlock ? [new StatedActivation(Activation.None)] : _activations.Following(modules, next);
        for (int i = 0; i < modules.Length; i++)
        {
            layers.AddRange(i == 0 ? [] : _maker.ToLayers(modules[i]));
            int size = layers[^1].OutputSize;
            layers.AddRange(activations[i]?.Follow(modules[i].Name, size) ?? [new UntoldLayer(modules[i].Name, size, IsTake: false)]);
        }
    }

    private void CheckSizes(List<NetworkLayer> layers)
    {
        if (_blocks[0].InputSize > Limits.LayerSize)
        {
            throw new ImportException(
                _file,
                $"layer {_blocks[0]} is the first: expected at most {Limits.LayerSize} features, found {_blocks[0].InputSize}."
            );
        }

        for (int i = 1; i < layers.Count; i++)
        {
            if (layers[i] is DenseLayer dense && dense.InputSize > Limits.Inputs && !IsFlat(layers, i))
            {
                throw new ImportException(_file, $"layer {Text.Quote(dense.Name)}: expected at most {Limits.Inputs} inputs, found {dense.InputSize}.");
            }
        }
    }

    private static bool IsFlat(List<NetworkLayer> layers, int before) =>
        layers.Take(before).Any(layer => layer is FlattenLayer or UntoldLayer { Assumed: FlattenLayer });
}
