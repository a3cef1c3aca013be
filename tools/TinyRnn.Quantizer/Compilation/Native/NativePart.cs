using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>One network as C: its numbers, the functions of its layers, and those that the header declares.</summary>
internal sealed class NativePart
{
    private const int NumbersPerLine = 12;

    private readonly NativeLayout _layout;
    private readonly CodeWriter _code = new();

    /// <param name="model">The network.</param>
    public NativePart(RnnModel model)
    {
        _layout = new NativeLayout(model);
        var copies = new NativeCopies(_layout.CopyType);
        var sums = new NativeSums(_layout.CopyType);
        var activations = new NativeActivations();
        var cells = new CodeWriter();
        var writer = new NativeCells(cells, copies, sums, activations);
        WriteCells(writer);
        var embedding = model.Layers[0] as EmbeddingKernel;
        ConstantBytes = writer.Bytes + (embedding is null ? 0 : (embedding.Weights.Length * embedding.Bits / 8) + (4 * embedding.Multipliers.Length))
            + (16 * (_layout.Reconstruction?.Multipliers.Length ?? 0));
        Weights = writer.Weights + (embedding?.Weights.Length ?? 0);
        var steps = new CodeWriter();
        var layers = new NativeLayers(_layout, copies);
        if (_layout.Info.NeedsWindow)
        {
            new NativeWindowWriter(steps, _layout, layers).Write();
        }
        else
        {
            NativeStepWriter.Write(steps, _layout, layers);
        }

        WriteConstants();
        copies.Write(_code);
        sums.Write(_code);
        activations.Write(_code);
        _code.Lines(cells.ToString()).Line();
        WriteEmbedding();
        WriteReconstruction();
        _code.Lines(steps.ToString()).Line();
        WriteInterface();
    }

    public NativeLayout Layout => _layout;

    /// <summary>Bytes of the units' numbers and of an embedding.</summary>
    public int ConstantBytes { get; }

    /// <summary>All weights.</summary>
    public int Weights { get; }

    private ModelInfo Info => _layout.Info;

    /// <summary>The part of the source.</summary>
    public string Source => _code.ToString();

    /// <summary>The part of the header.</summary>
    public string Header
    {
        get
        {
            var code = new CodeWriter();
            new NativeHeader(code, _layout).Write();
            return code.ToString();
        }
    }

    /// <summary>Numbers in braces, some to a line.</summary>
    public static void WriteArray(CodeWriter code, string declaration, IEnumerable<string> numbers)
    {
        code.Line($"{declaration} =").Line("{");
        WriteNumbers(code, numbers);
        code.Line("};").Line();
    }

    /// <summary>Numbers with commas behind them.</summary>
    public static void WriteNumbers(CodeWriter code, IEnumerable<string> numbers)
    {
        foreach (string[] line in numbers.Chunk(NumbersPerLine))
        {
            code.Line($"    {string.Join(", ", line)},");
        }
    }

    private void WriteCells(NativeCells cells)
    {
        for (int i = 0; i < _layout.Model.Layers.Length; i++)
        {
            Layer layer = _layout.Model.Layers[i];
            foreach (Layer part in layer.Parts.Where(part => part.Rows > 0))
            {
                cells.Write(NativeLayers.Name(i, layer, part), part);
            }
        }
    }

    private void WriteConstants()
    {
        if (Info.Tokens == 0)
        {
            WriteArray(
                _code, $"static NET_CONST struct\n{{\n    float center;\n    float gain;\n}} net_inputs[{Info.Inputs.Length}]",
                Info.Inputs.Select(input => $"{{{NativeNumbers.Literal(input.Center)}, {NativeNumbers.Literal(input.Gain)}}}"));
        }

        WriteArray(
            _code, $"static NET_CONST struct\n{{\n    float scale;\n    float offset;\n}} net_outputs[{Info.Outputs.Length}]",
            Info.Outputs.Select(output => $"{{{NativeNumbers.Literal(output.Scale)}, {NativeNumbers.Literal(output.Offset)}}}"));
        WriteArray(
            _code,
            "/* What stands where in the state. */\nstatic NET_CONST struct\n{\n    int32_t bound;\n    uint16_t offset;\n    uint16_t length;\n    uint8_t layer;\n    uint8_t is_cell;\n    uint8_t fraction_bits;\n} net_parts[]",
            Info.StateSegments.Select(part => $"{{{part.Bound}, {part.Offset}, {part.Length}, {part.Layer}, {(part.IsCell ? 1 : 0)}, {part.FractionBits}}}")
                .DefaultIfEmpty("{0, 0, 0, 0, 0, 0}"));
        _code.Line($"#define NET_PARTS {Info.StateSegments.Length}").Line();
        if (Info.InitialState is int[] initial)
        {
            WriteArray(_code, $"static NET_CONST int32_t net_initial[{initial.Length}]", initial.Select(value => NativeNumbers.Literal(value)));
        }
    }

    private void WriteEmbedding()
    {
        if (_layout.Model.Layers[0] is not EmbeddingKernel embedding)
        {
            return;
        }

        string type = embedding.Bits == 8 ? "int8_t" : "int16_t";
        _code.Line($"#define NET_VECTOR {embedding.OutputSize}").Line();
        WriteArray(_code, $"static NET_CONST int32_t net_vector_scales[{embedding.Multipliers.Length}]", embedding.Multipliers.Select(value => NativeNumbers.Literal(value)));
        WriteArray(_code, $"static NET_CONST {type} net_vectors[{embedding.Weights.Length}]", embedding.Weights.Select(value => NativeNumbers.Literal(value)));
        _code.Lines(NativeSnippets.Read("embed")).Line();
    }

    private void WriteReconstruction()
    {
        if (_layout.Reconstruction is not Reconstruction error)
        {
            return;
        }

        _code.Line($"#define NET_ERROR_BITS {error.FractionBits}").Line($"#define NET_ERROR_FINER {error.Finer}").Line($"#define NET_ERROR_SHIFT {error.Shift}").Line();
        WriteArray(
            _code, $"static NET_CONST struct\n{{\n    int64_t multiplier;\n    int64_t offset;\n}} net_compared[{error.Multipliers.Length}]",
            error.Multipliers.Zip(error.Offsets, (multiplier, offset) => $"{{{NativeNumbers.Literal(multiplier)}, {NativeNumbers.Literal(offset)}}}"));
        _code.Lines(NativeSnippets.Template("reconstruction", error.Measure == ErrorMeasure.MeanSquared ? ["squared"] : [])).Line();
    }

    private void WriteInterface()
    {
        bool tokens = Info.Tokens > 0;
        string[] flags =
        [
            .. tokens ? ["tokens"] : Array.Empty<string>(), .. Info.GivesLastStep ? ["last"] : Array.Empty<string>(),
            .. _layout.KeepsOutputs ? ["kept"] : Array.Empty<string>(), .. Info.NeedsFullWindow ? ["full"] : Array.Empty<string>(),
            .. Info.InitialState is null ? Array.Empty<string>() : ["initial"], .. _layout.Recipe is null ? Array.Empty<string>() : ["recipe"],
            .. _layout.Recipe?.Flags ?? [],
        ];
        _code.Line($"#define NET_INPUT_LEAST {(tokens ? "0" : "(-NET_INPUT_LIMIT)")}").Line();
        if (!tokens)
        {
            _code.Line($"/* The limit as the bits of a float. */").Line($"#define NET_LIMIT_BITS 0x{BitConverter.SingleToUInt32Bits(Info.InputLimit):X8}u").Line();
        }

        WriteRoom();
        _layout.Recipe?.Write(_code, Info.NeedsWindow);
        Take("reset", flags);
        Take(tokens ? "token" : "input");
        Take(tokens ? "hold_token" : "hold");
        Take("hold_raw");
        Take("range");
        Take("units");
        if (Info.NeedsWindow)
        {
            WriteOutputSteps();
        }

        WriteSteps(flags);
        Take("bound");
        _code.Line($"#define NET_SAVED_HEAD {string.Join(", ", SavedHead())}");
        if (_layout.Recipe is not null)
        {
            Take("recipe_numbers", flags);
        }

        Take("saved", flags);
        Take("hidden");
        WriteSelfTest(flags);
    }

    private void WriteSteps(string[] flags)
    {
        if (Info.NeedsWindow)
        {
            Take("api_window", flags);
        }
        else
        {
            string steps = NativeSnippets.Template("api_step", flags);
            _code.Lines(_layout.Recipe is null ? steps : steps.Replace("net_step(", "net_step_features(", StringComparison.Ordinal)).Line();
        }

        if (_layout.Recipe is not null)
        {
            Take(Info.NeedsWindow ? "recipe_features" : "hold_made");
            if (!Info.NeedsWindow)
            {
                Take("recipe_step", flags);
            }
        }
    }

    private void WriteSelfTest(string[] flags)
    {
        if (_layout.Recipe is not null && !Info.NeedsWindow)
        {
            new NativeRecipeTest(_layout.Model).Write(_code, flags);
            return;
        }

        var digest = new NativeDigest(_layout);
        _code.Line($"#define NET_TEST_STEPS {digest.Length}").Line($"#define NET_TEST_COUNT {digest.Count}");
        _code.Line($"#define NET_TEST_LEAST {(digest.Least < 0 ? $"({digest.Least})" : "0")}").Line($"#define NET_TEST_DIGEST 0x{digest.Value:X8}u").Line();
        Take(Info.NeedsWindow ? "test_window" : "test_step", flags);
    }

    /// <summary>Where readings are held between steps, and during one.</summary>
    private void WriteRoom()
    {
        _code.Line($"#define NET_KEPT {(_layout.KeepsInCopies ? "copies" : "held")}");
        if (!Info.NeedsWindow)
        {
            _code.Line($"#define NET_HELD(net) {(_layout.KeepsInCopies ? "net_held held[NET_INPUTS]" : "net_held *held = (net)->held")}");
        }

        _code.Line();
    }

    private byte[] SavedHead()
    {
        var network = new LoadedNetwork(_layout.Model);
        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        return saved[..20];
    }

    private void WriteOutputSteps()
    {
        _code.Block("int32_t net_output_steps(int32_t steps)", () =>
        {
            foreach (WindowLayer layer in Info.Structure.Layers)
            {
                if (layer.IsLastStep)
                {
                    _code.Line("steps = 1;");
                }
                else if (layer.Kind == LayerKind.Repeat)
                {
                    _code.Line($"steps = {layer.Steps};");
                }
                else if (layer.Kind == LayerKind.LastK)
                {
                    _code.Line($"steps = steps > {layer.Steps} ? {layer.Steps} : steps;");
                }
            }

            _code.Line("return steps;");
        });
        _code.Line();
    }

    private void Take(string snippet, params string[] flags) => _code.Lines(NativeSnippets.Template(snippet, flags)).Line();
}
