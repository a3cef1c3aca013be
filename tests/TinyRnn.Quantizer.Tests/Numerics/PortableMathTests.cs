using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Numerics;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Numerics;

public partial class PortableMathTests
{
    [Fact]
    public void Exponentials_are_right_to_the_last_digits()
    {
        for (double x = -700; x < 700; x += 0.37)
        {
            Assert.Equal(1, PortableMath.Exp(x) / Math.Exp(x), 1e-15);
        }

        Assert.Equal((0, 1, double.PositiveInfinity), (PortableMath.Exp(-1e30), PortableMath.Exp(0), PortableMath.Exp(710)));
        Assert.Equal((0.0, double.PositiveInfinity), (PortableMath.Exp(double.NegativeInfinity), PortableMath.Exp(double.PositiveInfinity)));
        Assert.True(double.IsNaN(PortableMath.Exp(double.NaN)));
    }

    [Fact]
    public void Logarithms_are_right_to_the_last_digits()
    {
        for (double x = 1e-300; x < 1e300; x *= 1.37)
        {
            Assert.Equal(Math.Log(x), PortableMath.Log(x), 4e-16 * Math.Max(1, Math.Abs(Math.Log(x))));
        }

        Assert.Equal(0, PortableMath.Log(1));
    }

    [Fact]
    public void Hyperbolic_tangents_are_right_to_sixteen_digits()
    {
        for (double x = -20; x <= 20; x += 1 / 32.0)
        {
            Assert.Equal(Math.Tanh(x), PortableMath.Tanh(x), 4e-16);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(8, 3)]
    [InlineData(8.000000000000002, 4)]
    [InlineData(7.999999999999999, 3)]
    [InlineData(0.25, -2)]
    [InlineData(0.2500000000000001, -1)]
    [InlineData(1e-6, -19)]
    public void Powers_of_two_are_found_exactly(double x, int expected)
    {
        Assert.Equal(expected, PortableMath.CeilingLog2(x));
    }

    [Fact]
    public void No_value_of_the_table_lies_so_near_to_a_half_that_a_last_bit_could_decide_it()
    {
        // The table of a C library that is wrong in the last bit, either way, is the same.
        int[] table = SigmoidValues.Compute();
        for (int i = 0; i < table.Length; i++)
        {
            double tanh = Math.Tanh((i - (table.Length / 2)) / 32.0);
            double value = 1 + tanh + (2 * tanh * (1 - (tanh * tanh)) / (32.0 * 32.0 * 12));

            Assert.Equal(table[i], Math.Clamp(Math.Round(SigmoidTable.One / 2 * value), 0, SigmoidTable.One));
        }
    }

    /// <summary>What decides the bytes of a model is computed without the machine's C library.</summary>
    [Theory]
    [InlineData("Models")]
    [InlineData("Numerics")]
    [InlineData("Quantization")]
    [InlineData("Reference")]
    [InlineData("Networks")]
    public void Code_that_decides_bytes_calls_no_function_of_the_C_library(string room)
    {
        string folder = Repository.PathOf($"tools/TinyRnn.Quantizer/{room}");
        string[] calls = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file).Where(line => LibraryCall().IsMatch(line)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"))
            .ToArray();

        Assert.Empty(calls);
    }

    [GeneratedRegex(@"(?<!Portable)MathF?\.(Exp|Log|Log2|Log10|Tanh|Sinh|Cosh|Sin|Cos|Tan|Atan|Cbrt)\(|MathF?\.Pow\((?!2, )|TensorPrimitives\.(Exp|Log|Tanh|Sigmoid|SoftMax|Sum|Dot)")]
    private static partial Regex LibraryCall();
}
