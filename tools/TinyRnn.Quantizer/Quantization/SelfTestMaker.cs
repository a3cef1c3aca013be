using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Gives a model its self test. The runtime itself says what the right outputs are.</summary>
internal static class SelfTestMaker
{
    /// <summary>The model with a self test.</summary>
    /// <param name="model">A model without.</param>
    /// <param name="statistics">Holds the first readings and windows of calibration.</param>
    /// <param name="steps">Steps of the self test; more where the first window is longer.</param>
    public static QuantizedModel AddTo(QuantizedModel model, CalibrationStatistics statistics, int steps)
    {
        var runtime = new LoadedNetwork(RnnModel.Load(ModelWriter.Write(model)));
        if (model.Window == 0)
        {
            return WithSteps(model, runtime, statistics.FirstReadings.Take(steps));
        }

        return WithWindows(model, runtime, steps == 0 ? [] : Windows(model, statistics, steps));
    }

    private static QuantizedModel WithSteps(QuantizedModel model, LoadedNetwork runtime, IEnumerable<float[]> readings)
    {
        if (model.Recipe is not null)
        {
            return WithRows(model, runtime, readings.Count());
        }

        var quantized = new int[runtime.InputSize];
        var output = new int[runtime.OutputSize];
        var allReadings = new List<float>();
        var allOutputs = new List<int>();
        foreach (float[] reading in readings)
        {
            runtime.Quantize(reading, quantized);
            runtime.Step(quantized, output);
            allReadings.AddRange(reading);
            allOutputs.AddRange(output);
        }

        return model with { SelfTestReadings = [.. allReadings], SelfTestOutputs = [.. allOutputs] };
    }

    /// <summary>Rows of readings that wander within their ranges: calibration may have been given features.</summary>
    private static QuantizedModel WithRows(QuantizedModel model, LoadedNetwork runtime, int steps)
    {
        Recipe recipe = model.Recipe!;
        var rows = new RandomRows(recipe.Readings);
        var output = new float[runtime.OutputSize];
        var raw = new int[runtime.OutputSize];
        var allReadings = new List<float>();
        var allOutputs = new List<int>();
        for (int step = 0; step < steps; step++)
        {
            rows.Next();
            runtime.Step(rows.Row, recipe.TimeOf(step), output);
            runtime.CopyRawOutput(raw);
            allReadings.AddRange(rows.Row);
            allOutputs.AddRange(raw);
        }

        return model with { SelfTestReadings = [.. allReadings], SelfTestOutputs = [.. allOutputs] };
    }

    private static QuantizedModel WithWindows(QuantizedModel model, LoadedNetwork runtime, List<float[]> windows)
    {
        int inputs = runtime.InputSize;
        var quantized = new int[inputs];
        var allOutputs = new List<int>();
        foreach (float[] window in windows)
        {
            runtime.Reset();
            var raw = new List<int>();
            foreach (float[] reading in window.Chunk(inputs))
            {
                runtime.Quantize(reading, quantized);
                raw.AddRange(quantized);
            }

            var output = new int[runtime.Info.OutputSteps(window.Length / inputs) * runtime.OutputSize];
            runtime.Run([.. raw], output);
            allOutputs.AddRange(output);
        }

        return model with
        {
            SelfTestWindows = [.. windows.Select(window => window.Length / inputs)],
            SelfTestReadings = [.. windows.SelectMany(window => window)],
            SelfTestOutputs = [.. allOutputs],
        };
    }

    /// <summary>The first windows of calibration, or one cut from its readings where it was given a stream.</summary>
    private static List<float[]> Windows(QuantizedModel model, CalibrationStatistics statistics, int steps)
    {
        if (statistics.FirstWindows.Count == 0)
        {
            return [[.. statistics.FirstReadings.Take(Math.Min(steps, model.Window)).SelectMany(reading => reading)]];
        }

        var windows = new List<float[]>();
        int left = steps;
        foreach (float[] window in statistics.FirstWindows)
        {
            left -= window.Length / model.Inputs.Count;
            if (left < 0 && windows.Count > 0)
            {
                break;
            }

            windows.Add(window);
        }

        return windows;
    }
}
