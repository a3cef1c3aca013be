using System;
using System.IO;
using System.Linq;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>The models in tests/nano/compiled are made of the examples by the commands that the README there gives.</summary>
public sealed class BoardExampleTests : IDisposable
{
    private const string Folder = "tests/nano/compiled/";
    private static readonly string[] s_random = ["gru-8-64-64-4", "lstm-16-48-1", "fine-sigmoid", "fine-tanh", "quiet-lstm"];
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Examples => [.. Commands().Select(command => Path.GetFileNameWithoutExtension(command[^1]))];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public void Models_for_the_board_are_what_quantizing_the_examples_gives(string name)
    {
        string[] command = Commands().Single(words => words[^1] == $"{Folder}{name}.trnn");
        string made = _folder.File($"{name}.trnn");
        string[] arguments = [.. command.Skip(1).SkipLast(1).Select(word => word.StartsWith("examples/", StringComparison.Ordinal) ? PathOf(word) : word)];

        Tool.Run([.. arguments, made]).Succeeded();

        Assert.Equal(File.ReadAllBytes(made), File.ReadAllBytes(PathOf(command[^1])));
        SelfTestResult result = new LoadedNetwork(RnnModel.Load(File.ReadAllBytes(made))).SelfTest();
        Assert.True(result.Passed && result.Steps > 0, result.ToString());
    }

    [Fact]
    public void Every_model_for_the_board_is_random_or_made_by_a_command_of_the_readme()
    {
        string[] committed = [.. Directory.GetFiles(PathOf(Folder), "*.trnn").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

        string[] told = [.. Commands().Select(command => Path.GetFileNameWithoutExtension(command[^1])), .. s_random];
        Assert.Equal(told.Order(StringComparer.Ordinal), committed);
    }

    private static string[][] Commands() =>
        [.. File.ReadLines(PathOf(Folder + "README.md"))
            .Where(line => line.StartsWith("    tinyrnn quantize ", StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static string PathOf(string relative) => Path.Combine(Samples.Repository, relative);
}
