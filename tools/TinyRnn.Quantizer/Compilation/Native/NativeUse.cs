using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>How generated code is called, as statements that are C and C++: for the README and the examples.</summary>
internal static class NativeUse
{
    private const string Time = "int64_t seconds = 1767225600; /* a stand-in: when they were taken, since 1970, UTC, is your clock's to say */";

    /// <summary>Statements that need <c>network</c> and print with a format and a float or an integer.</summary>
    /// <param name="abilities">See <see cref="NativeCode"/>.</param>
    /// <param name="print">Makes a statement that prints a value.</param>
    public static string Statements(IReadOnlyList<string> abilities, System.Func<string, string> print)
    {
        var code = new CodeWriter();
        foreach (string line in Lines(new HashSet<string>(abilities), print))
        {
            code.Line(line);
        }

        return code.ToString();
    }

    private static IEnumerable<string> Lines(HashSet<string> abilities, System.Func<string, string> print)
    {
        if (abilities.Contains("row"))
        {
            return
            [
                "float readings[NET_READINGS] = {0}; /* one for each reading in the header */", Time,
                "float outputs[NET_OUTPUTS];", "if (net_step(&network, readings, seconds, outputs) < NET_WAITING)", "{", $"    {print("outputs[0]")}", "}",
            ];
        }

        if (abilities.Contains("rows"))
        {
            return Windowed(print);
        }

        if (abilities.Contains("stepped"))
        {
            return
            [
                "float readings[NET_INPUTS] = {0}; /* one for each name in the header */", "float outputs[NET_OUTPUTS];",
                "if (net_step(&network, readings, outputs) == NET_OK)", "{", $"    {print("outputs[0]")}", "}",
            ];
        }

        if (abilities.Contains("network"))
        {
            return
            [
                "static float window[NET_WINDOW * NET_INPUTS]; /* step after step */", "static float outputs[NET_WINDOW * NET_OUTPUTS];", "net_reset(&network);",
                "if (net_run(&network, window, NET_WINDOW, outputs) == NET_OK)", "{", $"    {print("outputs[0]")}", "}",
            ];
        }

        string start = abilities.Contains("context")
            ? "static float window[NET_CONTEXT_INPUTS]; /* a window of one step; longer ones give more */\nif (net_start(&network, window, 1) == NET_OK)"
            : "if (net_start(&network) == NET_OK)";
        return abilities.Contains("tokens")
            ? [.. start.Split('\n'), "{", "    static int32_t tokens[NET_MAXIMUM_LENGTH];",
               "    int32_t count = net_continue(&network, NET_START_TOKEN < 0 ? 0 : NET_START_TOKEN, tokens, NET_MAXIMUM_LENGTH);", $"    {print("(float)count")}", "}"]
            : [.. start.Split('\n'), "{", "    static float first[NET_DECODER_INPUTS];", "    float next[NET_DECODER_OUTPUTS];",
               "    net_continue(&network, first, next, 1);", $"    {print("next[0]")}", "}"];
    }

    /// <summary>A window of the last features, of which a program keeps as many as it needs.</summary>
    private static IEnumerable<string> Windowed(System.Func<string, string> print) =>
        [
            "static float window[NET_WINDOW * NET_INPUTS]; /* the features of the last rows, oldest first */", "static float outputs[NET_WINDOW * NET_OUTPUTS];", "static int32_t steps;",
            "static float readings[NET_READINGS]; /* one for each reading in the header */", Time,
            "if (net_take(&network, readings, seconds) == NET_STARTED)", "{", "    steps = 0;", "}", "",
            "while (net_features(&network, readings, window + steps * NET_INPUTS))", "{", "    steps++;", "    if (steps == NET_WINDOW)", "    {",
            "        if (net_run(&network, window, NET_WINDOW, outputs) == NET_OK)", "        {", $"            {print("outputs[0]")}", "        }", "", "        steps = 0;", "    }", "}",
        ];
}
