using System;
using TinyRnn.CompilerServices;

namespace TinyRnn.DeviceTests;

/// <summary>A network of one feature that puts its quantized reading out.</summary>
internal sealed class EchoNetwork : RecurrentNetwork
{
    public EchoNetwork(int limit, float center, float gain)
        : base(CreateInfo(limit, center, gain)) { }

    /// <summary>The integer that a reading becomes.</summary>
    public int Quantize(float reading)
    {
        var quantized = new int[1];
        Quantize(new float[] { reading }, quantized);
        return quantized[0];
    }

    /// <inheritdoc/>
    protected override void StepCore(int[] input, int[] output) => Array.Copy(input, 0, output, 0, 1);

    /// <inheritdoc/>
    protected override SelfTestVectors CreateSelfTest() => new SelfTestVectors(1, new float[1], new int[1]);

    private static ModelInfo CreateInfo(int limit, float center, float gain) =>
        new ModelInfo(
            "echo", new byte[8], ModelTask.Regression, 0.5f, limit,
            new InputChannel[] { new InputChannel("x", "", center, gain) },
            new OutputChannel[] { new OutputChannel("y", "", 1, 0) },
            new StateSegment[] { new StateSegment(0, false, 0, 1, 0, 1) });
}
