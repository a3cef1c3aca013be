using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>One layer of the float reference: weights, state and the last output.</summary>
internal abstract class FloatLayer
{
    /// <summary>The layer that computes <paramref name="layer"/>, and that follows <paramref name="previous"/>.</summary>
    public static FloatLayer Create(NetworkLayer layer, FloatLayer? previous) =>
        layer switch
        {
            RecurrentLayer recurrent => FloatCell.Create(recurrent),
            DenseLayer dense => new FloatDense(dense),
            ReverseLayer reverse => new FloatReverse(Create(reverse.Layer, null)),
            BidirectionalLayer bidirectional => new FloatBidirectional(bidirectional),
            EmbeddingLayer embedding => new FloatEmbedding(embedding),
            OneHotLayer oneHot => new FloatOneHot(oneHot),
            LastStepLayer lastStep => new FloatLastStep(lastStep, previous),
            SoftmaxLayer softmax => new FloatSoftmax(softmax),
            ArgMaxLayer => new FloatArgMax(),
            PoolingLayer pooling => new FloatPooling(pooling),
            LastStepsLayer last => new FloatLastSteps(last),
            FlattenLayer flatten => new FloatFlatten(flatten),
            RepeatLayer repeat => new FloatRepeat(repeat),
            ReconstructionErrorLayer error => new FloatReconstructionError(error),
            _ => throw new NotSupportedException($"Layer '{layer.Name}' is of an unknown kind, {layer.GetType().Name}."),
        };

    /// <summary>[units]; what the last step gave.</summary>
    public abstract ReadOnlySpan<float> Output { get; }

    /// <summary>[directions * units], or empty for a layer without h.</summary>
    public virtual Span<float> Hidden => default;

    /// <summary>[directions * units], or empty for a layer without c.</summary>
    public virtual Span<float> Cell => default;

    /// <summary>2 for a bidirectional layer.</summary>
    public virtual int Directions => 1;

    /// <summary>Vectors that a window of so many steps gives.</summary>
    public virtual int StepsOut(int steps) => steps;

    /// <summary>
    /// Asks for statistics of what a cell keeps to itself, <see cref="TensorStatistics.Inner"/> and
    /// <see cref="TensorStatistics.Cell"/>, from now on.
    /// </summary>
    /// <param name="directions">Statistics of the output of each direction.</param>
    public virtual void Observe(ReadOnlySpan<TensorStatistics> directions) { }

    /// <summary>Advances one step.</summary>
    public abstract void Step(ReadOnlySpan<float> input);

    /// <summary>Takes a window of steps, [steps, inputs], to its outputs, [<see cref="StepsOut"/>, units].</summary>
    public virtual void Run(ReadOnlySpan<float> window, int steps, Span<float> outputs)
    {
        int inputSize = window.Length / steps;
        for (int step = 0; step < steps; step++)
        {
            Step(window.Slice(step * inputSize, inputSize));
            Output.CopyTo(outputs[(step * Output.Length)..]);
        }
    }

    /// <summary>What the layer gave when it had seen the whole window: [units].</summary>
    /// <param name="outputs">What <see cref="Run"/> gave.</param>
    /// <param name="destination">[units].</param>
    public virtual void CopyFinal(ReadOnlySpan<float> outputs, Span<float> destination) => outputs[^destination.Length..].CopyTo(destination);

    /// <summary>[steps, units]: what one direction gave in the last window, before it was merged.</summary>
    /// <param name="direction">0 for forward or the only one, 1 for backward.</param>
    /// <param name="outputs">What <see cref="Run"/> gave.</param>
    public virtual ReadOnlySpan<float> DirectionWindow(int direction, ReadOnlySpan<float> outputs) => outputs;

    /// <summary>Sets the state to the initial one, which is zero unless the layer says otherwise, and the last output likewise.</summary>
    public abstract void Reset();
}
