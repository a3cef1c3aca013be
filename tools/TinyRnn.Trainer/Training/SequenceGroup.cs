using System;
using System.Collections.Generic;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Losses;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Training;

/// <summary>Some sequences of a batch in a network: everything that one thread touches.</summary>
internal sealed class SequenceGroup
{
    private readonly List<LayerPass> _passes = [];
    private readonly TrainableNetwork _network;
    private readonly StepValues _input;
    private readonly int _first;
    private readonly int _sequences;

    /// <param name="network">The network, shared by all groups.</param>
    /// <param name="steps">The most steps at a time.</param>
    /// <param name="first">The group's first sequence in the batch.</param>
    /// <param name="sequences">The group's sequences.</param>
    public SequenceGroup(TrainableNetwork network, int steps, int first, int sequences)
    {
        _network = network;
        _first = first;
        _sequences = sequences;
        int width = MatrixProduct.Pad(network.Shape.Inputs);
        _input = new StepValues(new float[steps * sequences * width], 0, width);
        StepValues input = _input;
        StepValues? inputGradient = null;
        foreach (TrainableLayer layer in network.Layers)
        {
            LayerPass pass = layer.CreatePass(steps, sequences, input, inputGradient);
            _passes.Add(pass);
            input = pass.Output;
            inputGradient = pass.OutputGradient;
        }

        Gradient = new float[network.ParameterCount];
    }

    /// <summary>The gradient of this group's part of the loss, by all parameters.</summary>
    public float[] Gradient { get; }

    /// <summary>Goes forward.</summary>
    public void Forward(Batch batch, bool isTraining, ulong seed)
    {
        CopyInputs(batch);
        var context = new PassContext(isTraining, seed, _first);
        foreach (LayerPass pass in _passes)
        {
            pass.Forward(batch.Steps, context);
        }
    }

    /// <summary>Goes back from the loss to <see cref="Gradient"/>.</summary>
    /// <param name="batch">The batch that went forward.</param>
    /// <param name="loss">What is to be made small.</param>
    /// <param name="weight">1 / scored steps of the whole batch.</param>
    /// <returns>The sum of this group's losses, without the weight.</returns>
    public double Backward(Batch batch, Loss loss, double weight)
    {
        double sum = AddLoss(batch, loss, weight);
        for (int i = _passes.Count - 1; i >= 0; i--)
        {
            _passes[i].Backward(batch.Steps);
            _passes[i].Unpack(Gradient);
        }

        return sum;
    }

    /// <summary>Copies the outputs into those of the whole batch, [steps, sequences, outputs].</summary>
    public void CopyOutputs(Batch batch, float[] outputs)
    {
        int size = _network.Shape.Outputs;
        for (int step = 0; step < batch.Steps; step++)
        {
            for (int sequence = 0; sequence < _sequences; sequence++)
            {
                Row(_passes[^1].Output, step, sequence)[..size].CopyTo(outputs.AsSpan(((step * batch.Sequences) + _first + sequence) * size));
            }
        }
    }

    /// <summary>The next batch begins with the states that this one ended with.</summary>
    public void Carry(int steps) => _passes.ForEach(pass => pass.Carry(steps));

    /// <summary>The next batch begins with zeros.</summary>
    public void Reset() => _passes.ForEach(pass => pass.Reset());

    private Span<float> Row(StepValues values, int step, int sequence) =>
        values.Steps(step, 1, _sequences).Slice(sequence * values.Width, values.Width);

    private void CopyInputs(Batch batch)
    {
        int inputs = _network.Shape.Inputs;
        for (int step = 0; step < batch.Steps; step++)
        {
            for (int sequence = 0; sequence < _sequences; sequence++)
            {
                batch.Inputs.AsSpan(((step * batch.Sequences) + _first + sequence) * inputs, inputs).CopyTo(Row(_input, step, sequence));
            }
        }
    }

    private double AddLoss(Batch batch, Loss loss, double weight)
    {
        int outputs = _network.Shape.Outputs;
        int targets = loss.Targets(outputs);
        LayerPass last = _passes[^1];
        double sum = 0;
        for (int step = 0; step < batch.Steps; step++)
        {
            for (int sequence = 0; sequence < _sequences; sequence++)
            {
                ReadOnlySpan<float> target = batch.Targets.AsSpan(((step * batch.Sequences) + _first + sequence) * targets, targets);
                Span<float> gradient = Row(last.OutputGradient, step, sequence);
                gradient.Clear();
                if (!float.IsNaN(target[0]))
                {
                    sum += loss.Add(Row(last.Output, step, sequence)[..outputs], target, weight, gradient[..outputs]);
                }
            }
        }

        return sum;
    }
}
