using System;
using System.Collections.Generic;
using System.IO;
using TinyRnn.Quantizer.Tests.Deployment;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

/// <summary>The steps of docs/getting-on-a-board.md, one after the other, as a new user takes them.</summary>
public sealed class GettingOnABoardTests : IDisposable
{
    private const string StationLog = """
        {"event":"start","model":"rain-gru","id":"ID","self_test":"passed","source":"built in","state":"new","sensor":"bme280"}
        {"t":"2026-05-01T13:00:00Z","temperature":21.3,"pressure":1009.8,"dew_point":15.8,"rain_3h":0.084,"alert":false}
        {"t":"2026-05-01T14:00:00Z","temperature":20.6,"pressure":1008.1,"dew_point":17.2,"rain_3h":0.379,"alert":true}
        {"t":"2026-05-01T15:00:00Z","temperature":null,"pressure":1007.2,"dew_point":null,"rain_3h":0.412,"alert":true,"warn":"bme280 not found"}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeNanoff _nanoff = new();

    public void Dispose()
    {
        _nanoff.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Every_command_of_the_steps_prints_what_stands_under_it()
    {
        CopyExamples();
        List<DocumentedCommand> commands = DocumentedCommand.Read(Path.Combine(Samples.Repository, "docs", "getting-on-a-board.md"));
        Assert.Equal(11, commands.Count);
        foreach (DocumentedCommand command in commands)
        {
            Prepare(command);
            ToolResult result = Tool.RunIn(_nanoff.Environment, _folder.Path, command.Arguments);
            command.RequireOutput(result.Output + result.Error);
        }

        Assert.Empty(_nanoff.Called);
    }

    // What comes from elsewhere: the extension that builds, and a board.
    private void Prepare(DocumentedCommand command)
    {
        switch (command.Arguments[0])
        {
            case "pack":
                BoardFiles.WriteAssemblies(_folder.File(Path.GetDirectoryName(command.Arguments[1])!));
                break;
            case "monitor":
                _folder.Write("station.log", StationLog.Replace("ID", Convert.ToHexStringLower(RnnModel.Load(File.ReadAllBytes(_folder.File("rain-gru.trnn"))).Info.Id), StringComparison.Ordinal));
                break;
            case "verify":
                var report = new DesktopReport();
                report.Print(new LoadedNetwork(RnnModel.Load(File.ReadAllBytes(_folder.File("rain-gru.trnn")))), 256, 1, 58376, 52056);
                _folder.Write("proof.log", string.Join('\n', report.Lines));
                break;
        }
    }

    private void CopyExamples()
    {
        Directory.CreateDirectory(_folder.File("examples/rain"));
        foreach (string name in new[] { "rain-gru.pt", "rain-gru.json", "calibration.csv", "week.csv" })
        {
            File.Copy(Path.Combine(Samples.Repository, "examples", "rain", name), _folder.File($"examples/rain/{name}"));
        }
    }
}
