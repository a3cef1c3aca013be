using System;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Examples.Tests.Support;

/// <summary>Float and integer networks as functions of input and output.</summary>
internal static class Running
{
    /// <summary>One step of a stream.</summary>
    public static Action<float[], float[]> Steps(this FloatNetwork network) => (reading, output) => network.Step(reading, output);

    /// <summary>One window, from the initial state.</summary>
    public static Action<float[], float[]> Windows(this FloatNetwork network) =>
        (window, output) =>
        {
            network.Reset();
            network.Run(window, output);
        };

    /// <summary>One window, from the initial state.</summary>
    public static Action<float[], float[]> Windows(this RecurrentNetwork network) =>
        (window, output) =>
        {
            network.Reset();
            network.Run(window, output);
        };
}
