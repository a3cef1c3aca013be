using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Inference;

/// <summary>Makes a network of a file's tensors and of what is stated about them.</summary>
internal sealed class NetworkAssembler
{
    private readonly string _file;
    private readonly ImportOptions _options;
    private readonly LayerNotes _notes;
    private readonly IReadOnlyList<LayerBlock> _blocks;

    private NetworkAssembler(TensorFile source, ImportOptions options)
    {
        _file = source.File;
        _options = options;
        TensorNames.Check(_file, source.Tensors);
        string wrapper = TensorNames.FindWrapper(source.Tensors);
        _notes = new LayerNotes(_file, options, wrapper);
        IReadOnlyList<LayerBlock> blocks = new BlockReader(_file).Read(source.Tensors, wrapper);
        new BlockRules(_file, options, _notes).Check(blocks);
        blocks = new EmbeddingFinder(_file, _notes).Replace(blocks, source.InDefinitionOrder);
        _blocks = new BlockOrder(_file, blocks, _notes).Find(source.InDefinitionOrder);
    }

    /// <exception cref="ImportException">The tensors are no supported network, or something must be stated.</exception>
    public static Network Assemble(TensorFile source, ImportOptions options, string defaultName)
    {
        var assembler = new NetworkAssembler(source, options);
        assembler.CheckFeatures();
        var windows = new WindowRules(source.File, options);
        windows.Check(assembler._blocks);
        IReadOnlyList<NetworkLayer> layers = windows.Take(assembler._blocks.SelectMany(assembler.ToLayers).ToArray());
        NetworkDescription description = new DescriptionBuilder(source.File, options).Build(layers, defaultName);
        return new Network(description, layers, options.Window ?? 0);
    }

    private void CheckFeatures()
    {
        if (_blocks[0].InputSize > Limits.LayerSize)
        {
            throw new ImportException(
                _file,
                $"layer {_blocks[0]} is the first: expected at most {Limits.LayerSize} features, found {_blocks[0].InputSize}."
            );
        }
    }

    private IEnumerable<NetworkLayer> ToLayers(LayerBlock block) =>
        block switch
        {
            RecurrentBlock recurrent => ToLayers(recurrent),
            DenseBlock dense => ToLayers(dense),
            EmbeddingBlock embedding => [ToLayer(embedding)],
            _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
        };

    private IEnumerable<NetworkLayer> ToLayers(RecurrentBlock block)
    {
        Activation? nonlinearity = ResolveNonlinearity(block);
        return block.Layers.Select(
            (stage, index) =>
            {
                string name = block.Layers.Count == 1 ? block.Name : $"{block.Name}.l{index}";
                return stage.Backward is null
                    ? (NetworkLayer)ToLayer(name, block, nonlinearity, stage.Forward)
                    : new BidirectionalLayer(
                        name,
                        ToLayer($"{name}.forward", block, nonlinearity, stage.Forward),
                        ToLayer($"{name}.backward", block, nonlinearity, stage.Backward),
                        MergeMode.Concatenate
                    );
            }
        );
    }

    private RecurrentLayer ToLayer(string name, RecurrentBlock block, Activation? nonlinearity, RecurrentTensors tensors) =>
        new(
            name,
            block.Cell,
            tensors.InputSize,
            block.Size.HiddenSize,
            ReadFinite(tensors.InputWeights),
            ReadFinite(tensors.RecurrentWeights),
            ReadBias(tensors.InputBias, block.Size.Rows),
            ReadBias(tensors.RecurrentBias, block.Size.Rows),
            tensors.Projection is null && nonlinearity is null
                ? null
                : new CellOptions
                {
                    CandidateActivation = nonlinearity ?? Activation.Tanh,
                    Projection = tensors.Projection is null ? [] : ReadFinite(tensors.Projection),
                }
        );

    private EmbeddingLayer ToLayer(EmbeddingBlock block)
    {
        if (_notes.Of(block) is { Nonlinearity: not null } or { Activation: not null })
        {
            throw new ImportException(_file, $"layer {block}: an embedding has neither activation nor nonlinearity.");
        }

        long values = (long)block.Tokens * block.Size;
        return values <= Limits.EmbeddingWeights
            ? new EmbeddingLayer(block.Name, block.Tokens, block.Size, ReadFinite(block.Weights))
            : throw new ImportException(_file, $"layer {block}: expected at most {Limits.EmbeddingWeights} weights, found {values}.");
    }

    /// <summary>What a simple recurrent layer applies where that is not tanh.</summary>
    private Activation? ResolveNonlinearity(RecurrentBlock block)
    {
        LayerOptions stated = _notes.Of(block);
        if (stated.Activation is not null)
        {
            throw new ImportException(_file, $"layer {block}: an activation can be stated for dense layers only.");
        }

        if (block.Cell != CellKind.Rnn)
        {
            return stated.Nonlinearity is null
                ? null
                : throw new ImportException(_file, $"layer {block}: a nonlinearity can be stated for RNN layers only.");
        }

        Activation? nonlinearity = stated.Nonlinearity ?? _options.Nonlinearity;
        return nonlinearity == Activation.Tanh ? null : nonlinearity;
    }

    private IEnumerable<NetworkLayer> ToLayers(DenseBlock block)
    {
        if (_notes.Of(block).Nonlinearity is not null)
        {
            throw new ImportException(
                _file,
                $"layer {block}: a nonlinearity can be stated for RNN layers only; a dense layer has an activation."
            );
        }

        var sums = new DenseLayer(
            block.Name,
            block.InputSize,
            block.OutputSize,
            ReadFinite(block.Weights),
            ReadBias(block.Bias, block.OutputSize),
            Activation.None
        );
        return ResolveActivation(block).Apply(sums);
    }

    private StatedActivation ResolveActivation(DenseBlock block)
    {
        StatedActivation? stated = _notes.Of(block).Activation;
        if (!ReferenceEquals(block, _blocks[^1]))
        {
            return stated switch
            {
                null => throw new ImportException(
                    _file,
                    $"layer {block} is not the last and its activation is not in the file; state it in the sidecar, \"layers\": "
                        + $"{{ \"{block.Name}\": {{ \"activation\": ... }} }}, as one of "
                        + $"{Choices(isLast: false)}."
                ),
                { IsNormalized: true } => throw new ImportException(
                    _file,
                    $"layer {block}: softmax and log_softmax are possible in the last layer only."
                ),
                { } activation => activation,
            };
        }

        return _options.HeadActivation
            ?? stated
            ?? _options.Task switch
            {
                NetworkTask.Binary => new StatedActivation(Activation.Sigmoid),
                NetworkTask.MultiClass => new StatedActivation(Activation.None, SoftmaxKind.Softmax),
                NetworkTask.Regression => new StatedActivation(Activation.None),
                _ => throw new ImportException(
                    _file,
                    $"what the last layer {block} gives is not in the file: numbers, logits or probabilities. State the task "
                        + $"(binary, multiclass, regression), or the layer's activation ({Choices(isLast: true)}), in the sidecar or "
                        + "as an option."
                ),
            };
    }

    private static string Choices(bool isLast) =>
        string.Join(", ", StatedNames.HeadActivations.Where(word => isLast || !word.Value.IsNormalized).Select(word => word.Key));

    private float[] ReadBias(TensorEntry? bias, int rows) => bias is null ? new float[rows] : ReadFinite(bias);

    private float[] ReadFinite(TensorEntry tensor) => FiniteValues.Read(_file, tensor);
}
