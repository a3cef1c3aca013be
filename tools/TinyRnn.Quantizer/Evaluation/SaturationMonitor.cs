using System;
using System.Collections.Generic;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>
/// Counts, from outside the runtime, the values of an integer model that were cut: readings beyond the calibrated range,
/// copies that go from layer to layer and from step to step, states at the end of their 32 bits. Of layers that run over a whole
/// window, what goes from step to step is seen at the window's end only.
/// </summary>
public sealed class SaturationMonitor
{
    private readonly IntegerModel _model;
    private readonly Layer[] _layers;
    private readonly Layer[][] _parts;
    private readonly CutCount[] _inputs;
    private readonly CutCount[][] _inputCopies;
    private readonly CutCount[][] _recurrentCopies;
    private readonly CutCount[] _states;
    private readonly int[] _state;

    /// <summary>Creates a monitor with all counts zero.</summary>
    public SaturationMonitor(IntegerModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _layers = model.Model.Layers;
        _parts = Array.ConvertAll(_layers, layer => layer.Parts);
        ModelInfo info = model.Model.Info;
        _inputs = new CutCount[info.Tokens > 0 ? 0 : info.Inputs.Length];
        _inputCopies = Array.ConvertAll(_parts, parts => new CutCount[parts.Length]);
        _recurrentCopies = Array.ConvertAll(_parts, parts => new CutCount[parts.Length]);
        _states = new CutCount[info.StateSegments.Length];
        _state = new int[info.StateLength];
    }

    /// <summary>Counts after a prediction.</summary>
    /// <param name="inputs">[steps, inputs]: what the model was given.</param>
    public void Observe(float[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        CountInputs(inputs);
        _model.Network.ReadState(_state);
        int stateOffset = 0;
        for (int i = 0; i < _layers.Length; i++)
        {
            ReadOnlySpan<int> output = _model.RawLayerOutput(i);
            CountInputCopies(i + 1, output);
            CountRecurrentCopies(i, output, stateOffset);
            stateOffset += _layers[i].StateLength;
        }

        StateSegment[] segments = _model.Model.Info.StateSegments;
        for (int i = 0; i < segments.Length; i++)
        {
            // h in Q23 saturates at 128.0 in layers with options, and never comes near it in others.
            int most = segments[i].Bound == CellFormat.Bound(FixedPoint.StateBits) ? segments[i].Bound : int.MaxValue;
            _states[i].Add(_state.AsSpan(segments[i].Offset, segments[i].Length), most - 1);
        }
    }

    /// <summary>The counts so far.</summary>
    public IReadOnlyList<Saturation> Finish()
    {
        var all = new List<Saturation>();
        ModelInfo info = _model.Model.Info;
        for (int i = 0; i < _inputs.Length; i++)
        {
            string name = info.Inputs[i].Name.Length > 0 ? info.Inputs[i].Name : $"{i}";
            all.Add(_inputs[i].Of($"input {name}"));
        }

        for (int i = 0; i < _layers.Length; i++)
        {
            Layer[] parts = _parts[i];
            for (int part = 0; part < parts.Length; part++)
            {
                if (i > 0 && parts[part].InputCopy != null)
                {
                    all.Add(_inputCopies[i][part].Of($"{NameOf(i, part)}: copy of its input"));
                }

                if (parts[part] is RecurrentKernel)
                {
                    all.Add(_recurrentCopies[i][part].Of($"{NameOf(i, part)}: copy of its h"));
                }
            }
        }

        for (int i = 0; i < _states.Length; i++)
        {
            StateSegment segment = info.StateSegments[i];
            all.Add(_states[i].Of($"{NameOf(segment)}: {(segment.IsCell ? "c" : "h")}"));
        }

        return all;
    }

    private string NameOf(StateSegment segment)
    {
        Layer[] parts = _parts[segment.Layer];
        int offset = segment.Offset;
        for (int i = 0; i < segment.Layer; i++)
        {
            offset -= _layers[i].StateLength;
        }

        return NameOf(segment.Layer, parts.Length > 1 && offset >= parts[0].StateLength ? 1 : 0);
    }

    private string NameOf(int layer, int part) =>
        _parts[layer].Length == 1 ? _layers[layer].Name : $"{_layers[layer].Name} {(part == 0 ? "forward" : "backward")}";

    private void CountInputs(float[] inputs)
    {
        InputChannel[] channels = _model.Model.Info.Inputs;
        float limit = _model.Model.Info.InputLimit + 0.5f;
        for (int i = 0; i < _inputs.Length; i++)
        {
            for (int at = i; at < inputs.Length; at += channels.Length)
            {
                float scaled = (inputs[at] - channels[i].Center) * channels[i].Gain;
                _inputs[i].Add(float.IsFinite(inputs[at]) && MathF.Abs(scaled) >= limit);
            }
        }
    }

    private void CountInputCopies(int layer, ReadOnlySpan<int> input)
    {
        if (layer == _inputCopies.Length)
        {
            return;
        }

        Layer[] parts = _parts[layer];
        for (int part = 0; part < parts.Length; part++)
        {
            if (parts[part].InputCopy is Requantizer copy)
            {
                _inputCopies[layer][part].Add(input, copy.LargestExact);
            }
        }
    }

    private void CountRecurrentCopies(int layer, ReadOnlySpan<int> output, int stateOffset)
    {
        Layer[] parts = _parts[layer];
        for (int part = 0; part < parts.Length; part++)
        {
            if (parts[part] is RecurrentKernel recurrent)
            {
                // Of a layer that is its only part, the outputs are h at each step.
                bool isWhole = recurrent == _layers[layer] && !output.IsEmpty;
                ReadOnlySpan<int> h = isWhole ? output : _state.AsSpan(stateOffset, recurrent.OutputSize);
                _recurrentCopies[layer][part].Add(h, recurrent.RecurrentCopy.LargestExact);
            }

            stateOffset += parts[part].StateLength;
        }
    }
}
