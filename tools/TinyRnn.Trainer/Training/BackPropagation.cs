using System;
using System.Threading.Tasks;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Losses;

namespace TinyRnn.Trainer.Training;

/// <summary>
/// The loss of a batch and its gradient, by back-propagation through time. The sequences are cut into groups of a fixed size, which
/// threads share; their gradients are added in the order of the groups, so that the result does not depend on the threads.
/// </summary>
public sealed class BackPropagation
{
    /// <summary>Sequences in a group. Part of the result: another number gives other roundings.</summary>
    private const int GroupSize = 16;

    private readonly TrainableNetwork _network;
    private readonly Loss _loss;
    private readonly SequenceGroup[] _groups;
    private readonly double[] _losses;
    private readonly int _steps;
    private readonly int _sequences;
    private readonly ParallelOptions _threads;

    /// <summary>Reserves what batches up to a size need.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">What is to be made small.</param>
    /// <param name="steps">The most steps of a batch.</param>
    /// <param name="sequences">Sequences of each batch.</param>
    /// <param name="threads">The most threads at a time.</param>
    public BackPropagation(TrainableNetwork network, Loss loss, int steps, int sequences, int threads)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sequences);
        _network = network;
        _loss = loss;
        _steps = steps;
        _sequences = sequences;
        _threads = new ParallelOptions { MaxDegreeOfParallelism = threads };
        _groups = new SequenceGroup[(sequences + GroupSize - 1) / GroupSize];
        _losses = new double[_groups.Length];
        for (int i = 0; i < _groups.Length; i++)
        {
            int first = i * GroupSize;
            _groups[i] = new SequenceGroup(network, steps, first, Math.Min(GroupSize, sequences - first));
        }
    }

    /// <summary>The mean loss of a batch, and its gradient.</summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="batch">What to learn from. Its states go on from those of the batch before.</param>
    /// <param name="seed">Decides what is dropped; another one for each update.</param>
    /// <param name="gradient">[parameters]; set.</param>
    /// <returns>The mean loss over the steps that have a target; 0 when there is none.</returns>
    public double Run(float[] parameters, Batch batch, ulong seed, float[] gradient)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        Require(parameters, batch);
        int scored = batch.CountScored(_loss.Targets(_network.Shape.Outputs));
        double weight = scored == 0 ? 0 : 1.0 / scored;
        ForEachGroup(i =>
        {
            _groups[i].Forward(batch, isTraining: true, seed);
            _losses[i] = _groups[i].Backward(batch, _loss, weight);
            _groups[i].Carry(batch.Steps);
        });
        return weight * Reduce(gradient);
    }

    /// <summary>The outputs of a batch: [steps, sequences, outputs], logits or numbers, nothing dropped.</summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="batch">Its states go on from those of the batch before; its targets are not used.</param>
    public float[] Predict(float[] parameters, Batch batch)
    {
        Require(parameters, batch);
        float[] outputs = new float[batch.Steps * batch.Sequences * _network.Shape.Outputs];
        ForEachGroup(i =>
        {
            _groups[i].Forward(batch, isTraining: false, 0);
            _groups[i].CopyOutputs(batch, outputs);
            _groups[i].Carry(batch.Steps);
        });
        return outputs;
    }

    /// <summary>The next batch begins with states of zero.</summary>
    public void Reset() => Array.ForEach(_groups, group => group.Reset());

    private void ForEachGroup(Action<int> action)
    {
        if (_threads.MaxDegreeOfParallelism == 1)
        {
            for (int i = 0; i < _groups.Length; i++)
            {
                action(i);
            }
        }
        else
        {
            Parallel.For(0, _groups.Length, _threads, action);
        }
    }

    private double Reduce(float[] gradient)
    {
        Array.Clear(gradient);
        double loss = 0;
        for (int i = 0; i < _groups.Length; i++)
        {
            loss += _losses[i];
            float[] part = _groups[i].Gradient;
            for (int j = 0; j < gradient.Length; j++)
            {
                gradient[j] += part[j];
            }
        }

        return loss;
    }

    private void Require(float[] parameters, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentOutOfRangeException.ThrowIfNotEqual(parameters.Length, _network.ParameterCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch.Steps, _steps);
        ArgumentOutOfRangeException.ThrowIfNotEqual(batch.Sequences, _sequences);
        _network.Pack(parameters);
    }
}
