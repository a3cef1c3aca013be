using System;
using System.Globalization;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Writes what the header says of one network: sizes, names and units, the structure, the functions.</summary>
internal sealed class NativeHeader(CodeWriter code, NativeLayout layout)
{
    private readonly ModelInfo _info = layout.Info;

    public void Write()
    {
        WriteNames();
        WriteSizes();
        WriteStructure();
        WriteFunctions();
    }

    private void WriteNames()
    {
        code.Line($"/* {NativeComment.Of(_info.Name)}, id {Convert.ToHexStringLower(_info.Id)}");
        if (_info.Tokens > 0)
        {
            code.Line($"   takes tokens from 0 to {_info.Tokens - 1}");
        }

        layout.Recipe?.WriteNames(code);
        for (int i = 0; _info.Tokens == 0 && i < _info.Inputs.Length; i++)
        {
            InputChannel input = _info.Inputs[i];
            code.Line($"   {(layout.Recipe is null ? "reading" : "feature")} {i}: {Named(input.Name, input.Unit)}, 0 stands for {Text(input.Center)}, one step for {Text(1 / input.Gain)}");
        }

        for (int i = 0; i < _info.Outputs.Length; i++)
        {
            OutputChannel output = _info.Outputs[i];
            code.Line($"   output {i}: {Named(output.Name, output.Unit)}, raw * {Text(output.Scale)} + {Text(output.Offset)}");
        }

        if (_info.Task == ModelTask.Binary)
        {
            code.Line($"   decision threshold {Text(_info.Threshold)}");
        }

        code.Line("*/");
    }

    private void WriteSizes()
    {
        code.Line($"#define NET_INPUTS {_info.Inputs.Length}");
        code.Line($"#define NET_OUTPUTS {_info.Outputs.Length}");
        code.Line($"#define NET_INPUT_LIMIT {_info.InputLimit}");
        code.Line($"#define NET_STATE {_info.StateLength}");
        layout.Recipe?.WriteSizes(code);
        code.Line($"#define NET_SAVED_BYTES {24 + (4 * (_info.StateLength + _info.Inputs.Length + (layout.Recipe?.Numbers ?? 0)))}");
        if (_info.NeedsWindow)
        {
            code.Line($"#define NET_WINDOW {_info.Window}");
        }

        code.Line();
    }

    private void WriteStructure()
    {
        code.Line($"typedef {(layout.HoldsShort ? "int16_t" : "int32_t")} net_held;").Line();
        code.Line("/* The state, and room that a step works in. It is the caller's; net_reset comes before anything else. */");
        code.Line("typedef struct").Line("{");
        layout.Recipe?.WriteMembers(code);
        code.Line($"    int32_t state[{Math.Max(1, _info.StateLength)}]; /* layer by layer, of two directions forward first: h, then c */");
        Member("int32_t", "gates", layout.Gates);
        Member("int32_t", "values", layout.Values);
        Member("int32_t", "raw", layout.KeepsOutputs ? _info.Outputs.Length : 0);
        Member("int32_t", "first", layout.Windows?[0] ?? 0);
        Member("int32_t", "second", layout.Windows?[1] ?? 0);
        Member("int32_t", "kept", layout.Kept);
        if (layout.KeepsInCopies)
        {
            code.Line($"    {layout.CopyType} copies[{layout.Copies}]; /* between steps the first of them are the last readings, as integers */");
        }
        else
        {
            code.Line($"    net_held held[{_info.Inputs.Length}]; /* the last readings, as integers */");
            Member($"{layout.CopyType}", "copies", layout.Copies);
        }

        code.Line("} net_t;").Line();
    }

    private void Member(string type, string name, int length)
    {
        if (length > 0)
        {
            code.Line($"    {type} {name}[{length}];");
        }
    }

    private void WriteFunctions()
    {
        code.Line("/* Back to the initial state; readings are held at 0. */");
        code.Line("void net_reset(net_t *net);").Line();
        if (layout.Recipe is not null)
        {
            WriteRecipe();
        }

        if (!_info.NeedsWindow)
        {
            WriteStep();
        }

        code.Line("/* Vectors of outputs that a window of so many steps gives. */");
        code.Line("int32_t net_output_steps(int32_t steps);").Line();
        code.Line($"/* A window [steps][NET_INPUTS]{Steps()} from the state there is, which becomes the one after it. */");
        code.Line("int net_run(net_t *net, const float *window, int32_t steps, float *outputs);");
        code.Line("int net_run_raw(net_t *net, const int32_t *window, int32_t steps, int32_t *outputs);").Line();
        code.Line("/* The state in NET_SAVED_BYTES bytes, the same that .NET saves, and back: all of it or nothing. */");
        code.Line("void net_save(const net_t *net, uint8_t *bytes);");
        code.Line("int net_restore(net_t *net, const uint8_t *bytes, size_t count);").Line();
        code.Line("/* h (is_cell 0) or c (is_cell 1) of a layer, from 0, in units: [directions][hidden], forward first. All of it or nothing. */");
        code.Line("int net_read_state(const net_t *net, int layer, int is_cell, float *values);");
        code.Line("int net_write_state(net_t *net, int layer, int is_cell, const float *values);").Line();
        code.Line("/* Known inputs from a fresh state must give the desktop's outputs and state; resets the network before and after. */");
        code.Line("int net_self_test(net_t *net);").Line();
    }

    private void WriteStep()
    {
        string inputs = layout.Recipe is null ? "readings" : "features";
        string name = layout.Recipe is null ? "net_step" : "net_step_features";
        code.Line($"/* One step: {inputs} in units, or a token, in; outputs in units out. What is NaN or infinite is the last good one. */");
        code.Line($"int {name}(net_t *net, const float *{inputs}, float *outputs);").Line();
        code.Line("/* One step on integers, without any float. */");
        code.Line($"int net_step_raw(net_t *net, const int32_t *{inputs}, int32_t *outputs);").Line();
    }

    private void WriteRecipe()
    {
        code.Lines(NativeSnippets.Read("outcomes")).Line();
        code.Lines(NativeSnippets.Read(_info.NeedsWindow ? "declared_features" : "declared_row")).Line();
    }

    private string Steps() =>
        !_info.NeedsWindow ? "" : _info.NeedsFullWindow ? ", all NET_WINDOW steps," : ", at most NET_WINDOW steps,";

    private static string Named(string name, string unit) => NativeComment.Of(unit.Length == 0 ? name : $"{name} [{unit}]");

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
