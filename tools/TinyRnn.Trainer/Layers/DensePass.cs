using System;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Layers;

/// <summary>A group of sequences in a dense layer.</summary>
internal sealed class DensePass : LayerPass
{
    private readonly DenseTrainable _layer;
    private readonly RnnEquations? _activation;
    private readonly int _sequences;
    private readonly int _width;
    private readonly StepValues _input;
    private readonly StepValues? _inputGradient;
    private readonly float[] _weightsGradient;
    private readonly float[] _biasGradient;

    public DensePass(DenseTrainable layer, int steps, int sequences, StepValues input, StepValues? inputGradient)
    {
        _layer = layer;
        _activation = layer.IsRelu ? new RnnEquations(isRelu: true) : null;
        _sequences = sequences;
        _width = layer.Weights.Rows;
        _input = input;
        _inputGradient = inputGradient;
        _weightsGradient = new float[layer.Weights.Backward.Length];
        _biasGradient = new float[_width];
        Output = new StepValues(new float[steps * sequences * _width], 0, _width);
        OutputGradient = new StepValues(new float[steps * sequences * _width], 0, _width);
    }

    public override StepValues Output { get; }

    public override StepValues OutputGradient { get; }

    public override void Forward(int steps, in PassContext context)
    {
        Span<float> output = Output.Steps(0, steps, _sequences);
        RowSums.Fill(output, _layer.Bias.Values);
        int inputs = _layer.Weights.Columns;
        MatrixProduct.Add(output, _input.Steps(0, steps, _sequences), inputs, 1, _layer.Weights.Forward, steps * _sequences, _width, inputs);
        _activation?.Step(Activation(output, output));
    }

    public override void Backward(int steps)
    {
        Span<float> gradient = OutputGradient.Steps(0, steps, _sequences);
        if (_activation != null)
        {
            // The gradients of the sums take the place of the outputs.
            Span<float> output = Output.Steps(0, steps, _sequences);
            _activation.StepBack(Activation(output, output), gradient, []);
            gradient = output;
        }

        int rows = steps * _sequences;
        int inputs = _layer.Weights.Columns;
        Array.Clear(_weightsGradient);
        MatrixProduct.Add(_weightsGradient, gradient, 1, _width, _input.Steps(0, steps, _sequences), _width, inputs, rows);
        Array.Clear(_biasGradient);
        RowSums.Add(_biasGradient, gradient);
        if (_inputGradient is { } inputGradient)
        {
            Span<float> target = inputGradient.Steps(0, steps, _sequences);
            target.Clear();
            MatrixProduct.Add(target, gradient, _width, 1, _layer.Weights.Backward, rows, inputs, _width);
        }
    }

    public override void Unpack(Span<float> gradient)
    {
        _layer.Weights.Unpack(_weightsGradient, gradient);
        _layer.Bias.Unpack(_biasGradient, gradient);
    }

    private CellStep Activation(Span<float> sums, Span<float> output) =>
        new() { Width = _width, Gates = sums, OldHidden = [], Hidden = output };
}
