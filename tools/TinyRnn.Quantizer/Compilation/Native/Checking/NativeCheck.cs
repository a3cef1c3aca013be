using System;
using System.IO;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native.Checking;

/// <summary>Compares generated C with the runtime on this machine: every output and, at the end, the saved state.</summary>
public static class NativeCheck
{
    private const int LongestWindow = 24;

    /// <summary>Compares a network, with readings over its whole range and beyond, some NaN or infinite; by its recipe, with gaps and jumps of time.</summary>
    /// <param name="model">The model.</param>
    /// <param name="code">What was made of it.</param>
    /// <param name="name">The name that it was made with.</param>
    /// <param name="compiler">Builds the code.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="flags">Options of the compiler; -O2 without any.</param>
    /// <exception cref="NativeCheckException">The code could not be built, or gave something else.</exception>
    public static void Compare(RnnModel model, NativeCode code, string name, HostCompiler compiler, int steps, params string[] flags)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var program = new NativeProgram(code, name, compiler, flags.Length > 0 ? flags : ["-O2"]);
        var network = new LoadedNetwork(model);
        var inputs = new NativeInputs(model.Info, 1);
        NativeRowInputs? rows = model.Info.Recipe is null ? null : new NativeRowInputs(model.Info.Recipe, 4);
        program.Order('t');
        program.Order('r');
        var expected = new MemoryStream();
        var writer = new BinaryWriter(expected);
        writer.Write(0L);
        for (int done = 0; done < steps;)
        {
            if (rows is not null && inputs.Length(64) > 1)
            {
                Row(program, network, rows, writer);
                done++;
                continue;
            }

            int length = Math.Min(steps - done, inputs.Length(LongestWindow));
            length = model.Info.NeedsFullWindow ? model.Info.Window : length;
            if (model.Info.NeedsWindow || inputs.Length(8) == 1)
            {
                Run(program, network, inputs.Window(length), length, writer);
                done += length;
            }
            else
            {
                Step(program, network, inputs.Window(1), writer);
                done++;
            }
        }

        program.Order('v');
        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        writer.Write(0);
        writer.Write(saved);
        RequireSame(expected.ToArray(), program);
    }

    /// <summary>Compares a model that writes sequences: from windows of a context or from prompts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="code">What was made of it.</param>
    /// <param name="name">The name that it was made with.</param>
    /// <param name="compiler">Builds the code.</param>
    /// <param name="steps">How many steps of the decoder, at most one sequence more.</param>
    /// <param name="flags">Options of the compiler; -O2 without any.</param>
    /// <exception cref="NativeCheckException">The code could not be built, or gave something else.</exception>
    public static void Compare(SequenceModel model, NativeCode code, string name, HostCompiler compiler, int steps, params string[] flags)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var program = new NativeProgram(code, name, compiler, flags.Length > 0 ? flags : ["-O2"]);
        var generator = new LoadedSequence(model);
        var random = new NativeInputs(model.Decoder.Info, 2);
        NativeInputs? windows = model.Context is null ? null : new NativeInputs(model.Context.Info, 3);
        program.Order('t');
        var expected = new MemoryStream();
        var writer = new BinaryWriter(expected);
        writer.Write(0);
        int most = Math.Min(model.MaximumLength, 64);
        for (int done = 0; done < steps; done += most)
        {
            Start(program, generator, windows);
            writer.Write(0);
            float[] first = random.Window(1);
            if (model.Decoder.Info.Tokens > 0)
            {
                var tokens = new int[most];
                int token = model.StartToken >= 0 ? model.StartToken : (int)first[0];
                program.Order('c', [token, most]);
                writer.Write(generator.Continue(token, tokens, most));
                Array.ForEach(tokens, writer.Write);
                continue;
            }

            var vectors = new float[most * first.Length];
            program.Order('c', NativeProgram.Bits(first), [most]);
            generator.ContinueVectors(first, vectors, most);
            writer.Write(0);
            Array.ForEach(vectors, writer.Write);
        }

        RequireSame(expected.ToArray(), program);
    }

    private static void Start(NativeProgram program, LoadedSequence generator, NativeInputs? windows)
    {
        if (windows is null)
        {
            program.Order('o');
            generator.Start();
            return;
        }

        int full = generator.Context.Info.NeedsFullWindow ? generator.Context.Info.Window : 0;
        int length = full > 0 ? full : windows.Length(LongestWindow);
        float[] window = windows.Window(length);
        program.Order('o', [length], NativeProgram.Bits(window));
        generator.Start(window);
    }

    private static void Step(NativeProgram program, LoadedNetwork network, float[] readings, BinaryWriter expected)
    {
        program.Order('s', NativeProgram.Bits(readings));
        var output = new float[network.OutputSize];
        network.Step(readings, output);
        expected.Write(0);
        Array.ForEach(output, expected.Write);
    }

    /// <summary>A row of a network with a recipe; of one that takes windows, the features that it makes.</summary>
    private static void Row(NativeProgram program, LoadedNetwork network, NativeRowInputs rows, BinaryWriter expected)
    {
        (float[] readings, long seconds) = rows.Next();
        program.Order(network.Info.NeedsWindow ? 'F' : 'R', NativeProgram.Bits(readings), [(int)seconds, (int)(seconds >> 32)]);
        if (!network.Info.NeedsWindow)
        {
            var outputs = new float[network.OutputSize];
            expected.Write((int)network.Step(readings, seconds, outputs));
            Array.ForEach(outputs, expected.Write);
            return;
        }

        expected.Write((int)network.Features.Take(readings, seconds));
        var features = new float[network.InputSize];
        while (network.Features.Next(features))
        {
            Array.ForEach(features, expected.Write);
        }
    }

    private static void Run(NativeProgram program, LoadedNetwork network, float[] window, int steps, BinaryWriter expected)
    {
        program.Order('w', [steps], NativeProgram.Bits(window));
        var output = new float[network.Info.OutputSteps(steps) * network.OutputSize];
        network.Run(window, output);
        expected.Write(0);
        Array.ForEach(output, expected.Write);
    }

    private static void RequireSame(byte[] expected, NativeProgram program)
    {
        using BinaryReader answers = program.Run();
        byte[] found = answers.ReadBytes(expected.Length + 1);
        if (expected.AsSpan().SequenceEqual(found))
        {
            return;
        }

        int at = expected.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new NativeCheckException(
            $"C differs from the desktop at byte {at} of {expected.Length}: expected {Convert.ToHexString(expected.Skip(at).Take(8).ToArray())}, found {Convert.ToHexString(found.Skip(at).Take(8).ToArray())}");
    }
}
