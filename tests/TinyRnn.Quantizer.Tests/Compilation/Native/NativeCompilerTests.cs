using System;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Compilation.Native;
using TinyRnn.Quantizer.Compilation.Native.Checking;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Tests.Sequences;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation.Native;

/// <summary>Models as C beside the runtime, in units: readings over the whole range and beyond, NaN, infinities, windows in between.</summary>
public class NativeCompilerTests
{
    private const int Steps = 300;
    private static readonly NativeOptions s_options = new("net", "tinyrnn compile net.trnn --language c --name net");

    [NativeTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void C_gives_the_bits_of_the_runtime_for_any_network(int seed) => AssertSameBits(RandomModels.Any(seed, 21));

    [NativeTheory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void C_gives_the_bits_of_the_runtime_for_any_network_on_windows(int seed) => AssertSameBits(WindowCompilerTests.Any(seed));

    [NativeFact]
    public void Softsign_and_elu_give_the_bits_of_the_runtime()
    {
        var random = new Random(9);
        foreach (Activation activation in new Activation[] { new(ActivationKind.Softsign), new(ActivationKind.Elu, 0.3) })
        {
            AssertSameBits(RandomModels.Quantize(random, 3, [RandomModels.Cell(random, UnitKind.Gru, 3, 5, 1), RandomModels.Dense(random, 5, 9, activation, 3)], 8, 1));
        }
    }

    [NativeFact]
    public void One_layer_alone_takes_values_of_32_bits()
    {
        RnnModel model = RandomModels.Of(3, 8, 3, 1, (UnitKind.Gru, 9), (UnitKind.Lstm, 6));

        AssertSameBits(model.Layer(1));
        AssertSameBits(model.Layer(2));
    }

    [NativeTheory]
    [MemberData(nameof(SequenceNames))]
    public void Sequence_models_write_what_the_runtime_writes(string name)
    {
        SequenceModel model = SequenceQuantizerTests.Quantize(SequenceCase.Named(name), 8);

        NativeCheck.Compare(model, NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!, Steps);
    }

    public static TheoryData<string> SequenceNames => new(SequenceCase.All.Select(sequence => sequence.Name));

    [NativeTheory]
    [InlineData("-O3 -std=gnu99 -ffp-contract=fast")]
    [InlineData("-O2 -std=gnu99 -ffast-math")]
    [InlineData("-O0")]
    public void Floats_do_not_depend_on_options_of_the_compiler(string flags)
    {
        RnnModel model = RandomModels.Of(4, 8, 4, 3, (UnitKind.Gru, 8));
        string[] all = flags.Split(' ');
        // Where the processor can do both in one instruction.
        string[] fused = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64 ? ["-mfma"] : [];

        NativeCheck.Compare(model, NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!, Steps, [.. all, .. fused]);
    }

    [NativeFact]
    public void Three_columns_of_the_largest_weights_stay_within_their_sums_where_the_stack_is_small()
    {
        var random = new Random(10);
        RecurrentLayer cell = RandomModels.Cell(random, UnitKind.Rnn, 3, 3, 1);
        cell = cell with { InputWeights = [.. Enumerable.Repeat(0.5f, 9)], RecurrentWeights = [.. Enumerable.Repeat(-0.5f, 9)] };
        Network network = RandomNetworks.Of(cell);
        var options = new QuantizationOptions { Precision = new(new(16, 1), new(16, 1)) };
        RnnModel model = RnnModel.Load(QuantizedNetwork.Make(network, RandomReadings.Make(random, 100, 3), options));

        NativeCheck.Compare(
            model, NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!, Steps, "-O1", "-DNET_SMALL_STACK=1", "-fsanitize=undefined",
            "-fsanitize-undefined-trap-on-error");
    }

    [NativeFact]
    public void A_check_fails_when_one_weight_differs()
    {
        RnnModel model = RandomModels.Of(5, 8, 3, 1, (UnitKind.Gru, 8));
        NativeCode other = NativeCompiler.Compile(RandomModels.Of(6, 8, 3, 1, (UnitKind.Gru, 8)), s_options);

        NativeCheckException thrown = Assert.Throws<NativeCheckException>(() => NativeCheck.Compare(model, other, "net", HostCompiler.Find()!, 20));

        Assert.Contains("differs from the desktop", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9net")]
    [InlineData("double")]
    [InlineData("net.c")]
    [InlineData("a_name_of_more_than_forty_characters_is_long")]
    public void A_name_that_is_no_identifier_is_refused(string name)
    {
        RnnModel model = RandomModels.Of(7, 8, 2, 1, (UnitKind.Rnn, 2));

        ArgumentException thrown = Assert.Throws<ArgumentException>(() => NativeCompiler.Compile(model, s_options with { Name = name }));

        Assert.Contains($"found '{name}'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_the_model_neither_end_a_comment_nor_become_code()
    {
        RnnModel model = RandomModels.Of(8, 8, 1, 1, (UnitKind.Rnn, 2));
        var info = new ModelInfo("*/ int net_x; /* \\\n??/", model.Info.Id, model.Info.Task, 0, model.Info.InputLimit, model.Info.Inputs, model.Info.Outputs, model.Info.StateSegments);

        string header = NativeCompiler.Compile(new RnnModel(info, model.Table, model.Layers, model.SelfTest), s_options with { Name = "mine" }).Files[0].Text;

        Assert.Contains("* / int net_x; / *", header, StringComparison.Ordinal);
        Assert.DoesNotContain('\\', header);
        Assert.DoesNotContain("??", header, StringComparison.Ordinal);
    }

    public static TheoryData<string> ExampleNames => new("stepped", "window", "recipe", "recipe to windows");

    [NativeTheory]
    [MemberData(nameof(ExampleNames))]
    public void The_sketch_is_Cplusplus_and_the_project_is_C(string kind)
    {
        RnnModel model = kind switch
        {
            "stepped" => RandomModels.Of(9, 8, 2, 1, (UnitKind.Lstm, 3)),
            "window" => WindowCompilerTests.Any(5),
            "recipe" => EveryKind.Model(600),
            _ => EveryKind.Model(600, window: 5),
        };
        NativeCode code = NativeCompiler.Compile(model, s_options with { Name = "rain" });
        string folder = Directory.CreateTempSubdirectory("tinyrnn").FullName;
        try
        {
            foreach (CompiledFile file in code.Files)
            {
                Write(Path.Combine(folder, file.Path), file.Text);
            }

            Write(Path.Combine(folder, "stubs/Arduino.h"), "struct Port { void begin(long) {} void println(const char *) {} void println(float, int) {} };\nstatic Port Serial;\ninline void delay(int) {}\n");
            Write(Path.Combine(folder, "stubs/freertos/FreeRTOS.h"), "#define pdMS_TO_TICKS(x) (x)\n");
            Write(Path.Combine(folder, "stubs/freertos/task.h"), "void vTaskDelay(int ticks);\n");
            Compile(folder, "c++", "examples/arduino/rain_example/rain_example.ino");
            Compile(folder, "c", "examples/esp-idf/main/main.c");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compile(string folder, string language, string file)
    {
        (int code, string output) = HostCompiler.Run(
            HostCompiler.Find()!.Name, folder, ["-x", language, "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-I", "stubs", "-I", ".", file]);
        Assert.True(code == 0, output);
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static void AssertSameBits(RnnModel model) =>
        NativeCheck.Compare(model, NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!, Steps);
}
