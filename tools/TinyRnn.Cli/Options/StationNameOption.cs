using System.CommandLine;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Options;

/// <summary>The name of a connected station.</summary>
internal static class StationNameOption
{
    public static Option<string?> Create(bool isRequired) =>
        new("--station") { Description = "The station's name in topics, as 'station' in its settings", HelpName = "NAME", Required = isRequired };

    public static string Read(string? name) =>
        name != null && StationNames.IsName(name) ? name : throw new InputException($"--station: expected 1 to {StationNames.Longest} letters, digits, - and _, found {(name == null ? "none" : $"'{name}'")}");
}
