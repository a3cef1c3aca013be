using System;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using TinyRnn.Quantizer.Compilation.Native;
using TinyRnn.Quantizer.Compilation.Native.Checking;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation.Native;

/// <summary>States that move between C and .NET.</summary>
public class NativeStateTests
{
    private const int Ok = 0;
    private static readonly NativeOptions s_options = new("net", "tests");

    [NativeTheory]
    [MemberData(nameof(Names))]
    public void A_state_saved_on_either_side_continues_on_the_other_with_the_same_bits(string name)
    {
        RnnModel model = StateModels.Named(name);
        using var program = new NativeProgram(NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!);
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => AssertMoves(model, program, seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    public static TheoryData<string> Names => new(StateModels.Names);

    [NativeFact]
    public void A_state_that_breaks_a_rule_is_refused_and_changes_nothing()
    {
        RnnModel model = RandomModels.Of(13, 8, 2, 1, (UnitKind.Lstm, 3));
        using var program = new NativeProgram(NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!);
        byte[] good = Save(Stepped(new LoadedNetwork(model), new Random(1), 9));
        program.Order('r');
        program.Order('b', good);
        (byte[] Bytes, int Code)[] bad =
        [
            (good[..19], 5), (good[..^1], 5), ([.. good, 0], 5), (Changed(good, 0), 6), (Changed(good, 4), 6), (Changed(good, 9), 7), (Changed(good, 16), 5),
            (Changed(good, 25), 8), (Changed(good, good.Length - 1), 8), (OutOfBounds(good, model), 9),
        ];
        Array.ForEach(bad, one => program.Order('b', one.Bytes));
        program.Order('v');

        using BinaryReader answers = program.Run();

        Assert.Equal([Ok, Ok, .. bad.Select(one => one.Code), Ok], Enumerable.Range(0, bad.Length + 3).Select(_ => answers.ReadInt32()));
        Assert.Equal(good, answers.ReadBytes(good.Length + 1));
    }

    [NativeFact]
    public void Hidden_and_cell_states_are_read_and_written_as_in_the_runtime()
    {
        RnnModel model = RandomModels.Of(14, 8, 2, 1, (UnitKind.Gru, 5), (UnitKind.Lstm, 4));
        using var program = new NativeProgram(NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!);
        float[] hidden = [0.25f, -0.7f, 1e-9f, 0.9999999f, -6.1e-8f];
        float[] cells = [3.75f, -1000.1f, 0.5e-6f, 2047f];
        var network = new LoadedNetwork(model);
        network.WriteHidden(0, hidden);
        network.WriteCell(1, cells);
        float[] read = new float[4];
        network.ReadCell(1, read);
        program.Order('r');
        program.Order('H', [0, 0, 5], NativeProgram.Bits(hidden));
        program.Order('H', [1, 1, 4], NativeProgram.Bits(cells));
        program.Order('H', [0, 0, 5], NativeProgram.Bits([0, 0, float.NaN, 0, 0]));
        program.Order('H', [0, 0, 5], NativeProgram.Bits([0, 0, 0, 0, 9000f]));
        program.Order('H', [0, 1, 1], NativeProgram.Bits([0f]));
        program.Order('h', [1, 1, 4]);
        program.Order('v');

        using BinaryReader answers = program.Run();

        Assert.Equal([0, 0, 0, 3, 3, 4, 0], Enumerable.Range(0, 7).Select(_ => answers.ReadInt32()));
        Assert.Equal(read, Enumerable.Range(0, 4).Select(_ => answers.ReadSingle()));
        Assert.Equal(Ok, answers.ReadInt32());
        Assert.Equal(Save(network), answers.ReadBytes(network.SavedStateLength));
    }

    [NativeFact]
    public void Readings_beyond_the_limit_are_refused_and_change_nothing()
    {
        RnnModel model = RandomModels.Of(15, 8, 2, 1, (UnitKind.Gru, 5));
        using var program = new NativeProgram(NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!);
        int limit = model.Info.InputLimit;
        program.Order('r');
        program.Order('S', [limit, -limit]);
        program.Order('S', [limit + 1, 0]);
        program.Order('v');
        var network = new LoadedNetwork(model);
        var output = new int[1];
        network.Step([limit, -limit], output);

        using BinaryReader answers = program.Run();

        Assert.Equal([Ok, Ok, output[0], 1, 0, Ok], Enumerable.Range(0, 6).Select(_ => answers.ReadInt32()));
        Assert.Equal(Save(network), answers.ReadBytes(network.SavedStateLength));
    }

    private static void AssertMoves(RnnModel model, NativeProgram program, int seed)
    {
        var random = new Random(seed);
        var network = new LoadedNetwork(model);
        program.Order('r');
        var expected = new MemoryStream();
        var writer = new BinaryWriter(expected);
        writer.Write(Ok);
        for (int leg = random.Next(2, 5); leg > 0; leg--)
        {
            // .NET goes on, C takes its state over, both make the same steps, C saves, .NET takes that over.
            Stepped(network, random, random.Next(0, 6));
            program.Order('b', Save(network));
            writer.Write(Ok);
            for (int step = random.Next(1, 5); step > 0; step--)
            {
                (float[] readings, float[] output) = Advance(network, random);
                program.Order(model.Info.NeedsWindow ? 'w' : 's', model.Info.NeedsWindow ? [readings.Length / network.InputSize] : [], NativeProgram.Bits(readings));
                writer.Write(Ok);
                Array.ForEach(output, writer.Write);
            }

            program.Order('v');
            writer.Write(Ok);
            byte[] saved = Save(network);
            writer.Write(saved);
            network = new LoadedNetwork(model);
            network.RestoreState(saved, 0, saved.Length);
        }

        using BinaryReader answers = program.Run();
        byte[] all = expected.ToArray();
        Assert.Equal(all, answers.ReadBytes(all.Length + 1));
    }

    private static LoadedNetwork Stepped(LoadedNetwork network, Random random, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Advance(network, random);
        }

        return network;
    }

    /// <summary>A step, or a window of a random length, with readings of which some are missing.</summary>
    private static (float[] Readings, float[] Output) Advance(LoadedNetwork network, Random random)
    {
        ModelInfo info = network.Info;
        int steps = info.NeedsWindow ? random.Next(1, info.Window + 1) : 1;
        float[] readings = info.Tokens > 0
            ? [.. Enumerable.Range(0, steps).Select(_ => (float)random.Next(info.Tokens))]
            : [.. RandomModels.Reading(random, steps * network.InputSize).Select(reading => random.Next(6) == 0 ? float.NaN : reading)];
        var output = new float[info.OutputSteps(steps) * network.OutputSize];
        if (info.NeedsWindow)
        {
            network.Run(readings, output);
        }
        else
        {
            network.Step(readings, output);
        }

        return (readings, output);
    }

    private static byte[] Save(LoadedNetwork network)
    {
        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        return saved;
    }

    private static byte[] Changed(byte[] bytes, int at)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= 1;
        return changed;
    }

    /// <summary>h of a usual LSTM beyond what it may be, with a checksum that fits.</summary>
    private static byte[] OutOfBounds(byte[] bytes, RnnModel model)
    {
        byte[] changed = [.. bytes];
        BitConverter.TryWriteBytes(changed.AsSpan(20), model.Info.StateSegments[0].Bound + 1);
        BitConverter.TryWriteBytes(changed.AsSpan(changed.Length - 4), Crc32.Compute(changed, 0, changed.Length - 4));
        return changed;
    }
}
