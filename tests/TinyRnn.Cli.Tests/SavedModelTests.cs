using System;
using System.IO;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>Models that a framework saved whole are quantized as they are.</summary>
public sealed class SavedModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gru.keras")]
    [InlineData("lstm-hard-sigmoid-2.h5")]
    public void Quantize_reads_a_saved_model(string file)
    {
        string source = Copy(file);
        string data = _folder.Write("data.csv", Samples.Readings(source, 100));

        Tool.Run("quantize", source, "-c", data).Succeeded();

        RnnModel model = RnnModel.Load(File.ReadAllBytes(Path.ChangeExtension(source, ".trnn")));
        Assert.Equal(9, model.Info.Window);
        Assert.True(new LoadedNetwork(model, model.Info.Window).SelfTest().Passed);
    }

    [Fact]
    public void A_mask_is_left_out_when_it_is_said_to_be_needless()
    {
        string source = Copy("intent.keras");

        Tool.Run("inspect", source)
            .Refused("intent.keras: layer 'head' (Dense): is called with mask, which is not supported; with --without-padding masks are left out.");
        Tool.Run("inspect", source, "--without-padding").Succeeded();
    }

    private string Copy(string file)
    {
        string target = _folder.File(file);
        File.Copy(Path.Combine(Samples.Repository, "tests", "fixtures", "keras", file), target);
        return target;
    }
}
