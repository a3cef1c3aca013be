using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyRnn.CompilerServices;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>
/// A recurrent kernel of the runtime, compiled so that an overflow throws, whose sums a test chooses: the update of its units, without
/// the products that make the sums.
/// </summary>
internal sealed class CheckedKernel
{
    private const BindingFlags Flags = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly s_runtime = Compile();

    private readonly object _kernel;
    private readonly object _scratch;

    /// <param name="type">GruKernel, LstmKernel or RnnKernel.</param>
    /// <param name="units">Units.</param>
    /// <param name="rows">Rows of all units.</param>
    /// <param name="cell">Properties of its CellParameters, by name.</param>
    /// <param name="candidateCopy">GRU: how the candidate's own product takes its vector; null where it has none.</param>
    /// <param name="configure">Sets more properties of the kernel and of its scales before it is used.</param>
    public CheckedKernel(string type, int units, int rows, Dictionary<string, object?> cell, object? candidateCopy = null, Action<object, object>? configure = null)
    {
        object parameters = New("CellParameters");
        cell["Units"] = units;
        foreach ((string name, object? value) in cell)
        {
            Set(parameters, name, value);
        }

        object scales = New("RowScales", rows, 1);
        Array.Fill((long[])Get(scales, "InputMultipliers"), 1);
        Set(scales, "RecurrentMultipliers", Enumerable.Repeat(1L, rows).ToArray());
        Set(scales, "CandidateBiases", new long[units]);
        object copy = Copy(1);
        object?[] arguments = ["cell", 1, units, copy, copy, scales, parameters];
        _kernel = New(type, type == "RnnKernel" ? arguments : [.. arguments, candidateCopy]);
        Set(_kernel, "InputWeights", New("WideMatrix", new short[rows], rows, 1));
        Set(_kernel, "RecurrentWeights", New("WideMatrix", new short[rows * units], rows, units));
        configure?.Invoke(_kernel, scales);
        var layers = Array.CreateInstance(Type("Layer"), 1);
        layers.SetValue(_kernel, 0);
        _scratch = New("Scratch", layers);
    }

    public long[] InputSums => (long[])Get(_scratch, "InputSums");

    public long[] RecurrentSums => (long[])Get(_scratch, "RecurrentSums");

    /// <summary>A new state from the sums.</summary>
    public void Update(int[] state) => Call(_kernel, "Update", _scratch, Table, state, 0);

    public static object Activation(int function, long least, long most, int parameter, int fractionBits) =>
        New("IntegerActivation", Enum.ToObject(Type("ActivationFunction"), function), least, most, parameter, fractionBits);

    /// <summary>The largest magnitude of an activation's result, on which the reader's proof relies.</summary>
    public static long Bound(object activation) => (long)Get(activation, "Bound");

    public static void Apply(object activation, long[] values) => Call(activation, "Apply", values, 0, values.Length, Table);

    public static object Output(int scale, long bias, int shift, object activation) => New("CellOutput", scale, bias, shift, activation);

    public static object Copy(int limit) => New("Requantizer", 1, 0, limit);

    /// <summary>The copies of some values, and the largest value that is not cut.</summary>
    public static (long[] Copies, int LargestExact) CopiesOf(int multiplier, int shift, int limit, int[] values)
    {
        object copy = New("Requantizer", multiplier, shift, limit);
        var copies = new long[values.Length];
        Call(copy, "Apply", values, 0, values.Length, copies);
        return (copies, (int)Get(copy, "LargestExact"));
    }

    /// <summary>The sums of one row a word.</summary>
    public static long[] Sums(short[] weights, int rows, long[] vector)
    {
        var sums = new long[rows];
        Call(Matrix(weights, rows, vector.Length), "Multiply", vector, sums);
        return sums;
    }

    public static object Matrix(short[] weights, int rows, int columns) => New("WideMatrix", weights, rows, columns);

    public static void Set(object target, string property, object? value) => target.GetType().GetProperty(property, Flags)!.SetValue(target, value);

    private static object Table { get; } =
        New("SigmoidTable", Enumerable.Range(0, SigmoidTable.Length).Select(i => (int)((1 + Math.Tanh((i - 256) / 32.0)) * (1 << 20))).ToArray());

    private static object Get(object target, string property) => target.GetType().GetProperty(property, Flags)!.GetValue(target)!;

    private static Type Type(string name) => s_runtime.GetTypes().Single(type => type.Name == name);

    private static object New(string type, params object?[] arguments) =>
        Activator.CreateInstance(Type(type), Flags, null, arguments, null)!;

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

    private static Assembly Compile()
    {
        string[] sources = Directory.GetFiles(Repository.PathOf(Path.Combine("src", "TinyRnn")), "*.cs", SearchOption.AllDirectories);
        IEnumerable<SyntaxTree> trees = sources
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)));
        var compilation = CSharpCompilation.Create(
            "Checked", trees, [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, checkOverflow: true, allowUnsafe: true));
        using var bytes = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(bytes);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(bytes.ToArray());
    }
}
