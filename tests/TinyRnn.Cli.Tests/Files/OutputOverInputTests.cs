using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Cli.Tests.Boards;
using Xunit;

namespace TinyRnn.Cli.Tests.Files;

/// <summary>An output that is one of the inputs, however it is spelled, is refused, and nothing is touched.</summary>
public sealed class OutputOverInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _source;
    private readonly string _sidecar;
    private readonly string _readings;
    private readonly string _model;

    public OutputOverInputTests()
    {
        _source = _folder.File("net.pt");
        _sidecar = _folder.File("net.json");
        _model = _folder.File("done.trnn");
        File.Copy(Samples.Gru, _source);
        File.Copy(Path.ChangeExtension(Samples.Gru, ".json"), _sidecar);
        File.WriteAllBytes(_model, Samples.Quantized(Samples.Gru));
        _readings = _folder.Write("cal.csv", Samples.Readings(Samples.Gru, 50));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("net.pt")]
    [InlineData("net.json")]
    [InlineData("cal.csv")]
    public void Quantize_refuses_each_of_its_inputs(string output)
    {
        RequireRefused(output, "quantize", _source, "-c", _readings, "-o", _folder.File(output));
    }

    [Fact]
    public void Quantize_refuses_a_sidecar_that_is_stated()
    {
        string stated = _folder.File("stated.json");
        File.Copy(_sidecar, stated);

        RequireRefused("stated.json", "quantize", _source, "-c", _readings, "--sidecar", stated, "-o", stated);
    }

    [Theory]
    [InlineData("done.trnn", "done.trnn")]
    [InlineData("done.trnn", "cal.csv")]
    [InlineData("net.pt", "net.pt")]
    [InlineData("net.pt", "net.json")]
    [InlineData("net.pt", "cal.csv")]
    public void Run_refuses_each_of_its_inputs(string model, string output)
    {
        RequireRefused(output, "run", _folder.File(model), "-i", _readings, "-o", _folder.File(output));
    }

    [Fact]
    public void Pack_refuses_an_assembly()
    {
        string assembly = _folder.Write("App.pe", "an assembly");

        RequireRefused("App.pe", "pack", assembly, "-o", assembly);
    }

    [Fact]
    public void Compile_refuses_to_write_code_over_its_model()
    {
        string model = _folder.File("Net.cs");
        File.Copy(_model, model);

        RequireRefused("Net.cs", "compile", model, "--namespace", "A", "--class", "Net", "--out", _folder.Path);
    }

    [Fact]
    public void New_refuses_to_write_a_project_over_its_model()
    {
        string model = _folder.File("VerifyApp.sln");
        File.Copy(BoardFiles.Model, model);

        RequireRefused("VerifyApp.sln", "new", "verify", "--model", model, "--out", _folder.Path, "--force");
    }

    [Fact]
    public void New_leaves_a_model_that_stands_in_the_folder_already()
    {
        string model = _folder.File("board.trnn");
        File.Copy(BoardFiles.Model, model);
        DateTime written = File.GetLastWriteTimeUtc(model);

        Tool.Run("new", "verify", "--model", model, "--out", _folder.Path, "--force").Succeeded();

        Assert.Equal(written, File.GetLastWriteTimeUtc(model));
        Assert.True(File.Exists(_folder.File("VerifyApp.sln")));
    }

    [UnixFact]
    public void A_link_another_spelling_and_a_second_name_are_the_same_file()
    {
        File.CreateSymbolicLink(_folder.File("link.trnn"), _source);
        Directory.CreateSymbolicLink(_folder.File("here"), _folder.Path);
        Assert.Equal(0, Shell.Run("ln \"$1\" \"$2\"", _source, _folder.File("second.trnn")).ExitCode);
        string[] spellings = [_folder.File("link.trnn"), _folder.File("here/net.pt"), _folder.File("./here/../net.pt"), _folder.File("second.trnn"), _folder.File("here/link.trnn")];

        foreach (string spelling in spellings)
        {
            RequireRefused(Path.GetFileName(spelling), "quantize", _source, "-c", _readings, "-o", spelling);
        }
    }

    private void RequireRefused(string output, params string[] command)
    {
        Dictionary<string, byte[]> before = Contents();

        ToolResult result = Tool.Run(command);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(output, result.Error, StringComparison.Ordinal);
        Assert.EndsWith($", which is read; expected another file for the output{Environment.NewLine}", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Contents());
    }

    private Dictionary<string, byte[]> Contents() => Directory.EnumerateFiles(_folder.Path).ToDictionary(file => file, File.ReadAllBytes);
}
