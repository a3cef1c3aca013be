using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native.Checking;

/// <summary>
/// Generated C as a program of this machine that takes orders. Orders are collected and carried out all at once; answers come in
/// their order.
/// </summary>
public sealed class NativeProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tinyrnn").FullName;
    private readonly string _program;
    private MemoryStream _orders = new();

    /// <summary>Builds it.</summary>
    /// <param name="code">What <see cref="NativeCompiler"/> made.</param>
    /// <param name="name">The name that it was made with.</param>
    /// <param name="compiler">Builds it.</param>
    /// <param name="flags">Options besides.</param>
    /// <exception cref="NativeCheckException">The compiler refused the code.</exception>
    public NativeProgram(NativeCode code, string name, HostCompiler compiler, params string[] flags)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(compiler);
        foreach (CompiledFile file in code.Files.Where(file => file.Path == $"{name}.h" || file.Path == $"{name}.c"))
        {
            File.WriteAllText(Path.Combine(_folder, file.Path), file.Text);
        }

        File.WriteAllText(Path.Combine(_folder, "harness.c"), Harness(code, name));
        _program = compiler.Build(_folder, [$"{name}.c", "harness.c"], ["-std=c99", .. flags]);
    }

    /// <summary>Adds an order: its letter, and numbers of 32 bits.</summary>
    public void Order(char letter, params IEnumerable<int>[] numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        _orders.WriteByte((byte)letter);
        foreach (int number in numbers.SelectMany(values => values))
        {
            _orders.Write(BitConverter.GetBytes(number));
        }
    }

    /// <summary>Adds an order with bytes behind it, and how many.</summary>
    public void Order(char letter, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        Order(letter, [bytes.Length]);
        _orders.Write(bytes);
    }

    /// <summary>The bits of floats, for an order.</summary>
    public static IEnumerable<int> Bits(IEnumerable<float> values) => values.Select(BitConverter.SingleToInt32Bits);

    /// <summary>Carries all orders out, from a fresh program.</summary>
    /// <exception cref="NativeCheckException">The program failed.</exception>
    public BinaryReader Run()
    {
        string orders = Path.Combine(_folder, "orders");
        string answers = Path.Combine(_folder, "answers");
        File.WriteAllBytes(orders, _orders.ToArray());
        _orders = new MemoryStream();
        (int code, string output) = HostCompiler.Run(_program, _folder, [orders, answers]);
        return code == 0
            ? new BinaryReader(new MemoryStream(File.ReadAllBytes(answers)))
            : throw new NativeCheckException($"the program ended with exit code {code}: {output}");
    }

    /// <summary>Deletes the program.</summary>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Harness(NativeCode code, string name) =>
        NativeNames.Apply(NativeSnippets.Template("harness", [.. code.Abilities]).Replace("@NAME@", name, StringComparison.Ordinal).Replace("@BYTES@", $"{code.StateBytes}", StringComparison.Ordinal), name, "");
}
