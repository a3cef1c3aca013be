using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Cli.Boards;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Compilation.Native;
using TinyRnn.Quantizer.Deployment;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn compile</c>: a model as C# for the board, or as C.</summary>
internal static class CompileCommand
{
    public static Command Create()
    {
        Argument<string> model = CommonOptions.Model("A .trnn model");
        Option<string> language = CommonOptions.Language("Language of the code");
        Option<string?> space = new("--namespace") { Description = "C#: namespace of the code", HelpName = "NS" };
        Option<string?> type = new("--class") { Description = "C#: name of the network's class", HelpName = "NAME" };
        Option<string?> name = new Option<string?>("--name") { Description = "C: what the files are called, and what all names begin with", HelpName = "NAME" }.Checked(NativeNames.Require);
        Option<bool> check = new("--check") { Description = "C: build it with this machine's compiler and compare 10,000 steps with the desktop" };
        Option<string> folder = new("--out") { Description = "Folder for the code; made when it does not exist", HelpName = "DIR", Required = true };
        Option<int?> layer = new("--layer")
        {
            Description = "Compile this layer alone, from 0, for a loop written by hand",
            HelpName = "N",
        };
        Option<string?> measured = BoardOptions.Measured();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("compile", "Write a .trnn model as C# for nanoFramework, or as C for firmware of your own: weights in flash, no RAM for them, the same bits.")
        {
            model, language, space, type, name, folder, layer, check, measured, json,
        };
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(model);
            string target = result.GetRequiredValue(folder);
            var only = result.GetValue(layer);
            if (result.GetValue(language) == "c")
            {
                RequireUnused("c", (space.Name, result.GetValue(space)), (type.Name, result.GetValue(type)), (measured.Name, result.GetValue(measured)));
                NativeCompilation.Run(path, Require("c", name.Name, result.GetValue(name)), only, target, result.GetValue(check), result.GetValue(json));
                return ExitCode.Success;
            }

            RequireUnused("csharp", (name.Name, result.GetValue(name)), (check.Name, result.GetValue(check) ? "" : null));
            CompiledModel code = Compile(path, Require("csharp", space.Name, result.GetValue(space)), Require("csharp", type.Name, result.GetValue(type)), only);
            long? nanoseconds = result.GetValue(measured) is string log ? MeasuredTime.Read(log, WholeModel(path, only), path) : null;
            Roomiest.RequireRoom($"{path}, as byte code", code.CodeBytes);
            OutputFolder.Fill(target, code.Files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text)), path);
            Report(code, target, nanoseconds, result.GetValue(measured), result.GetValue(json));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>What does not fit here fits no board.</summary>
    private static BoardFamily Roomiest => BoardFamily.All.MaxBy(family => family.Capacity)!;

    private static string Require(string language, string option, string? value) =>
        value ?? throw new InputException($"{option}: expected one, which the code in {(language == "c" ? "C" : "C#")} needs, found none");

    private static void RequireUnused(string language, params (string Option, string? Value)[] others)
    {
        foreach ((string option, _) in others.Where(other => other.Value is not null))
        {
            throw new InputException($"{option}: it has no meaning with --language {language}");
        }
    }

    /// <summary>The model that a board can have reported on.</summary>
    private static RnnModel WholeModel(string path, int? layer) =>
        layer is null && !ModelInput.IsSequence(path)
            ? ModelInput.LoadInteger(path)
            : throw new InputException($"{path}: --measured is about whole models of one network");

    private static CompiledModel Compile(string path, string space, string name, int? layer)
    {
        if (!ModelInput.IsInteger(path))
        {
            throw new InputException($"{path}: expected a .trnn model, found another file; 'tinyrnn quantize' makes one");
        }

        string line = $"tinyrnn compile {Path.GetFileName(path)} --namespace {space} --class {name}{(layer == null ? "" : $" --layer {layer}")}";
        var options = new CompilationOptions(space, name, line);
        try
        {
            if (ModelInput.IsSequence(path))
            {
                return layer is null
                    ? SequenceCompiler.Compile(ModelInput.LoadSequence(path), options)
                    : throw new InputException($"{path}: --layer is about models of one network, but this one writes sequences");
            }

            RnnModel model = ModelInput.LoadInteger(path);
            return ModelCompiler.Compile(layer is int index ? model.Layer(index) : model, options);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new InputException(exception.Message);
        }
    }

    private static void Report(CompiledModel code, string folder, long? nanoseconds, string? log, bool json)
    {
        if (json)
        {
            JsonText.Write(new { Folder = folder, code.Assemblies, code.CodeBytes, code.HeapBytes, code.InstructionsPerStep, MeasuredNanosecondsPerStep = nanoseconds, code.ZeroWeights, code.Weights });
            return;
        }

        foreach (CompiledFile file in code.Files)
        {
            Terminal.Line($"wrote {Path.Combine(folder, file.Path)}");
        }

        Terminal.Line(FormattableString.Invariant($"assemblies              {code.Assemblies}"));
        Terminal.Line(FormattableString.Invariant($"byte code in flash      about {code.CodeBytes:N0} bytes"));
        foreach (BoardFamily family in BoardFamily.All.Where(family => family.Capacity < code.CodeBytes))
        {
            Terminal.Line(FormattableString.Invariant($"  too large for {family.Name}, whose deployment area has {family.Capacity:N0} bytes on 4 MB of flash"));
        }

        Terminal.Line(FormattableString.Invariant($"heap, ready to step     about {code.HeapBytes:N0} bytes"));
        Terminal.Line(FormattableString.Invariant($"CLR instructions a step about {code.InstructionsPerStep:N0}"));
        Terminal.Line(FormattableString.Invariant($"weights left out        {code.ZeroWeights:N0} zeros of {code.Weights:N0}"));
        if (nanoseconds is long time)
        {
            StepTimeView.WriteMeasured(time, log ?? "");
            return;
        }

        StepTimeView.WriteCalculated(code.InstructionsPerStep);
    }
}
