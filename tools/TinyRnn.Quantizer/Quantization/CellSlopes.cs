using System;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// How much an error of each row's sum moves its unit's state in a sampled step, and how much of an earlier error the state keeps:
/// the derivatives of the cell's formulas, without the way round through other units.
/// </summary>
internal sealed class CellSlopes
{
    // Differences over twice this stand for derivatives.
    private const float Difference = 1 / 64f;

    private readonly RecurrentLayer _layer;
    private readonly CellOptions _options;
    private readonly int _units;
    private readonly float[] _gate;
    private readonly float[] _gateSlope;
    private readonly float[] _candidate;
    private readonly float[] _candidateSlope;
    private readonly float[] _output;
    private readonly float[] _outputSlope;

    public CellSlopes(RecurrentLayer layer)
    {
        _layer = layer;
        _options = layer.EffectiveOptions;
        _units = layer.HiddenSize;
        int rows = layer.Gates * _units;
        _gate = new float[rows];
        _gateSlope = new float[rows];
        _candidate = new float[_units];
        _candidateSlope = new float[_units];
        _output = new float[_units];
        _outputSlope = new float[_units];
        Rows = new double[rows];
        Reset = new double[_units];
        Carry = new double[_units];
        Gain = new double[_units];
    }

    /// <summary>[gates * units], gate by gate: what an error of the row's sum does to the state.</summary>
    public double[] Rows { get; }

    /// <summary>[units]. GRU with the reset after the product: r, what the candidate's recurrent part is multiplied with.</summary>
    public double[] Reset { get; }

    /// <summary>[units]: what the state keeps of its error from the step before.</summary>
    public double[] Carry { get; }

    /// <summary>[units]: what an error of the state does to h.</summary>
    public double[] Gain { get; }

    /// <summary>True for a row whose error stays in the state; an LSTM's o is gone after the step.</summary>
    public bool Remembers(int gate) => !(_layer.Cell == CellKind.Lstm && gate == 3);

    /// <summary>Takes a step.</summary>
    public void Take(CellSample sample)
    {
        int candidateGate = _layer.Gates == 1 ? 0 : 2;
        ReadOnlySpan<float> candidates = sample.PreActivations.AsSpan(candidateGate * _units, _units);
        Slopes(_options.CandidateActivation, _options.Clip, candidates, _candidate, _candidateSlope);
        Slopes(_options.GateActivation, _options.Clip, sample.PreActivations, _gate, _gateSlope);
        switch (_layer.Cell)
        {
            case CellKind.Rnn:
                TakeRnn();
                break;
            case CellKind.Gru:
                TakeGru(sample);
                break;
            case CellKind.Lstm:
                TakeLstm(sample);
                break;
        }
    }

    private void TakeRnn()
    {
        for (int unit = 0; unit < _units; unit++)
        {
            Rows[unit] = _candidateSlope[unit];
            Gain[unit] = 1;
        }
    }

    /// <summary>h = (1 - z) n + z h.</summary>
    private void TakeGru(CellSample sample)
    {
        for (int unit = 0; unit < _units; unit++)
        {
            int z = _units + unit;
            double candidate = (1.0 - _gate[z]) * _candidateSlope[unit];
            bool isBefore = _options.ResetBefore;
            // Before the product, r acts through all weights of the row: its own column stands for them.
            double throughReset = isBefore ? sample.Hidden[unit] : sample.Inner[unit];
            Rows[unit] = candidate * throughReset * _gateSlope[unit];
            Rows[z] = ((double)sample.Hidden[unit] - _candidate[unit]) * _gateSlope[z];
            Rows[(2 * _units) + unit] = candidate;
            Reset[unit] = isBefore ? 1 : _gate[unit];
            Carry[unit] = Kept(_gate[z]);
            Gain[unit] = 1;
        }
    }

    /// <summary>c = f c + i g, h = o a(c).</summary>
    private void TakeLstm(CellSample sample)
    {
        Slopes(_options.OutputActivation, null, sample.Inner, _output, _outputSlope);
        for (int unit = 0; unit < _units; unit++)
        {
            int f = _units + unit;
            int g = (2 * _units) + unit;
            int o = (3 * _units) + unit;
            bool isCoupled = _options.CoupledInputForget;
            Rows[unit] = (_candidate[unit] - (isCoupled ? sample.Cell[unit] : 0.0)) * _gateSlope[unit];
            Rows[f] = isCoupled ? 0 : (double)sample.Cell[unit] * _gateSlope[f];
            Rows[g] = (double)_gate[unit] * _candidateSlope[unit];
            Rows[o] = (double)_output[unit] * _gateSlope[o];
            Carry[unit] = Kept(isCoupled ? 1 - _gate[unit] : _gate[f]);
            Gain[unit] = (double)_gate[o] * _outputSlope[unit];
        }
    }

    // Gates beyond 1 would let errors grow for ever.
    private static double Kept(double gate) => Math.Clamp(gate, -0.9999, 0.9999);

    private static void Slopes(Activation activation, double? clip, ReadOnlySpan<float> preActivations, float[] values, float[] slopes)
    {
        float[] above = new float[preActivations.Length];
        for (int i = 0; i < preActivations.Length; i++)
        {
            values[i] = preActivations[i];
            slopes[i] = preActivations[i] - Difference;
            above[i] = preActivations[i] + Difference;
        }

        CellActivation.Apply(activation, clip, values.AsSpan(0, preActivations.Length));
        CellActivation.Apply(activation, clip, slopes.AsSpan(0, preActivations.Length));
        CellActivation.Apply(activation, clip, above);
        for (int i = 0; i < preActivations.Length; i++)
        {
            slopes[i] = (above[i] - slopes[i]) / (2 * Difference);
        }
    }
}
