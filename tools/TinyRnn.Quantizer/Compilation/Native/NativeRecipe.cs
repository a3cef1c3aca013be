using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>A recipe in C: what the structure holds of it, and the functions that make features of readings; see FeatureRunner.</summary>
internal sealed class NativeRecipe(Recipe recipe)
{
    /// <summary>Conditions of the snippets.</summary>
    public string[] Flags { get; } =
        [
            .. recipe.Step > 0 ? ["grid"] : Array.Empty<string>(), .. recipe.HistoryLength > 0 ? ["history"] : Array.Empty<string>(),
            .. Operations(recipe).Any(operation => operation.Kind >= FeatureKind.HourSine) ? ["clock"] : Array.Empty<string>(),
        ];

    /// <summary>Integers of a saved state.</summary>
    public int Numbers { get; } = new FeatureRunner(recipe).SavedIntegers;

    /// <summary>Bytes of the structure: a step of 64 bits, which the whole is aligned to, numbers of 32 bits and four flags.</summary>
    public int Bytes => 8 + 4 * (Numbers - 2) + 4 + (recipe.Step > 0 ? 0 : 4);

    /// <summary>Sizes, for the header.</summary>
    public void WriteSizes(CodeWriter code)
    {
        code.Line($"#define NET_READINGS {recipe.Readings.Length}");
        code.Line($"#define NET_VALUES {recipe.ValueCount}");
        if (recipe.HistoryLength > 0)
        {
            code.Line($"#define NET_HISTORY {recipe.HistoryLength}");
        }

        code.Line($"#define NET_HOLD {recipe.Hold} /* steps that are bridged */");
        code.Line($"#define NET_RECIPE_NUMBERS {Numbers}");
    }

    /// <summary>Members of the structure; the widest stands first.</summary>
    public void WriteMembers(CodeWriter code)
    {
        code.Line("    int64_t step; /* of the last row that was not refused */");
        code.Line($"    float made[{recipe.ValueCount}]; /* readings, or what is held of them, and what is made of them */");
        if (recipe.HistoryLength > 0)
        {
            code.Line($"    float history[{recipe.HistoryLength}]; /* of the values that look back, newest first */");
        }

        code.Line($"    int32_t missing[{recipe.Readings.Length}]; /* how many steps a reading has been missing */");
        code.Line($"    int32_t elapsed[{recipe.Readings.Length}]; /* seconds since it was there */");
        code.Line("    int32_t pending; /* steps up to the row that was taken */");
        if (recipe.Step == 0)
        {
            code.Line("    int32_t between; /* seconds between the last two rows */");
        }

        code.Line("    uint8_t is_running;").Line("    uint8_t has_row;").Line("    uint8_t begins;").Line("    uint8_t refused;");
    }

    /// <summary>Names, and how each value is made, for the header's comment.</summary>
    public void WriteNames(CodeWriter code)
    {
        for (int i = 0; i < recipe.Readings.Length; i++)
        {
            ReadingChannel reading = recipe.Readings[i];
            code.Line($"   reading {i}: {NativeComment.Of(reading.Unit.Length == 0 ? reading.Name : $"{reading.Name} [{reading.Unit}]")}");
        }

        string rows = recipe.Step > 0 ? $"a row every {recipe.Step} s" : "rows at any time";
        code.Line($"   {rows}, hours {recipe.Zone} minutes ahead of UTC, {recipe.Hold} steps bridged; docs/features.md of TinyRnn has the rule");
    }

    /// <summary>The functions, from the operations' on; <c>net_make</c> gives a step's values.</summary>
    /// <param name="code">Receives them.</param>
    /// <param name="isPublic">Whether the caller takes rows, since the network takes windows.</param>
    public void Write(CodeWriter code, bool isPublic)
    {
        code.Line($"#define NET_ZONE {(recipe.Zone < 0 ? $"({recipe.Zone * 60})" : recipe.Zone * 60)}");
        if (recipe.Step > 0)
        {
            code.Line($"#define NET_SECONDS {recipe.Step}").Line("#define NET_BETWEEN(net) NET_SECONDS").Line("#define NET_LOCAL(net) (((net)->step - (net)->pending) * NET_SECONDS)");
        }
        else
        {
            code.Line("#define NET_BETWEEN(net) ((net)->between)").Line("#define NET_LOCAL(net) ((net)->step)");
        }

        code.Line();
        NativePart.WriteArray(code, $"static NET_CONST uint16_t net_places[{recipe.Inputs.Length}]", recipe.Inputs.Select(place => $"{place}"));
        code.Lines(NativeSnippets.Template("recipe", [.. Flags, .. isPublic ? ["public"] : Array.Empty<string>()])).Line();
        WriteOperations(code);
        code.Lines(NativeSnippets.Template("recipe_made", Flags)).Line();
    }

    private void WriteOperations(CodeWriter code)
    {
        code.Line($"static void net_compute(net_t *net{(Flags.Contains("clock") ? ", int64_t local" : "")})");
        code.Block("", () =>
        {
            for (int reading = 0; reading < recipe.Readings.Length; reading++)
            {
                WriteHistory(code, reading);
            }

            int value = recipe.Readings.Length;
            foreach (Operation operation in Operations(recipe))
            {
                code.Line($"net_set(net, {value}, {Expression(operation)});");
                WriteHistory(code, value++);
            }

            if (recipe.ValueCount == recipe.Readings.Length && recipe.HistoryLength == 0)
            {
                code.Line("(void)net;");
            }
        });
        code.Line();
    }

    private void WriteHistory(CodeWriter code, int value)
    {
        if (recipe.Histories[value + 1] > recipe.Histories[value])
        {
            code.Line($"net_remember(net, {value}, {recipe.Histories[value]}, {recipe.Histories[value + 1]});");
        }
    }

    private string Expression(Operation operation)
    {
        string now = $"net->made[{operation.Value}]";
        string other = $"net->made[{operation.Second}]";
        int from = recipe.Histories[operation.Value];
        string history = from == 0 ? "net->history" : $"net->history + {from}";
        return operation.Kind switch
        {
            FeatureKind.Lag => $"net->history[{from + operation.Steps}]",
            FeatureKind.Change => $"net_added({now}, -net->history[{from + operation.Steps}])",
            FeatureKind.Mean => $"net_mean_of({history}, {operation.Steps})",
            FeatureKind.Minimum => $"net_history_extreme({history}, {operation.Steps}, 0)",
            FeatureKind.Maximum => $"net_history_extreme({history}, {operation.Steps}, 1)",
            FeatureKind.Deviation => $"net_deviation({history}, {operation.Steps})",
            FeatureKind.Ratio => $"net_ratio({now}, {other})",
            FeatureKind.Difference => $"net_added({now}, -{other})",
            FeatureKind.Product => $"net_multiplied({now}, {other})",
            FeatureKind.DewPoint => $"net_dew_point({now}, {other})",
            FeatureKind.Logarithm => $"net_log_of({now})",
            FeatureKind.Clip => $"net_clipped({now}, {NativeNumbers.Literal(recipe.Limits[operation.Steps])}, {NativeNumbers.Literal(recipe.Limits[operation.Steps + 1])})",
            FeatureKind.Elapsed => $"(float)net->elapsed[{operation.Value}]",
            FeatureKind.HourSine => "net_hour(local, 0)",
            FeatureKind.HourCosine => "net_hour(local, 1)",
            FeatureKind.YearSine => "net_year(local, 0)",
            FeatureKind.YearCosine => "net_year(local, 1)",
            FeatureKind.WeekSine => "net_week(local, 0)",
            FeatureKind.WeekCosine => "net_week(local, 1)",
            _ => throw new NotSupportedException($"recipe: C code does not compute operations of kind {(int)operation.Kind}: compile the model to C#"),
        };
    }

    private static IEnumerable<Operation> Operations(Recipe recipe) =>
        recipe.Operations.Chunk(Recipe.Stride).Select(numbers => new Operation((FeatureKind)numbers[0], numbers[1], numbers[2], numbers[3]));

    private sealed record Operation(FeatureKind Kind, int Value, int Second, int Steps);
}
