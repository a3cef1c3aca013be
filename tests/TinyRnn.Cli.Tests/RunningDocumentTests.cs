using System;
using System.Collections.Generic;
using System.IO;
using TinyRnn.Cli.Tests.Boards;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>The commands of docs/running.md and docs/writing.md, one after the other.</summary>
public sealed class RunningDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("running.md", 8, "rain", "intent", "char-lm")]
    [InlineData("writing.md", 5, "seq2seq", "char-lm")]
    public void Every_command_prints_what_stands_under_it(string document, int count, params string[] examples)
    {
        foreach (string example in examples)
        {
            string target = Directory.CreateDirectory(_folder.File($"examples/{example}")).FullName;
            foreach (string file in Directory.GetFiles(Path.Combine(Samples.Repository, "examples", example)))
            {
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            }
        }

        List<DocumentedCommand> commands = DocumentedCommand.Read(Path.Combine(Samples.Repository, "docs", document));
        Assert.Equal(count, commands.Count);
        foreach (DocumentedCommand command in commands)
        {
            command.RequireOutput(Tool.RunIn(new Dictionary<string, string>(), _folder.Path, command.Arguments).Succeeded().Output);
        }
    }
}
