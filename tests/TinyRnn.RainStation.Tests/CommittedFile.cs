using System;
using System.IO;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.RainStation.Tests;

/// <summary>A generated file that is committed: a test compares it with a fresh generation.</summary>
internal static class CommittedFile
{
    private const string UpdateVariable = "TINYRNN_UPDATE";

    /// <summary>The root of the repository.</summary>
    public static string Root => Repository.PathOf("");

    /// <summary>Fails at the first line that differs. With TINYRNN_UPDATE=1 in the environment it writes the file instead.</summary>
    public static void ShouldBe(string text, string relativePath)
    {
        string path = Path.Combine(Root, relativePath);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, text);
        }

        string[] expected = text.Split('\n');
        string[] actual = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < Math.Min(expected.Length, actual.Length); i++)
        {
            Assert.True(expected[i] == actual[i], $"{relativePath}, line {i + 1}: expected\n{expected[i]}\nfound\n{actual[i]}\n({UpdateVariable}=1 writes it anew)");
        }

        Assert.Equal(expected.Length, actual.Length);
    }
}
