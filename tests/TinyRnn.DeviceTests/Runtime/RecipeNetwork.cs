using System;
using TinyRnn.CompilerServices;

namespace TinyRnn.DeviceTests;

/// <summary>A network that puts the quantized features of every kind out, of three readings.</summary>
internal sealed class RecipeNetwork : RecurrentNetwork
{
    public const int Readings = 3;
    public const int Inputs = 22;

    public RecipeNetwork(int step)
        : base(CreateInfo(step)) { }

    /// <inheritdoc/>
    protected override void StepCore(int[] input, int[] output) => Array.Copy(input, 0, output, 0, Inputs);

    /// <inheritdoc/>
    protected override SelfTestVectors CreateSelfTest() => new SelfTestVectors(1, new float[Readings], new int[Inputs]);

    private static ModelInfo CreateInfo(int step)
    {
        var readings = new ReadingChannel[Readings];
        for (int i = 0; i < Readings; i++)
        {
            readings[i] = new ReadingChannel("r", Quantity.Other, "", 0, 1, 0);
        }

        var inputs = new InputChannel[Inputs];
        var outputs = new OutputChannel[Inputs];
        var places = new short[Inputs];
        for (int i = 0; i < Inputs; i++)
        {
            inputs[i] = new InputChannel("x", "", 0, 64);
            outputs[i] = new OutputChannel("y", "", 1, 0);
            places[i] = (short)(Readings + i);
        }

        var recipe = new Recipe(step, 330, 5, readings, EveryOperation.Values, new float[] { -2.5f, 1.5f, 0, 20 }, places);
        return new ModelInfo("recipe", new byte[8], ModelTask.Regression, 0.5f, 32767, inputs, outputs, new StateSegment[] { new StateSegment(0, false, 0, 1, 0, 1) }, null, recipe);
    }
}
