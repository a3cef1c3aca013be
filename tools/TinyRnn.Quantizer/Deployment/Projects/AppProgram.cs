using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Compilation;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>The program of <c>tinyrnn new app</c>: readings in, outputs printed, and nothing else.</summary>
public static class AppProgram
{
    private const string Marker = "// Made by: tinyrnn new app";

    /// <summary>True for the text of such a program.</summary>
    internal static bool IsProgram(string text) => text.Contains(Marker, StringComparison.Ordinal);

    /// <summary>Writes it for a model.</summary>
    /// <exception cref="DeploymentException">The model is not stepped through readings.</exception>
    public static string Write(ModelInfo model, string modelName)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.NeedsWindow || model.Tokens > 0)
        {
            throw new DeploymentException($"{modelName}: expected a model that is stepped through readings, found one of {(model.Tokens > 0 ? "tokens" : "whole windows")}");
        }

        (string Name, string Unit)[] readings = Readings(model);
        string time = model.Recipe == null ? "" : "DateTime.UtcNow.ToUnixTimeSeconds(), ";
        int seconds = model.Recipe is { Step: > 0 } stepped ? stepped.Step : 1;
        var text = new StringBuilder(
            $$"""
            {{Marker}}; the model is {{CSharpNames.Plain(model.Name)}}
            using System;
            using System.Threading;

            namespace TinyRnn.App;

            public static class Program
            {
                public static void Main()
                {
                    var network = new Generated.AppModel();
                    var readings = new float[{{readings.Length}}];
                    var outputs = new float[{{model.Outputs.Length}}];
                    while (true)
                    {

            """.ReplaceLineEndings("\n"));
        for (int i = 0; i < readings.Length; i++)
        {
            text.Append($"            readings[{i}] = float.NaN; // {CSharpNames.Plain(Name(readings[i], "reading", i))}: from your sensor\n");
        }

        text.Append($"            network.Step(readings, {time}outputs);\n");
        text.Append($"            Console.WriteLine({string.Join(" + \", \" + ", Printed(model))});\n");
        text.Append($"            Thread.Sleep({seconds} * 1000);\n        }}\n    }}\n}}\n");
        return text.ToString();
    }

    /// <summary>The readings for which the program has no sensor yet: all, as it is written.</summary>
    public static IReadOnlyList<string> Unmeasured(ModelInfo model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. Readings(model).Select((reading, i) => Name(reading, "reading", i))];
    }

    private static (string Name, string Unit)[] Readings(ModelInfo model) =>
        model.Recipe is { } recipe
            ? [.. recipe.Readings.Select(reading => (reading.Name, reading.Unit))]
            : [.. model.Inputs.Select(input => (input.Name, input.Unit))];

    private static IEnumerable<string> Printed(ModelInfo model) =>
        model.Outputs.Select((output, i) => $"{CSharpNames.Literal(Name((output.Name, output.Unit), "output", i) + " ")} + outputs[{i}].ToString()");

    private static string Name((string Name, string Unit) channel, string kind, int index) =>
        (channel.Name.Length == 0 ? FormattableString.Invariant($"{kind} {index}") : channel.Name) + (channel.Unit.Length == 0 ? "" : $" ({channel.Unit})");
}
