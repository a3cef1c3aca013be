using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using TinyRnn.TestSupport;

namespace TinyRnn.Frozen;

/// <summary>Reads tests/fixtures/frozen.</summary>
internal static class FrozenFolder
{
    public const string TableFile = "table.json";

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string Path { get; } = Repository.PathOf("tests/fixtures/frozen");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Path, "*.json").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Where(name => name != "table").Order()];

    public static FrozenModel Read(string name) => Read<FrozenModel>(name + ".json");

    public static int[] ReadTable() => Read<int[]>(TableFile);

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(System.IO.Path.Combine(Path, file)), Options)!;
}
