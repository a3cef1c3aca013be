using System;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Compilation.Native;
using TinyRnn.Quantizer.Compilation.Native.Checking;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation.Native;

/// <summary>Recipes as C beside the runtime: every kind of operation, gaps, missing readings, times that jump.</summary>
public class NativeRecipeTests
{
    private const int Rows = 10_000;
    private static readonly NativeOptions s_options = new("net", "tests");

    [NativeTheory]
    [InlineData(600)]
    [InlineData(86_400)]
    [InlineData(0)]
    public void Ten_thousand_rows_through_every_kind_give_the_bits_of_the_runtime(int step) => AssertSameBits(EveryKind.Model(step), Rows);

    [NativeTheory]
    [InlineData(600)]
    [InlineData(0)]
    public void A_network_that_takes_windows_gets_the_features_of_the_runtime(int step) => AssertSameBits(EveryKind.Model(step, window: 5), Rows);

    [NativeFact]
    public void Histories_as_long_as_a_recipe_may_have_give_the_bits_of_the_runtime() => AssertSameBits(EveryKind.Model(60, longest: 4096), 300);

    [NativeTheory]
    [InlineData("-O3 -std=gnu99 -ffp-contract=fast")]
    [InlineData("-O2 -std=gnu99 -ffinite-math-only -fno-signed-zeros -freciprocal-math -fassociative-math -fno-trapping-math -fno-math-errno")]
    [InlineData("-O0")]
    public void Features_do_not_depend_on_options_of_the_compiler(string flags)
    {
        string[] fused = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64 ? ["-mfma"] : [];
        AssertSameBits(EveryKind.Model(600), 2000, [.. flags.Split(' '), .. fused]);
    }

    [NativeFact]
    public void A_state_saved_on_either_side_continues_on_the_other_with_the_same_bits()
    {
        RnnModel model = EveryKind.Model(600);
        using var program = new NativeProgram(NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!);
        var rows = new NativeRowInputs(model.Info.Recipe, 9);
        var network = new LoadedNetwork(model);
        var expected = new MemoryStream();
        var writer = new BinaryWriter(expected);
        program.Order('r');
        writer.Write(0);
        var outputs = new float[network.OutputSize];
        for (int leg = 0; leg < 300; leg++)
        {
            // .NET takes a row, C its state over, both the same row, C saves, another network takes that over.
            (float[] readings, long seconds) = rows.Next();
            network.Step(readings, seconds, outputs);
            program.Order('b', Save(network));
            writer.Write(0);
            (readings, seconds) = rows.Next();
            program.Order('R', NativeProgram.Bits(readings), [(int)seconds, (int)(seconds >> 32)]);
            writer.Write((int)network.Step(readings, seconds, outputs));
            Array.ForEach(outputs, writer.Write);
            program.Order('v');
            writer.Write(0);
            byte[] saved = Save(network);
            writer.Write(saved);
            network = new LoadedNetwork(model);
            network.RestoreState(saved, 0, saved.Length);
        }

        using BinaryReader answers = program.Run();

        byte[] all = expected.ToArray();
        Assert.Equal(all, answers.ReadBytes(all.Length + 1));
    }

    [NativeFact]
    public void Numbers_of_a_recipe_that_break_a_rule_are_refused_and_change_nothing()
    {
        RnnModel model = EveryKind.Model(600);
        using var program = new NativeProgram(NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!);
        var network = new LoadedNetwork(model);
        network.Step([20, 50, 3], 1_700_000_000, new float[2]);
        byte[] good = Save(network);
        int recipe = good.Length - 4 - (4 * network.Features.SavedIntegers);
        (int At, int Number)[] bad =
        [
            (recipe + 8, 1), (recipe + 8, 0x403), (recipe + 8, 7), (recipe + 12, -1), (recipe + 16, (1 << 30) + 1), (recipe + 36, 0x7F800000), (good.Length - 8, 0x7FC00000),
        ];
        program.Order('r');
        program.Order('b', good);
        foreach ((int at, int number) in bad)
        {
            byte[] changed = Changed(good, at, number);
            Assert.Throws<SavedStateException>(() => new LoadedNetwork(model).RestoreState(changed, 0, changed.Length));
            program.Order('b', changed);
        }

        program.Order('b', Changed(good, 4, BitConverter.ToInt32(good, 4) + 0x10000));
        program.Order('v');

        using BinaryReader answers = program.Run();

        Assert.Equal([0, 0, .. bad.Select(_ => 9), 5, 0], Enumerable.Range(0, bad.Length + 4).Select(_ => answers.ReadInt32()));
        Assert.Equal(good, answers.ReadBytes(good.Length + 1));
    }

    [NativeFact]
    public void A_time_that_no_calendar_has_changes_nothing()
    {
        RnnModel model = EveryKind.Model(600);
        using var program = new NativeProgram(NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!);
        program.Order('r');
        foreach (long seconds in new[] { -62135596801, 253402300800, -62135596800 })
        {
            program.Order('R', NativeProgram.Bits([20, 50, 3]), [(int)seconds, (int)(seconds >> 32)]);
        }

        using BinaryReader answers = program.Run();

        Assert.Equal(0, answers.ReadInt32());
        Assert.Equal((6, float.NaN, float.NaN), (answers.ReadInt32(), answers.ReadSingle(), answers.ReadSingle()));
        Assert.Equal((6, float.NaN, float.NaN), (answers.ReadInt32(), answers.ReadSingle(), answers.ReadSingle()));
        Assert.Equal((int)StepOutcome.Started, answers.ReadInt32());
    }

    [Fact]
    public void Only_the_kinds_that_a_recipe_uses_are_written()
    {
        string all = Source(EveryKind.Model(600));
        string few = Source(EveryKind.Model(600, only: [1, 0, 0, 3]));

        string[] functions = ["net_dew_point(", "net_natural_logarithm(", "net_on_circle(", "net_deviation(", "net_history_mean(", "net_history_extreme(", "net_ratio(", "net_clipped(", "net_double_sum("];
        Assert.All(functions, function => Assert.Contains(function, all, StringComparison.Ordinal));
        Assert.All(functions, function => Assert.DoesNotContain(function, few, StringComparison.Ordinal));
    }

    private static string Source(RnnModel model) => NativeCompiler.Compile(model, s_options).Files[1].Text;

    private static void AssertSameBits(RnnModel model, int rows, params string[] flags) =>
        NativeCheck.Compare(model, NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!, rows, flags.Length > 0 ? flags : ["-O2", "-pedantic", "-Wall", "-Wextra", "-Wconversion", "-Werror"]);

    private static byte[] Save(LoadedNetwork network)
    {
        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        return saved;
    }

    /// <summary>Another number at a place, with a checksum that fits.</summary>
    private static byte[] Changed(byte[] bytes, int at, int number)
    {
        byte[] changed = [.. bytes];
        BitConverter.TryWriteBytes(changed.AsSpan(at), number);
        BitConverter.TryWriteBytes(changed.AsSpan(changed.Length - 4), Crc32.Compute(changed, 0, changed.Length - 4));
        return changed;
    }
}
