using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What a sampled step has for all rows of a layer.</summary>
/// <param name="layer">The layer.</param>
/// <param name="scaling">What becomes of x before it is rounded; null for nothing.</param>
internal sealed class CurvatureStep(RecurrentLayer layer, InputScaling? scaling)
{
    private readonly double[] _gateInputs = new double[layer.InputSize + layer.OutputSize + 2];
    private readonly double[] _candidateInputs = new double[layer.InputSize + layer.OutputSize + 2];

    /// <summary>True when the step before is not known.</summary>
    public bool StartsFresh { get; private set; }

    /// <summary>What an error of a row's sum does.</summary>
    public CellSlopes Slopes { get; } = new(layer);

    /// <summary>x, h (or r h), the input's bias and the recurrent bias, as a row's weights see them.</summary>
    /// <param name="gate">The row's gate.</param>
    public double[] Inputs(int gate) => IsCandidate(gate) ? _candidateInputs : _gateInputs;

    /// <summary>True for the rows of a GRU's candidates, which see h through r.</summary>
    public bool IsCandidate(int gate) => layer.Cell == CellKind.Gru && gate == RecurrentLayerQuantizer.CandidateGate;

    /// <summary>Takes a step in place of the one before.</summary>
    public void Take(CellSample sample)
    {
        StartsFresh = sample.StartsFresh;
        Slopes.Take(sample);
        Fill(_gateInputs, sample, sample.Hidden, 0);
        Fill(_candidateInputs, sample, layer.EffectiveOptions.ResetBefore ? sample.Inner : sample.Hidden, 1);
    }

    private void Fill(double[] inputs, CellSample sample, float[] hidden, double recurrentBias)
    {
        for (int i = 0; i < sample.Input.Length; i++)
        {
            inputs[i] = scaling is null ? sample.Input[i] : (sample.Input[i] - scaling.Centers[i]) / scaling.Spreads[i];
        }

        for (int i = 0; i < hidden.Length; i++)
        {
            inputs[sample.Input.Length + i] = hidden[i];
        }

        inputs[^2] = 1;
        inputs[^1] = recurrentBias;
    }
}
