using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.TestSupport;

namespace TinyRnn.Examples.Tests.Support;

/// <summary>Files of the folder examples.</summary>
internal static class ExampleFiles
{
    public static string PathOf(string relative) => Repository.PathOf(Path.Combine("examples", relative));

    /// <summary>Lines of two texts with a tab between them.</summary>
    public static (string Text, string Answer)[] Pairs(string relative) =>
        [.. File.ReadLines(PathOf(relative)).Select(line => line.Split('\t')).Select(fields => (fields[0], fields[1]))];

    /// <summary>A figure that the training script wrote.</summary>
    public static double Metric(string relative, params string[] keys)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(PathOf(relative)));
        JsonElement element = document.RootElement;
        foreach (string key in keys)
        {
            element = element.GetProperty(key);
        }

        return element.GetDouble();
    }
}
