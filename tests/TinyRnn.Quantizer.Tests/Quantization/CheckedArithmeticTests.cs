using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>
/// The element-wise arithmetic of layers with options, compiled so that an overflow throws, on the largest numbers that a file
/// can hold: sums of 2^62 - 1, states at their bounds, activations with the largest parameters.
/// </summary>
public class CheckedArithmeticTests
{
    private const long MostSum = (1L << 62) - 1;
    private const int Units = 8;

    private static readonly string[] s_sources =
    [
        "CellFormat", "FixedPoint", "GateActivation", "GateFunction", "GruUpdate", "LstmUpdate", "RnnUpdate", "SigmoidTable",
    ];

    private static readonly Assembly s_checked = CompileChecked();

    // Kind, least, most, parameter.
    private static readonly (int Function, long Least, long Most, int Parameter)[] s_activations =
    [
        (0, 0, SigmoidTable.LastIndex, int.MaxValue),
        (1, 0, SigmoidTable.LastIndex, -int.MaxValue),
        (2, -int.MaxValue, int.MaxValue, 0),
        (3, -int.MaxValue, int.MaxValue, -int.MaxValue),
        (4, -int.MaxValue, int.MaxValue, -int.MaxValue),
        (2, int.MaxValue, int.MaxValue, 0),
        (2, -int.MaxValue, -int.MaxValue, 0),
    ];

    public static TheoryData<int, int> Activations
    {
        get
        {
            var data = new TheoryData<int, int>();
            for (int i = 0; i < s_activations.Length * s_activations.Length; i++)
            {
                data.Add(i / s_activations.Length, i % s_activations.Length);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_LSTM_does_not_overflow_at_extremes(int gate, int candidate)
    {
        foreach (bool coupled in new[] { false, true })
        {
            foreach (int bits in new[] { 20, 23 })
            {
                object update = New(
                    "LstmUpdate", Units, 1, bits, coupled, null, Activation(gate), Activation(candidate), Activation((gate + candidate) % s_activations.Length),
                    int.MaxValue, MostSum, 0);
                foreach (int sign in new[] { 1, -1 })
                {
                    int[] state = Extremes(2 * Units, int.MaxValue, sign);
                    Call(update, "Step", Sums(4 * Units, sign), Table(), state, Units, state, 0);
                    AssertWithin(state[..Units], bits);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_GRU_does_not_overflow_at_extremes(int gate, int candidate)
    {
        foreach (bool before in new[] { false, true })
        {
            foreach (int bits in new[] { 20, 23 })
            {
                object update = New("GruUpdate", Units, 1, bits, before, Activation(gate), Activation(candidate));
                long reset = (long)update.GetType().GetProperty("Gate", Flags)!.GetValue(update)!.GetType().GetProperty("Bound", Flags)!
                    .GetValue(update.GetType().GetProperty("Gate", Flags)!.GetValue(update))!;
                foreach (int sign in new[] { 1, -1 })
                {
                    int[] state = Extremes(Units, bits == 23 ? 1 << 30 : int.MaxValue, sign);
                    // The reader proves the sum of both parts: half for either.
                    long[] sums = Sums(3 * Units, sign);
                    for (int i = 2 * Units; i < sums.Length; i++)
                    {
                        sums[i] = sums[i] / 2 - reset;
                    }

                    long[] products = Array.ConvertAll(Sums(Units, -sign), sum => before ? sum / 2 : sum / 2 / (reset / SigmoidTable.One + 1));
                    Call(update, "StepGates", sums, Table(), state, 0, new int[Units]);
                    Call(update, "StepState", sums, products, Table(), state, 0);
                    AssertWithin(state, bits);
                }
            }
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(23)]
    public void An_RNN_does_not_overflow_at_extremes(int bits)
    {
        for (int activation = 0; activation < s_activations.Length; activation++)
        {
            object update = New("RnnUpdate", Units, 1, bits, Activation(activation));
            int[] state = Extremes(Units, int.MaxValue, 1);
            Call(update, "Step", Sums(Units, 1), Table(), state, 0);
            AssertWithin(state, bits);
        }
    }

    [Fact]
    public void A_result_never_exceeds_the_bound_that_the_reader_relies_on()
    {
        for (int i = 0; i < s_activations.Length; i++)
        {
            object activation = Activation(i);
            long bound = (long)activation.GetType().GetProperty("Bound", Flags)!.GetValue(activation)!;
            long[] values = Sums(Units, 1);
            Call(activation, "Apply", values, 0, Units, Table());
            Assert.True(bound <= int.MaxValue && values.All(value => Math.Abs(value) <= bound), $"activation {i}: {bound}");
        }
    }

    private const BindingFlags Flags = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static long[] Sums(int count, int sign)
    {
        var sums = new long[count];
        for (int i = 0; i < count; i++)
        {
            sums[i] = (i % 4) switch { 0 => sign * MostSum, 1 => -sign * MostSum, 2 => sign, _ => i * (MostSum / count) };
        }

        return sums;
    }

    private static int[] Extremes(int count, int bound, int sign) => [.. Enumerable.Range(0, count).Select(i => i % 3 == 2 ? -sign * bound : sign * bound)];

    private static void AssertWithin(int[] state, int bits)
    {
        int bound = bits == 23 ? 1 << 30 : int.MaxValue;
        Assert.All(state, value => Assert.InRange(value, -bound, bound));
    }

    private static object Table()
    {
        var values = new int[SigmoidTable.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (int)((1 + Math.Tanh((i - 256) / 32.0)) * (1 << 20));
        }

        return New("SigmoidTable", values);
    }

    private static object Activation(int index)
    {
        (int function, long least, long most, int parameter) = s_activations[index];
        return New("GateActivation", Enum.ToObject(s_checked.GetType("TinyRnn.GateFunction")!, function), least, most, parameter);
    }

    private static object New(string type, params object?[] arguments) =>
        Activator.CreateInstance(s_checked.GetType("TinyRnn." + type)!, arguments)!;

    private static void Call(object target, string method, params object[] arguments)
    {
        try
        {
            target.GetType().GetMethod(method, Flags)!.Invoke(target, arguments);
        }
        catch (TargetInvocationException error)
        {
            throw error.InnerException!;
        }
    }

    private static Assembly CompileChecked()
    {
        string folder = Repository.PathOf(Path.Combine("src", "TinyRnn"));
        IEnumerable<SyntaxTree> trees = s_sources.Select(name => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(folder, name + ".cs"))));
        var compilation = CSharpCompilation.Create(
            "Checked", trees, [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, checkOverflow: true));
        using var bytes = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(bytes);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(bytes.ToArray());
    }
}
