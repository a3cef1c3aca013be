using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Reference;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class RunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public RunTests()
    {
        _model = _folder.File("model.trnn");
        File.WriteAllBytes(_model, Samples.Quantized(Samples.Gru));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_gives_the_bits_of_the_runtime_row_for_row()
    {
        string csv = Samples.Readings(Samples.Gru, 50);

        ToolResult result = Tool.Run("run", _model, "--input", _folder.Write("data.csv", csv)).Succeeded();

        var network = new LoadedNetwork(RnnModel.Load(File.ReadAllBytes(_model)));
        var output = new float[1];
        string[] expected = Rows(csv).Select(reading =>
        {
            network.Step(reading, output);
            return output[0].ToString(CultureInfo.InvariantCulture);
        }).ToArray();
        Assert.Equal(["rain_3h", .. expected], result.Lines);
    }

    [Fact]
    public void Run_of_a_float_file_gives_the_float_reference()
    {
        string csv = Samples.Readings(Samples.Lstm, 20);

        ToolResult result = Tool.Run("run", Samples.Lstm, "--input", _folder.Write("data.csv", csv)).Succeeded();

        var network = new FloatNetwork(NetworkImporter.Load(Samples.Lstm));
        var output = new float[2];
        string[] expected = Rows(csv).Select(reading =>
        {
            network.Step(reading, output);
            return string.Join(',', output.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        }).ToArray();
        Assert.Equal(expected, result.Lines.Skip(1));
    }

    [Fact]
    public void Outputs_without_names_are_y0_y1_and_so_on()
    {
        string data = _folder.Write("data.csv", "1,2,3,4,5\n");

        ToolResult result = Tool.Run("run", Samples.MultiClass, "--input", data).Succeeded();

        Assert.StartsWith("y0,y1,y2", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, result.Lines.Length);
    }

    [Fact]
    public void Columns_are_found_by_name_and_kept_columns_copied()
    {
        string data = _folder.Write("data.csv", "remark,x3,x2,x1,x0\n\"noon, Monday\",26,22,21,20\n");
        string ordered = _folder.Write("ordered.csv", "x0,x1,x2,x3\n20,21,22,26\n");

        ToolResult result = Tool.Run("run", _model, "--input", data, "--keep", "remark").Succeeded();

        string probability = Tool.Run("run", _model, "--input", ordered).Succeeded().Lines[1];
        Assert.Equal(["remark,rain_3h", $"\"noon, Monday\",{probability}"], result.Lines);
    }

    [Fact]
    public void A_live_source_gets_a_row_for_every_row_at_once()
    {
        string[] lines = Samples.Readings(Samples.Gru, 5).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using Process process = Tool.Start("run", _model, "--input", "-");
        process.StandardInput.NewLine = "\n";
        process.StandardInput.AutoFlush = true;
        Assert.Equal("rain_3h", Exchange(lines[0]));
        foreach (string line in lines.Skip(1))
        {
            Assert.InRange(float.Parse(Exchange(line), CultureInfo.InvariantCulture), 0, 1);
        }

        process.StandardInput.Close();
        Assert.Null(process.StandardOutput.ReadLine());
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal(0, process.ExitCode);

        string Exchange(string line)
        {
            process.StandardInput.WriteLine(line);
            Task<string?> answer = process.StandardOutput.ReadLineAsync();
            Assert.True(answer.Wait(TimeSpan.FromMinutes(1)), $"no answer to '{line}'");
            return answer.Result ?? "the tool ended";
        }
    }

    [Fact]
    public void Input_and_output_can_be_piped_or_files_alike()
    {
        string csv = Samples.Readings(Samples.Gru, 30);
        string data = _folder.Write("data.csv", csv);
        string target = _folder.File("out.csv");

        Tool.Run("run", _model, "--input", data, "--output", target).Succeeded();

        string expected = File.ReadAllText(target);
        Assert.Equal(expected, Tool.Run("run", _model, "--input", data).Succeeded().Output);
        Assert.Equal(expected, Tool.RunWithInput(csv, "run", _model, "--input", "-", "--output", "-").Succeeded().Output);
        Assert.Equal(31, expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_missing_reading_is_the_last_good_one_or_an_error_as_asked()
    {
        string gap = _folder.Write("gap.csv", "x0,x1,x2,x3\n20,21,22,26\nNA,,nan,26\n20,21,22,27\n");
        string held = _folder.Write("held.csv", "x0,x1,x2,x3\n20,21,22,26\n20,21,22,26\n20,21,22,27\n");

        Assert.Equal(Tool.Run("run", _model, "-i", held).Succeeded().Output, Tool.Run("run", _model, "-i", gap).Succeeded().Output);
        Assert.Equal(Tool.Run("run", Samples.Gru, "-i", held).Succeeded().Output, Tool.Run("run", Samples.Gru, "-i", gap).Succeeded().Output);

        ToolResult refused = Tool.Run("run", _model, "-i", gap, "-o", _folder.File("out.csv"), "--bad-reading", "error");
        refused.Refused($"{gap}:3:1: column 'x0': expected a finite reading, found 'NA'");
    }

    [Theory]
    [InlineData("x0,x1,x2\n1,2,3\n", ":1: no feature column 'x3'; the columns are x0, x1, x2; --column x3=COLUMN states it")]
    [InlineData("1,2,3,4\n", ":1: expected a header with the feature column 'x0', found only numbers")]
    [InlineData("x0,x1,x2,x3\n1,2,3,4\n1,2,3\n", ":3: expected 4 fields as in the first line, found 3; 1 of 2 rows is broken, more than --broken 10 %")]
    [InlineData("x0,x1,x2,x3\n1,2,3,4\n1,2;5,3,4\n", ":3:2: column 'x1': expected a number, found '2;5'; --missing \"2;5\" takes it as missing")]
    [InlineData("x0,x1,x2,x3\n", ": the file has a header but no rows")]
    [InlineData("", ": the file is empty")]
    public void Bad_input_is_refused_with_file_line_and_column_and_nothing_is_written(string csv, string problem)
    {
        string data = _folder.Write("data.csv", csv);

        Tool.Run("run", _model, "--input", data, "--output", _folder.File("out.csv")).Refused(data + problem);

        Assert.Equal(["data.csv", "model.trnn"], _folder.Files);
    }

    [Fact]
    public void A_missing_input_file_is_refused_by_name()
    {
        Tool.Run("run", _model, "--input", "no-such.csv").Refused("no-such.csv: the file does not exist");
    }

    [Fact]
    public void A_missing_output_folder_is_refused()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 5));
        string target = Path.Combine(_folder.Path, "no", "out.csv");

        Tool.Run("run", _model, "--input", data, "--output", target)
            .Refused($"{target}: the folder {Path.Combine(_folder.Path, "no")} does not exist");
    }

    private static float[][] Rows(string csv) =>
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(',').Select(field => float.Parse(field, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
}
