using System;
using System.Buffers.Binary;
using System.IO;
using System.Text.Json;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class InspectTests : IDisposable
{

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Inspect_shows_layers_memory_and_the_self_test_of_a_model()
    {
        byte[] bytes = Samples.Quantized(Samples.Gru);
        string model = WriteModel(bytes);

        ToolResult result = Tool.Run("inspect", model).Succeeded();

        Assert.Contains("rain: binary, threshold 0.35, id ", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"input 3 +x3 +u ", result.Output);
        Assert.Matches(@"0 +gru +Gru +W x +96 x 4 +8 ", result.Output);
        Assert.Matches(@"1 +head +Dense.* +W x +1 x 32 +8 ", result.Output);
        Assert.Contains($"Flash: {bytes.Length:N0} bytes, {96 * 36 + 32:N0} of them weights ({4 * (96 * 36 + 32):N0} in float)", result.Output, StringComparison.Ordinal);
        Assert.Contains("Self test: passed, 24 steps", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_as_json_has_the_same_figures()
    {
        byte[] bytes = Samples.Quantized(Samples.Gru);

        JsonElement result = Tool.Run("inspect", WriteModel(bytes), "--json").Succeeded().Json;

        JsonElement memory = result.GetProperty("model").GetProperty("memory");
        Assert.Equal(bytes.Length, memory.GetProperty("file").GetInt32());
        Assert.Equal(4 * 32, memory.GetProperty("state").GetInt32());
        // Three rows of 8 bytes share a word: 32 groups of 4 and of 32 columns, and one row of the head.
        Assert.Equal(8 * ((32 * 36) + 32), memory.GetProperty("weights").GetInt32());
        Assert.True(result.GetProperty("selfTest").GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void A_failing_self_test_is_exit_code_1()
    {
        byte[] bytes = Samples.Quantized(Samples.Gru);
        bytes[^8] ^= 1;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32.Compute(bytes, 0, bytes.Length - 4));

        ToolResult result = Tool.Run("inspect", WriteModel(bytes));

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Contains("Self test: FAILED at step 23, output 0: expected ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_model_is_refused_with_the_rule_it_breaks()
    {
        byte[] bytes = Samples.Quantized(Samples.Gru);
        string cut = WriteModel(bytes[..100]);

        Tool.Run("inspect", cut).Refused($"{cut}: length at byte 8: expected 100 (the bytes given), found {bytes.Length}");

        bytes[200] ^= 1;
        ToolResult result = Tool.Run("inspect", WriteModel(bytes));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"model.trnn: checksum at byte {bytes.Length - 4}: expected ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_shows_a_float_file()
    {
        ToolResult result = Tool.Run("inspect", Samples.Lstm).Succeeded();

        Assert.Matches(@"0 +\w+ +Lstm +3 +7 +336 ", result.Output);
        Assert.Contains("Parameters: 352, 1,408 bytes in float", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_weights_of_a_checkpoint_are_chosen_by_key()
    {
        ToolResult ambiguous = Tool.Run("inspect", Samples.TwoCandidates);

        Assert.Equal((2, ""), (ambiguous.ExitCode, ambiguous.Output));
        Assert.Matches("^tinyrnn: two-candidates.pt: .*'model'.*'ema'", ambiguous.Error);
        Tool.Run("inspect", Samples.TwoCandidates, "--key", "ema").Succeeded();
    }

    [Fact]
    public void A_folder_is_no_model_and_no_data()
    {
        Tool.Run("inspect", _folder.Path).Refused($"{_folder.Path}: expected a file, found a folder");
        Tool.Run("run", Samples.Gru, "-i", _folder.Path).Refused($"{_folder.Path}: expected a file, found a folder");
    }

    [Fact]
    public void A_missing_file_is_refused_by_name()
    {
        Tool.Run("inspect", "no-such.trnn").Refused("no-such.trnn: the file does not exist");
    }

    [Fact]
    public void An_option_for_float_files_is_refused_with_a_model()
    {
        string model = WriteModel(Samples.Quantized(Samples.Gru));

        Tool.Run("inspect", model, "--task", "binary")
            .Refused($"{model}: --task describes float files, but this is a .trnn model, which says it itself");
    }

    private string WriteModel(byte[] bytes)
    {
        string path = _folder.File("model.trnn");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
