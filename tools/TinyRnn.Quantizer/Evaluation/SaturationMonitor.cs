using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>
/// Counts, from outside the runtime, the values of an integer model that were cut: readings beyond the calibrated range,
/// copies that go from layer to layer and from step to step, states at the end of their 32 bits.
/// </summary>
public sealed class SaturationMonitor
{
    private readonly IntegerModel _model;
    private readonly long[] _inputsCut;
    private readonly long[] _inputCopiesCut;
    private readonly long[] _recurrentCopiesCut;
    private readonly long[] _stateCut;
    private readonly int[][] _outputs;
    private readonly int[] _state;
    private long _steps;

    /// <summary>Creates a monitor with all counts zero.</summary>
    public SaturationMonitor(IntegerModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        Layer[] layers = model.Model.Layers;
        _inputsCut = new long[model.Model.Info.Inputs.Length];
        _inputCopiesCut = new long[layers.Length];
        _recurrentCopiesCut = new long[layers.Length];
        _stateCut = new long[model.Model.Info.StateSegments.Length];
        _outputs = Array.ConvertAll(layers, layer => new int[layer.OutputSize]);
        _state = new int[model.Model.Info.StateLength];
    }

    /// <summary>Counts after a step.</summary>
    /// <param name="reading">What the step was given.</param>
    public void Observe(float[] reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        _steps++;
        CountInputs(reading);
        Layer[] layers = _model.Model.Layers;
        for (int i = 0; i < layers.Length; i++)
        {
            _model.Network.CopyLayerOutput(i, _outputs[i]);
            if (i + 1 < layers.Length && layers[i + 1].InputCopy != null)
            {
                _inputCopiesCut[i + 1] += CountBeyond(_outputs[i], layers[i + 1].InputCopy.LargestExact);
            }

            if (layers[i] is RecurrentKernel recurrent)
            {
                _recurrentCopiesCut[i] += CountBeyond(_outputs[i], recurrent.RecurrentCopy.LargestExact);
            }
        }

        CountState();
    }

    /// <summary>The counts so far.</summary>
    public IReadOnlyList<Saturation> Finish()
    {
        var all = new List<Saturation>();
        ModelInfo info = _model.Model.Info;
        for (int i = 0; i < _inputsCut.Length; i++)
        {
            string name = info.Inputs[i].Name.Length > 0 ? info.Inputs[i].Name : $"{i}";
            all.Add(new Saturation($"input {name}", _inputsCut[i], _steps));
        }

        Layer[] layers = _model.Model.Layers;
        for (int i = 0; i < layers.Length; i++)
        {
            if (i > 0 && layers[i].InputCopy != null)
            {
                all.Add(new Saturation($"{layers[i].Name}: copy of its input", _inputCopiesCut[i], _steps * layers[i].InputSize));
            }

            if (layers[i] is RecurrentKernel)
            {
                all.Add(new Saturation($"{layers[i].Name}: copy of its h", _recurrentCopiesCut[i], _steps * layers[i].OutputSize));
            }
        }

        for (int i = 0; i < _stateCut.Length; i++)
        {
            StateSegment segment = info.StateSegments[i];
            string what = segment.IsCell ? "c" : "h";
            all.Add(new Saturation($"{layers[segment.Layer].Name}: {what}", _stateCut[i], _steps * segment.Length));
        }

        return all;
    }

    private void CountInputs(float[] reading)
    {
        InputChannel[] inputs = _model.Model.Info.Inputs;
        float limit = _model.Model.Info.InputLimit + 0.5f;
        for (int i = 0; i < inputs.Length; i++)
        {
            float scaled = (reading[i] - inputs[i].Center) * inputs[i].Gain;
            _inputsCut[i] += float.IsFinite(reading[i]) && MathF.Abs(scaled) >= limit ? 1 : 0;
        }
    }

    private void CountState()
    {
        _model.Network.ReadState(_state);
        StateSegment[] segments = _model.Model.Info.StateSegments;
        for (int i = 0; i < segments.Length; i++)
        {
            _stateCut[i] += CountBeyond(_state.AsSpan(segments[i].Offset, segments[i].Length), int.MaxValue - 1);
        }
    }

    private static int CountBeyond(ReadOnlySpan<int> values, int limit)
    {
        int count = 0;
        foreach (int value in values)
        {
            count += value > limit || value < -limit ? 1 : 0;
        }

        return count;
    }
}
