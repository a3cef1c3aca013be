using System;
using System.Linq;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Tests.Compilation;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Sequences;

/// <summary>Compiled sequence models beside loaded ones.</summary>
public class SequenceCompilerTests
{
    private static readonly CompilationOptions s_options = new("Generated", "Net", "tinyrnn compile net.trnn --namespace Generated --class Net");

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (SequenceCase sequence in SequenceCase.All)
            {
                cases.Add(sequence.Name, 8);
                cases.Add(sequence.Name, 16);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compiled_models_write_what_table_mode_writes(string name, int bits)
    {
        SequenceCase sequence = SequenceCase.Named(name);
        SequenceModel model = SequenceQuantizerTests.Quantize(sequence, bits);

        AssertSame(sequence, model, CompiledCode.Build(SequenceCompiler.Compile(model, s_options), s_options).CreateGenerator());
    }

    [Fact]
    public void Parts_that_fit_into_one_assembly_are_files_beside_each_other()
    {
        SequenceModel model = SequenceQuantizerTests.Quantize(SequenceCase.Named("gru-reverse"), 8);

        CompiledModel code = SequenceCompiler.Compile(model, s_options);

        Assert.Equal(["NetContext.cs", "NetDecoder.cs", "Net.cs"], code.Files.Select(file => file.Path));
        Assert.Equal(1, code.Assemblies);
        Assert.Contains(Convert.ToHexStringLower(model.Id), code.Files[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000, 3, 3)]
    [InlineData(6_000, 6, 20)]
    public void Parts_that_do_not_get_assemblies_of_their_own(int bytes, int least, int most)
    {
        SequenceCase sequence = SequenceCase.Named("gru-reverse");
        SequenceModel model = SequenceQuantizerTests.Quantize(sequence, 8);
        CompilationOptions options = s_options with { BytesPerAssembly = bytes, BytesPerMethod = bytes };

        CompiledModel code = SequenceCompiler.Compile(model, options);

        string[] projects = [.. code.Files.Select(file => file.Path).Where(path => path.EndsWith(".nfproj", StringComparison.Ordinal))];
        Assert.InRange(code.Assemblies, least, most);
        Assert.Equal(code.Assemblies, projects.Length);
        string main = code.Files.Single(file => file.Path == "Generated.Net/Generated.Net.nfproj").Text;
        Assert.Contains("Generated.NetContext.nfproj", main, StringComparison.Ordinal);
        Assert.Contains("Generated.NetDecoder.nfproj", main, StringComparison.Ordinal);
        AssertSame(sequence, model, CompiledCode.Build(code, options).CreateGenerator());
    }

    [Fact]
    public void Names_that_are_no_identifiers_are_refused()
    {
        SequenceModel model = SequenceQuantizerTests.Quantize(SequenceCase.Named("rnn-chant"), 8);

        Assert.Contains(
            "expected a C# identifier",
            Assert.Throws<ArgumentException>(() => SequenceCompiler.Compile(model, s_options with { ClassName = "1" })).Message,
            StringComparison.Ordinal);
    }

    private static void AssertSame(SequenceCase sequence, SequenceModel model, SequenceGenerator compiled)
    {
        var loaded = new LoadedSequence(model);
        SequenceTestResult result = compiled.SelfTest();
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(4, result.Sequences);
        Assert.Equal((loaded.StartToken, loaded.StopToken, loaded.MaximumLength, loaded.Use), (compiled.StartToken, compiled.StopToken, compiled.MaximumLength, compiled.Use));
        foreach (SequenceRun run in sequence.Runs)
        {
            Assert.Equal(Write(loaded, run), Write(compiled, run));
            Assert.Equal(StateOf(loaded), StateOf(compiled));
        }
    }

    private static float[] Write(SequenceGenerator generator, SequenceRun run)
    {
        if (generator.Decoder.Info.Tokens == 0)
        {
            var vectors = new float[generator.MaximumLength * generator.Decoder.OutputSize];
            generator.GenerateVectors(run.Window, run.First, vectors);
            return vectors;
        }

        var tokens = new int[generator.MaximumLength];
        int first = (int)run.First[0];
        int count = generator.Context is null ? generator.Generate(first, tokens) : generator.Generate(run.Window, first, tokens);
        return [.. tokens.Take(count).Select(token => (float)token)];
    }

    private static int[] StateOf(SequenceGenerator generator)
    {
        var state = new int[generator.Decoder.Info.StateLength];
        generator.Decoder.ReadState(state);
        return state;
    }
}
