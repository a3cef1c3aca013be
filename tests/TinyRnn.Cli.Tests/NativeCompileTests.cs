using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Cli.Tests.Boards;
using TinyRnn.Quantizer.Compilation.Native.Checking;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>tinyrnn compile --language c.</summary>
public sealed class NativeCompileTests : IDisposable
{
    private static readonly string Help = $"{Environment.NewLine}Try 'tinyrnn compile --help'.";

    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public NativeCompileTests()
    {
        _model = _folder.File("net.trnn");
        File.WriteAllBytes(_model, Samples.Quantized(Samples.Gru));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compile_writes_C_a_readme_and_examples_and_says_what_it_costs()
    {
        ToolResult result = Run("rain", "code").Succeeded();

        string folder = _folder.File("code");
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "README.md", "examples/arduino/rain_example/rain_example.ino", "examples/esp-idf/CMakeLists.txt", "examples/esp-idf/components/rain/CMakeLists.txt",
                "examples/esp-idf/main/CMakeLists.txt", "examples/esp-idf/main/main.c", "rain.c", "rain.h",
            ],
            files);
        Assert.All(files, file => Assert.Contains($"wrote {Path.Combine(folder, file)}", result.Output.Replace('\\', '/'), StringComparison.Ordinal));
        Assert.Contains("int rain_step(rain_t *net, const float *readings, float *outputs);", File.ReadAllText(Path.Combine(folder, "rain.h")), StringComparison.Ordinal);
        Assert.Contains("--language c --name rain", File.ReadAllText(Path.Combine(folder, "rain.c")), StringComparison.Ordinal);
        Assert.Contains("RAM of a network        192 bytes", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("compared", result.Output, StringComparison.Ordinal);
    }

    [NativeFact]
    public void Check_compares_ten_thousand_steps_with_the_compiler_that_is_named()
    {
        HostCompiler compiler = HostCompiler.Find()!;
        Assert.Contains($"compared                10,000 steps, built with {compiler.Name}: the desktop's bits", Run("rain", "code", "--check").Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(10_000, Run("rain", "other", "--check", "--json").Succeeded().Json.GetProperty("checkedSteps").GetInt32());
    }

    [NativeFact]
    public void The_documents_command_prints_what_stands_under_it()
    {
        string example = Path.Combine(Samples.Repository, "examples", "rain");
        Assert.Equal(0, Tool.Run("quantize", Path.Combine(example, "rain-gru.pt"), "-c", Path.Combine(example, "calibration.csv"), "-o", _folder.File("rain-gru.trnn")).ExitCode);
        DocumentedCommand command = Assert.Single(DocumentedCommand.Read(Path.Combine(Samples.Repository, "docs", "native.md")));

        command.RequireOutput(Tool.RunIn(new Dictionary<string, string>(), _folder.Path, command.Arguments).Succeeded().Output);
    }

    [Fact]
    public void Check_without_a_compiler_writes_nothing()
    {
        Compiler("no-such-compiler").Refused("--check: expected a C compiler, cc, gcc or clang, or the one that CC names, found none");
        AssertNothing();
    }

    [NativeFact]
    public void A_compiler_that_refuses_the_code_is_quoted_and_nothing_is_written()
    {
        HostCompiler compiler = HostCompiler.Find()!;
        ToolResult result = Compiler($"{compiler.Name} --no-such-option");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"{compiler.Name} refused the code:", result.Error, StringComparison.Ordinal);
        Assert.Contains("no-such-option", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("?", result.Error, StringComparison.Ordinal);
        AssertNothing();
    }

    [Theory]
    [InlineData("9net")]
    [InlineData("rain.c")]
    [InlineData("../rain")]
    [InlineData("while")]
    [InlineData("")]
    public void A_name_that_is_no_identifier_writes_nothing(string name)
    {
        Run(name, "code").Refused($"--name: expected an identifier of C, a letter and then letters, digits and underscores, 40 at most and no reserved word, found '{name}'{Help}");
        AssertNothing();
    }

    [Theory]
    [InlineData("stdint", "--name: expected a name that no header of C's library or of Arduino has, found 'stdint', whose stdint.h would be read in its place")]
    [InlineData("String", "--name: expected a name that no header of C's library or of Arduino has, found 'String', whose String.h would be read in its place")]
    [InlineData("Arduino", "--name: expected a name that no header of C's library or of Arduino has, found 'Arduino', whose Arduino.h would be read in its place")]
    [InlineData("int8", "--name: expected a name whose structure is no type of C's library, found 'int8', whose structure would be int8_t")]
    [InlineData("uint_fast16", "--name: expected a name whose structure is no type of C's library, found 'uint_fast16', whose structure would be uint_fast16_t")]
    [InlineData("size", "--name: expected a name whose structure is no type of C's library, found 'size', whose structure would be size_t")]
    public void A_name_that_would_hide_a_part_of_the_library_writes_nothing(string name, string message)
    {
        Run(name, "code").Refused(message + Help);
        AssertNothing();
    }

    [Fact]
    public void Other_files_of_a_folder_stay_and_a_file_is_no_folder()
    {
        Directory.CreateDirectory(_folder.File("code"));
        File.WriteAllText(_folder.File("code/mine.txt"), "mine");
        File.WriteAllText(_folder.File("code/rain.c"), "of an earlier model");

        Run("rain", "code").Succeeded();

        Assert.Equal("mine", File.ReadAllText(_folder.File("code/mine.txt")));
        Assert.StartsWith("/* Generated: ", File.ReadAllText(_folder.File("code/rain.c")), StringComparison.Ordinal);
        ToolResult result = Run("rain", "code/mine.txt");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("mine.txt", result.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder.File("code/mine.txt")));
    }

    [Fact]
    public void Options_of_the_other_language_are_refused()
    {
        Run("rain", "code", "--namespace", "A").Refused("--namespace: it has no meaning with --language c");
        Run("rain", "code", "--class", "A").Refused("--class: it has no meaning with --language c");
        Tool.Run("compile", _model, "--language", "c", "--out", _folder.File("code")).Refused("--name: expected one, which the code in C needs, found none");
        Tool.Run("compile", _model, "--namespace", "A", "--class", "B", "--check", "--out", _folder.File("code")).Refused("--check: it has no meaning with --language csharp");
        Run("rain", "code", "--layer", "7").Refused("layer: expected 0 to 1, found 7");
        AssertNothing();
    }

    [Fact]
    public void A_float_file_is_refused_with_what_to_do()
    {
        Tool.Run("compile", Samples.Gru, "--language", "c", "--name", "rain", "--out", _folder.File("code"))
            .Refused($"{Samples.Gru}: expected a .trnn model, found another file; 'tinyrnn quantize' makes one");
        AssertNothing();
    }

    [NativeFact]
    public void A_recipe_is_compiled_compared_and_explained()
    {
        string readings = _folder.Write("raw.csv", "time,a,b\n" + string.Concat(Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"2031-05-{1 + (i / 24):00} {i % 24:00}:00,{i % 17},{i % 31}\n"))));
        string sidecar = _folder.Write("recipe.json", """
            { "name": "recipe", "task": "binary", "take": "every_step", "layers": { "gru": { "activation": "none" } }, "step": 3600, "readings": [ { "name": "a", "range": [0, 20] }, { "name": "b", "range": [0, 40] } ],
              "features": [ { "name": "x0", "of": "a", "mean": 8, "deviation": 5 }, { "name": "x1", "op": "mean", "of": "b", "steps": 3, "mean": 15, "deviation": 9 },
                { "name": "x2", "op": "hour_sin", "mean": 0, "deviation": 0.7 }, { "name": "x3", "op": "ratio", "of": ["a", "b"], "mean": 1, "deviation": 1 } ] }
            """);
        string model = _folder.File("recipe.trnn");
        Assert.Equal(0, Tool.Run("quantize", Samples.Gru, "--sidecar", sidecar, "--calibrate", readings, "-o", model).ExitCode);

        ToolResult result = Tool.Run("compile", model, "--language", "c", "--name", "rain", "--check", "--out", _folder.File("code")).Succeeded();

        Assert.Contains("compared                10,000 steps", result.Output, StringComparison.Ordinal);
        Assert.Contains("int rain_step(rain_t *net, const float *readings, int64_t seconds, float *outputs);", File.ReadAllText(_folder.File("code/rain.h")), StringComparison.Ordinal);
        Assert.Contains("rain_step(&network, readings, seconds, outputs) < RAIN_WAITING", File.ReadAllText(_folder.File("code/README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_quantized_for_C_has_two_rows_a_word_and_compiles()
    {
        string readings = _folder.Write("readings.csv", Samples.Readings(Samples.Gru, 200));
        string narrow = _folder.File("narrow.trnn");
        string forC = _folder.File("c.trnn");
        Tool.Run("quantize", Samples.Gru, "--calibrate", readings, "--weights", "8", "-o", narrow).Succeeded();
        Tool.Run("quantize", Samples.Gru, "--calibrate", readings, "--weights", "8", "--language", "c", "-o", forC).Succeeded();

        Assert.NotEqual(File.ReadAllBytes(narrow), File.ReadAllBytes(forC));
        Tool.Run("compile", forC, "--language", "c", "--name", "rain", "--out", _folder.File("code")).Succeeded();
    }

    private ToolResult Run(string name, string folder, params string[] more) =>
        Tool.Run(["compile", _model, "--language", "c", "--name", name, "--out", _folder.File(folder), .. more]);

    private ToolResult Compiler(string compiler) =>
        Tool.RunIn(new Dictionary<string, string> { ["CC"] = compiler }, null, "compile", _model, "--language", "c", "--name", "rain", "--check", "--out", _folder.File("code"));

    private void AssertNothing() => Assert.False(Directory.Exists(_folder.File("code")));
}
