using System;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Layers;

/// <summary>In training, each value is 0 with some probability and otherwise divided by what is left of 1; else they pass.</summary>
/// <param name="size">Values in and out.</param>
/// <param name="rate">The probability, below 1.</param>
/// <param name="place">The layer's place in the network: each draws numbers of its own.</param>
internal sealed class DropoutTrainable(int size, double rate, int place) : TrainableLayer
{
    public override int OutputSize => size;

    public override void Pack(ReadOnlySpan<float> parameters)
    {
    }

    public override LayerPass CreatePass(int steps, int sequences, StepValues input, StepValues? inputGradient) =>
        new DropoutPass((float)rate, place, steps, sequences, input, inputGradient);
}

/// <summary>A group of sequences in a layer that drops values.</summary>
internal sealed class DropoutPass : LayerPass
{
    private readonly float _rate;
    private readonly float _scale;
    private readonly int _place;
    private readonly int _sequences;
    private readonly StepValues _input;
    private readonly StepValues? _inputGradient;
    private readonly float[] _factors;

    public DropoutPass(float rate, int place, int steps, int sequences, StepValues input, StepValues? inputGradient)
    {
        _rate = rate;
        _scale = 1 / (1 - rate);
        _place = place;
        _sequences = sequences;
        _input = input;
        _inputGradient = inputGradient;
        _factors = new float[steps * sequences * input.Width];
        Output = new StepValues(new float[_factors.Length], 0, input.Width);
        OutputGradient = new StepValues(new float[_factors.Length], 0, input.Width);
    }

    public override StepValues Output { get; }

    public override StepValues OutputGradient { get; }

    public override void Forward(int steps, in PassContext context)
    {
        Draw(steps, context);
        Multiply(_input.Steps(0, steps, _sequences), Output.Steps(0, steps, _sequences));
    }

    public override void Backward(int steps)
    {
        if (_inputGradient is { } inputGradient)
        {
            Multiply(OutputGradient.Steps(0, steps, _sequences), inputGradient.Steps(0, steps, _sequences));
        }
    }

    /// <summary>Each sequence has its own stream of numbers, so that the groups do not matter.</summary>
    private void Draw(int steps, in PassContext context)
    {
        if (!context.IsTraining)
        {
            Array.Fill(_factors, 1f);
            return;
        }

        int width = _input.Width;
        for (int sequence = 0; sequence < _sequences; sequence++)
        {
            var random = new SeededRandom(context.Seed, (ulong)_place, (ulong)(context.FirstSequence + sequence));
            for (int step = 0; step < steps; step++)
            {
                Span<float> factors = _factors.AsSpan(((step * _sequences) + sequence) * width, width);
                foreach (ref float factor in factors)
                {
                    factor = random.NextUnit() < _rate ? 0 : _scale;
                }
            }
        }
    }

    private void Multiply(ReadOnlySpan<float> values, Span<float> results)
    {
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] * _factors[i];
        }
    }
}
