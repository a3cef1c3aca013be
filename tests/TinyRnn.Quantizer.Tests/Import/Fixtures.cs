using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>The golden data under tests/fixtures, listed in its manifest.</summary>
public static class Fixtures
{
    public static string Root { get; } = FindRoot();

    public static JsonElement Manifest { get; } = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "manifest.json"))).RootElement;

    public static IEnumerable<NetworkFixture> Networks =>
        Manifest.GetProperty("networks").EnumerateArray().Select(element => new NetworkFixture(element));

    public static NetworkFixture Network(string name) => Networks.Single(fixture => fixture.Name == name);

    public static string RefusedPath(string file) => Path.Combine(Root, "refused", file);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TinyRnn.sln")))
        {
            folder = folder.Parent;
        }

        return folder is null
            ? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds TinyRnn.sln.")
            : Path.Combine(folder.FullName, "tests", "fixtures");
    }
}
