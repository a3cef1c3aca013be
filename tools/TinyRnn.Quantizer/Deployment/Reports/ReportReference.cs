using System;
using TinyRnn.Verify;

namespace TinyRnn.Quantizer.Deployment.Reports;

/// <summary>The stretch as the desktop computes it, step by step.</summary>
internal sealed class ReportReference(RnnModel model, int seed)
{
    private readonly ReportStretch _stretch = new(new LoadedNetwork(model), seed);
    private readonly int[] _output = new int[model.Info.Outputs.Length];
    private int _steps;

    /// <summary>Steps of the model's self test; 0 when it has none.</summary>
    public int SelfTestSteps { get; } = new LoadedNetwork(model).SelfTest().Steps;

    /// <summary>The raw outputs of a step, the last or a later one.</summary>
    public ReadOnlySpan<int> Outputs(int step)
    {
        while (_steps <= step)
        {
            _stretch.Next(_output);
            _steps++;
        }

        return _output;
    }
}
