using System;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Compilation.Native;
using TinyRnn.Quantizer.Compilation.Native.Checking;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn compile --language c</c>: a model as C, compared with the desktop if asked for.</summary>
internal static class NativeCompilation
{
    private const int CheckedSteps = 10_000;

    public static void Run(string path, string name, int? layer, string folder, bool check, bool json)
    {
        if (!ModelInput.IsInteger(path))
        {
            throw new InputException($"{path}: expected a .trnn model, found another file; 'tinyrnn quantize' makes one");
        }

        HostCompiler? compiler = check ? HostCompiler.Find() ?? throw new InputException("--check: expected a C compiler, cc, gcc or clang, or the one that CC names, found none") : null;
        string line = $"tinyrnn compile {Path.GetFileName(path)} --language c --name {name}{(layer == null ? "" : $" --layer {layer}")}";
        var options = new NativeOptions(name, line);
        NativeCode code;
        try
        {
            code = Compile(path, options, layer, compiler);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or NativeCheckException)
        {
            throw new InputException(exception.Message);
        }

        OutputFolder.Fill(folder, code.Files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text)), path);
        Report(code, folder, compiler, json);
    }

    private static NativeCode Compile(string path, NativeOptions options, int? layer, HostCompiler? compiler)
    {
        NativeCode code;
        if (ModelInput.IsSequence(path))
        {
            SequenceModel sequence = layer is null
                ? ModelInput.LoadSequence(path)
                : throw new InputException($"{path}: --layer is about models of one network, but this one writes sequences");
            code = NativeCompiler.Compile(sequence, options);
            if (compiler is not null)
            {
                NativeCheck.Compare(sequence, code, options.Name, compiler, CheckedSteps);
            }

            return code;
        }

        RnnModel model = ModelInput.LoadInteger(path);
        model = layer is int index ? model.Layer(index) : model;
        code = NativeCompiler.Compile(model, options);
        if (compiler is not null)
        {
            NativeCheck.Compare(model, code, options.Name, compiler, CheckedSteps);
        }

        return code;
    }

    private static void Report(NativeCode code, string folder, HostCompiler? compiler, bool json)
    {
        int? steps = compiler is null ? null : CheckedSteps;
        if (json)
        {
            JsonText.Write(new { Folder = folder, code.ConstantBytes, code.StateBytes, code.Weights, CheckedSteps = steps });
            return;
        }

        foreach (CompiledFile file in code.Files)
        {
            Terminal.Line($"wrote {Path.Combine(folder, file.Path)}");
        }

        Terminal.Line(FormattableString.Invariant($"constants in flash      {code.ConstantBytes:N0} bytes for {code.Weights:N0} weights, and 1 to 4 KB of code"));
        Terminal.Line(FormattableString.Invariant($"RAM of a network        {code.StateBytes:N0} bytes"));
        if (compiler is not null)
        {
            Terminal.Line(FormattableString.Invariant($"compared                {CheckedSteps:N0} steps, built with {compiler.Name}: the desktop's bits"));
        }
    }
}
