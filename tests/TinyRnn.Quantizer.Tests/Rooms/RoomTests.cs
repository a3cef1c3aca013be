using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Rooms;

/// <summary>The rooms of the tools: docs/architecture.md lists them in the order that these tests hold.</summary>
public class RoomTests
{
    private static readonly Dictionary<string, string[]> s_rooms = new()
    {
        ["tools/TinyRnn.Quantizer"] =
        [
            "Data/", "Numerics/", "Networks/", "Readings/", "Samples/", "Models/", "Reference/", "Import/", "Quantization/", "Compilation/", "Deployment/",
            "Evaluation/", "Sequences/", "Candidates/", "Pipeline/",
        ],
        ["tools/TinyRnn.Trainer"] =
            ["Numerics/", "Tables/", "Layers/", "Losses/", "Optimization/", "Tasks/", "Data/", "Features/", "Files/", "Training/", "Baselines/", "Jobs/"],
        ["tools/TinyRnn.Report"] = ["Rows/", "Measures/", "Facts/", "Plots/", "Page/"],
        ["tools/TinyRnn.Cli"] = ["Files/", "Boards/", "Brokers/", "Output/", "Views/", "Options/", "Commands/"],
    };

    public static TheoryData<string> Projects => [.. s_rooms.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_use_each_other_in_no_circle(string project)
    {
        FolderGraph graph = FolderGraph.Of(project);
        Assert.True(graph.Files > 20, $"{project}: {graph.Files} files");
        AssertNone(graph.Circles());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_use_those_below_them_only(string project)
    {
        FolderGraph graph = FolderGraph.Of(project);
        Assert.Equal(s_rooms[project].Order(StringComparer.Ordinal), graph.Rooms.Order(StringComparer.Ordinal));
        AssertNone(graph.UpwardImports(s_rooms[project]));
    }

    [Fact]
    public void No_file_of_the_sources_has_the_name_of_another()
    {
        IEnumerable<string> twice = new[] { "src", "tools", "firmware/Station", "firmware/Sensors", "firmware/Hardware", "firmware/RainStation/Station" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.PathOf("."), path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .GroupBy(path => Path.GetFileName(path))
            .Where(group => group.Count() > 1 && group.Key is not ("AssemblyInfo.cs" or "Program.cs"))
            .Select(group => string.Join(" and ", group));
        AssertNone([.. twice]);
    }

    [Fact]
    public void A_circle_through_a_third_folder_is_found()
    {
        FolderGraph graph = new([File("A/One", "Two x;"), File("B/Two", "Three x;"), File("C/Three", "One x;")]);
        Assert.Equal(
            ["A/ uses B/: A/One.cs uses B/Two.cs", "B/ uses C/: B/Two.cs uses C/Three.cs", "C/ uses A/: C/Three.cs uses A/One.cs"], graph.Circles());
    }

    [Fact]
    public void A_circle_between_a_folder_and_a_file_above_it_is_found()
    {
        FolderGraph graph = new([File("A/B/One", "Two x;"), File("A/Two", "One x;")]);
        Assert.Equal(2, graph.Circles().Count);
    }

    [Fact]
    public void A_use_of_a_higher_room_is_found()
    {
        FolderGraph graph = new([File("Low/One", "Two x;"), File("High/Two", "int x;")]);
        Assert.Equal(["Low/ uses High/: Low/One.cs uses High/Two.cs"], graph.UpwardImports(["Low/", "High/"]));
        Assert.Empty(graph.UpwardImports(["High/", "Low/"]));
    }

    [Fact]
    public void A_comment_a_text_and_a_member_of_that_name_are_no_use()
    {
        FolderGraph graph = new([File("Low/One", "/* Two */ string x = \"Two\"; int y = z.Two + Two();"), File("High/Two", "int x;")]);
        Assert.Empty(graph.UpwardImports(["Low/", "High/"]));
    }

    private static SourceFile File(string path, string member) =>
        new(path + ".cs", $"namespace N; class {path.Split('/')[^1]} {{ {member} }}");

    private static void AssertNone(IReadOnlyList<string> found) => Assert.True(found.Count == 0, string.Join("\n", found.Take(40)));
}
