using System.Collections.Generic;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>One layer of a saved model as its configuration states it.</summary>
internal sealed partial class KerasLayer
{
    private readonly KerasSource _source;
    private readonly JsonElement _config;

    private KerasLayer(KerasSource source, JsonElement entry, string className, JsonElement config, string group, KerasLayer? wrapper)
    {
        _source = source;
        _config = config;
        ClassName = className;
        Group = group;
        Wrapper = wrapper;
        Name = Named(config) ?? Named(entry) ?? SnakeName;
        Nodes = entry.TryGetProperty("inbound_nodes", out JsonElement nodes) ? nodes : default;
    }

    /// <summary>The layer's class, such as GRU.</summary>
    public string ClassName { get; }

    public string Name { get; }

    /// <summary>The layer's group in a file of the newer layout: the class in snake case, numbered from the second on.</summary>
    public string Group { get; }

    /// <summary>The layer around this one, or null.</summary>
    public KerasLayer? Wrapper { get; }

    /// <summary>The calls of the layer in a Functional model.</summary>
    public JsonElement Nodes { get; }

    /// <summary>The class as files spell it: GRU gru, SimpleRNN simple_rnn, LSTMCell lstm_cell.</summary>
    public string SnakeName => SnakeNameOf(ClassName);

    /// <param name="source">The file.</param>
    /// <param name="entry">The serialized layer.</param>
    /// <param name="numbers">How often a class came before, by its name in snake case; null for a layer that is not one of a list.</param>
    /// <param name="wrapper">The layer around it.</param>
    /// <exception cref="ImportException">No layer, or of a class that is not Keras' own.</exception>
    public static KerasLayer Read(KerasSource source, JsonElement entry, Dictionary<string, int>? numbers = null, KerasLayer? wrapper = null)
    {
        if (
            entry.ValueKind != JsonValueKind.Object
            || !entry.TryGetProperty("class_name", out JsonElement name)
            || name.ValueKind != JsonValueKind.String
            || !entry.TryGetProperty("config", out JsonElement config)
            || config.ValueKind != JsonValueKind.Object
        )
        {
            string where = wrapper is null ? "the configuration" : wrapper.ToString();
            throw source.Refuse($"{where}: expected a layer with class_name and config, found {KerasJson.Show(entry)}");
        }

        string className = name.GetString()!;
        string snake = SnakeNameOf(className);
        int number = numbers?.GetValueOrDefault(snake) ?? 0;
        if (numbers is not null)
        {
            numbers[snake] = number + 1;
        }

        var layer = new KerasLayer(source, entry, className, config, number == 0 ? snake : $"{snake}_{number}", wrapper);
        KerasClasses.CheckOwner(layer, entry);
        KerasArguments.Check(layer, config);
        return layer;
    }

    public override string ToString()
    {
        string inner = $"layer {Text.Quote(Name)} ({KerasJson.Clean(ClassName)})";
        return Wrapper is null ? inner : $"{Wrapper}, {inner}";
    }

    public ImportException Refuse(string reason) => _source.Refuse($"{this}: {reason}");

    /// <summary>An argument, or null where it is missing or null.</summary>
    public JsonElement? Find(string key) =>
        _config.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>True of an argument that is there, null or not.</summary>
    public bool Has(string key) => _config.TryGetProperty(key, out _);

    /// <summary>An argument that must be there; it may be null.</summary>
    public JsonElement Get(string key) =>
        _config.TryGetProperty(key, out JsonElement value) ? value : throw Refuse($"the configuration has no '{key}'");

    public bool Flag(string key) => Flag(key, Get(key));

    /// <summary>True or false; the usual value where the argument is missing.</summary>
    public bool Flag(string key, bool usual) => _config.TryGetProperty(key, out JsonElement value) ? Flag(key, value) : usual;

    /// <summary>A whole number above 0.</summary>
    public int Count(string key)
    {
        JsonElement value = Get(key);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int count) && count > 0
            ? count
            : throw Refuse($"{key}: expected a number above 0, found {KerasJson.Show(value)}");
    }

    public double Number(string key)
    {
        JsonElement value = Get(key);
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw Refuse($"{key}: expected a finite number, found {KerasJson.Show(value)}");
    }

    /// <summary>A layer that is an argument of this one.</summary>
    public KerasLayer Inner(string key) => Read(_source, Get(key), wrapper: this);

    /// <summary>Layers that are an argument of this one.</summary>
    public IReadOnlyList<KerasLayer> InnerList(string key)
    {
        var numbers = new Dictionary<string, int>();
        var layers = new List<KerasLayer>();
        JsonElement list = Get(key);
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Refuse($"{key}: expected a list, found {KerasJson.Show(list)}");
        }

        foreach (JsonElement entry in list.EnumerateArray())
        {
            layers.Add(Read(_source, entry, numbers, this));
        }

        return layers;
    }

    private static string? Named(JsonElement value) =>
        value.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    private bool Flag(string key, JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Refuse($"{key}: expected true or false, found {KerasJson.Show(value)}");

    private static string SnakeNameOf(string className)
    {
        string name = NotWord().Replace(className, "");
        name = WordStart().Replace(name, "$1_$2");
        return Hump().Replace(name, "$1_$2").ToLowerInvariant();
    }

    [GeneratedRegex(@"\W+", RegexOptions.CultureInvariant)]
    private static partial Regex NotWord();

    [GeneratedRegex("(.)([A-Z][a-z]+)", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();

    [GeneratedRegex("([a-z])([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Hump();
}
