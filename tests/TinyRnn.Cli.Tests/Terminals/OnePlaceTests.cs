using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace TinyRnn.Cli.Tests.Terminals;

public class OnePlaceTests
{
    [Fact]
    public void Only_one_place_writes_to_a_terminal()
    {
        RequireOnly("Output", new Regex(@"Console\.(Out|Error|Write|OpenStandard(Output|Error))|new (Text|Markup)\(|MarkupLine"));
    }

    [Fact]
    public void Only_one_place_writes_files()
    {
        RequireOnly("Files", new Regex(@"\bFile\.(Write|Append|Create|Move|Copy|Delete|Open\w*\(.*Write)|FileAccess\.(Write|ReadWrite)\b|FileMode\.(Create|Append)|StreamWriter\("));
    }

    private static void RequireOnly(string folder, Regex writes)
    {
        string tool = Path.Combine(Samples.Repository, "tools", "TinyRnn.Cli");
        string[] sources = [.. Directory.EnumerateFiles(tool, "*.cs", SearchOption.AllDirectories).Where(file => !Regex.IsMatch(Path.GetRelativePath(tool, file), @"^(bin|obj)\W"))];
        Assert.True(sources.Length > 50);
        string[] elsewhere = [.. sources.Where(file => !Path.GetRelativePath(tool, file).StartsWith(folder, StringComparison.Ordinal) && writes.IsMatch(File.ReadAllText(file)))];
        Assert.Empty(elsewhere);
        Assert.Contains(sources, file => Path.GetRelativePath(tool, file).StartsWith(folder, StringComparison.Ordinal) && writes.IsMatch(File.ReadAllText(file)));
    }
}
