using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Compilation.Native;
using TinyRnn.Quantizer.Compilation.Native.Checking;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation;

/// <summary>Fine sigmoid and fine tanh, compiled to C# and C, in each place that takes an activation.</summary>
public class FineTableCompilerTests
{
    private const int Steps = 100;

    private static readonly CompilationOptions s_options = new("Generated", "Net", "tinyrnn compile net.trnn --namespace Generated --class Net");

    /// <summary>Of a last Dense layer: fraction bits, and what 1.0 is.</summary>
    private static readonly (int FractionBits, int Gain)[] s_outputs =
        [(30, 1 << 30), (29, 1 << 29), (21, 1 << 21), (0, 1), (30, int.MaxValue), (30, -int.MaxValue), (24, -12345)];

    public static TheoryData<string> Cells => new("rnn-sigmoid", "rnn-clip", "gru-clip", "gru-reset-before", "gru-tanh-gates", "lstm-peepholes-clip", "lstm-coupled");

    [Theory]
    [MemberData(nameof(Cells))]
    public void Cells_give_the_bits_of_table_mode(string name) => AssertCSharp(RnnModel.Load(FineModels.Of(Cell(name))));

    [NativeTheory]
    [MemberData(nameof(Cells))]
    public void Cells_give_the_bits_of_table_mode_in_C(string name) => AssertC(RnnModel.Load(FineModels.Of(Cell(name))));

    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(40)]
    public void Outputs_of_any_format_give_the_bits_of_table_mode(double scale)
    {
        foreach (RnnModel model in Outputs(scale))
        {
            AssertCSharp(model);
        }
    }

    [NativeTheory]
    [InlineData(0.01)]
    [InlineData(40)]
    public void Outputs_of_any_format_give_the_bits_of_table_mode_in_C(double scale)
    {
        foreach (RnnModel model in Outputs(scale))
        {
            AssertC(model);
        }
    }

    private static byte[] Cell(string name)
    {
        RecurrentLayer layer = RandomCells.Make(name, new Random(3), 3, 5);
        return Make(RandomNetworks.Of(layer, RandomNetworks.Dense(new Random(4), layer.OutputSize, 2, Activation.Tanh)), 8);
    }

    /// <summary>Two Dense layers that are small or leave the table, the last of every format.</summary>
    private static IEnumerable<RnnModel> Outputs(double scale)
    {
        foreach (Activation activation in new[] { Activation.Sigmoid, Activation.Tanh })
        {
            byte[] file = Make(
                RandomNetworks.Of(RandomNetworks.Dense(new Random(5), 3, 6, activation, scale), RandomNetworks.Dense(new Random(6), 6, 4, activation, scale)), 16);
            foreach ((int fractionBits, int gain) in s_outputs)
            {
                yield return RnnModel.Load(FineModels.Of(file, fractionBits, gain));
            }
        }
    }

    private static byte[] Make(Network network, int bits) =>
        QuantizedNetwork.Make(network, RandomReadings.Make(new Random(bits), 100, network.InputSize), new QuantizationOptions { WeightBits = bits, SelfTestSteps = 0 });

    private static void AssertCSharp(RnnModel model) => ModelCompilerTests.AssertSameBits(model, s_options, 7, Steps);

    private static void AssertC(RnnModel model) =>
        NativeCheck.Compare(model, NativeCompiler.Compile(model, new NativeOptions("net", "tinyrnn compile net.trnn --language c")), "net", HostCompiler.Find()!, Steps);
}
