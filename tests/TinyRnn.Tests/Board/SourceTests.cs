using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Board;

/// <summary>The runtime's source keeps to what the board's compiler and interpreter do well.</summary>
public partial class SourceTests
{
    private static readonly string s_folder = Repository.PathOf("src/TinyRnn");

    private static readonly string[] s_files =
        [.. Directory.GetDirectories(s_folder).Where(room => Path.GetFileName(room) is not ("bin" or "obj")).SelectMany(room => Directory.GetFiles(room, "*.cs"))];

    [GeneratedRegex("""//.*|/\*[\s\S]*?\*/|\$?@?"(\\.|[^"\\])*"|'(\\.|[^'\\])'""")]
    private static partial Regex CommentsAndText();

    [GeneratedRegex(@"\b(uint|ulong|UInt32|UInt64|nuint|checked|foreach|decimal|dynamic|async|await|yield|stackalloc|Span|ReadOnlySpan|Memory|Linq|Collections|required|file\s+class|record)\b|\bwhere\s+T\b|\bclass\s+\w+<|>>>")]
    private static partial Regex Unwanted();

    [GeneratedRegex("<LangVersion>([0-9.]+)</LangVersion>")]
    private static partial Regex LanguageVersion();

    [Fact]
    public void No_source_uses_what_the_board_cannot_do_or_does_slowly()
    {
        Assert.True(s_files.Length > 90, "The runtime's sources were not found.");
        string[] found = [.. s_files.SelectMany(file =>
            Unwanted().Matches(CommentsAndText().Replace(File.ReadAllText(file), "")).Select(match => Path.GetFileName(file) + ": " + match.Value))];
        Assert.True(found.Length == 0, string.Join("\n", found));
    }

    [Fact]
    public void Sources_have_explicit_usings_of_System_and_their_own_only()
    {
        string[] usings = [.. s_files
            .SelectMany(File.ReadAllLines).Where(line => line.StartsWith("using ", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["using System;", "using TinyRnn.CompilerServices;"], usings);
    }

    [Fact]
    public void The_language_is_at_most_10_and_there_is_no_package()
    {
        string project = File.ReadAllText(Path.Combine(s_folder, "TinyRnn.csproj"));
        Assert.InRange(double.Parse(LanguageVersion().Match(project).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 7, 10);
        Assert.DoesNotContain("PackageReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("<ImplicitUsings>enable", project, StringComparison.Ordinal);
    }
}
