using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Import.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>Makes layers of modules and of what is stated about each.</summary>
internal sealed class LayerMaker(string file, ImportOptions options, LayerNotes notes)
{
    private readonly List<Question> _questions = [];

    /// <summary>What is not told.</summary>
    public IReadOnlyList<Question> Questions => _questions;

    /// <summary>The layers of a module, without what follows them.</summary>
    /// <exception cref="ImportException">A value is not finite, or what is stated cannot be.</exception>
    public IEnumerable<NetworkLayer> ToLayers(LayerBlock block)
    {
        if (block is not RecurrentBlock && notes.Of(block).Nonlinearity is not null)
        {
            throw new ImportException(
                file,
                $"layer {block}: a nonlinearity can be stated for RNN layers only; what follows a layer is its activation."
            );
        }

        return block switch
        {
            RecurrentBlock recurrent => ToLayers(recurrent),
            DenseBlock dense => [ToLayer(dense)],
            EmbeddingBlock embedding => [ToLayer(embedding)],
            ScaleBlock scale => [scale.ToLayer(file)],
            _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
        };
    }

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

    /// <summary>What a simple recurrent layer applies where that is not tanh.</summary>
    private Activation? ResolveNonlinearity(RecurrentBlock block)
    {
        Activation? stated = notes.Of(block).Nonlinearity;
        if (block.Cell != CellKind.Rnn)
        {
            return stated is null
                ? null
                : throw new ImportException(file, $"layer {block}: a nonlinearity can be stated for RNN layers only.");
        }

        stated ??= options.Nonlinearity;
        if (stated is null)
        {
            _questions.Add(new Question($"the nonlinearity of {block} (--nonlinearity tanh, relu)", "--nonlinearity tanh", stated =>
                StatedNames.Nonlinearities.Values.Select(choice => notes.With(stated, block, new LayerOptions(Nonlinearity: choice)))));
        }

        return stated == Activation.Tanh ? null : stated;
    }

    private EmbeddingLayer ToLayer(EmbeddingBlock block)
    {
        if (notes.Of(block).Activation is not null)
        {
            throw new ImportException(file, $"layer {block}: an embedding has neither activation nor nonlinearity.");
        }

        long values = (long)block.Tokens * block.Size;
        return values <= Limits.EmbeddingWeights
            ? new EmbeddingLayer(block.Name, block.Tokens, block.Size, ReadFinite(block.Weights))
            : throw new ImportException(file, $"layer {block}: expected at most {Limits.EmbeddingWeights} weights, found {values}.");
    }

    private DenseLayer ToLayer(DenseBlock block) =>
        new(
            block.Name,
            block.InputSize,
            block.OutputSize,
            ReadFinite(block.Weights),
            ReadBias(block.Bias, block.OutputSize),
            Activation.None
        );

    private float[] ReadBias(TensorEntry? bias, int rows) => bias is null ? new float[rows] : ReadFinite(bias);

    private float[] ReadFinite(TensorEntry tensor) => FiniteValues.Read(file, tensor);
}
