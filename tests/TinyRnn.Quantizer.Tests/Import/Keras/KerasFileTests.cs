using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Keras.SavedFile;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>Which files are read, what may stand beside them, and how others are refused.</summary>
public sealed class KerasFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("keras-files");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("none.keras: the file cannot be read", Refused(Path.Combine(_folder.FullName, "none.keras")), StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_a_saved_model()
    {
        string path = Path.Combine(_folder.FullName, "model");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "saved_model.pb"), "");

        Assert.Contains("a folder, as of a SavedModel; save the whole model", Refused(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a text, not a model", "neither a .keras archive nor an HDF5 file")]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", "git lfs pull")]
    public void Another_file_is_refused(string content, string expected) => AssertRefused(expected, Encoding.UTF8.GetBytes(content));

    [Fact]
    public void A_damaged_archive_is_refused()
    {
        byte[] good = Fixture("gru.keras");

        AssertRefused("the zip directory is damaged", good[..5000]);
        AssertRefused(
            "expected config.json and model.weights.h5 in the archive, found config.json, metadata.json",
            Checkpoint.Zip([(Config, []), (Metadata, [])])
        );
        AssertRefused("config.json is not valid JSON", With("gru.keras", Config, _ => "{"u8.ToArray()));
        AssertRefused("config.json: expected an object, found 3", With("gru.keras", Config, _ => "3"u8.ToArray()));
        AssertRefused("the HDF5 file is damaged: superblock", With("gru.keras", Weights, bytes => bytes[..2000]));
        AssertRefused("the HDF5 file is damaged", Fixture("simple-rnn.h5")[..2000], name: "model.h5");
    }

    [Fact]
    public void An_archive_that_was_packed_again_is_read() =>
        Assert.Equal(9, Load(Checkpoint.Zip(Checkpoint.Unzip(Fixture("gru.keras")), CompressionLevel.SmallestSize)).Window);

    [Theory]
    [InlineData("{ \"keras_version\": \"1.2.2\" }", "expected a file of Keras 2 (also tf.keras) or 3, found Keras '1.2.2'")]
    public void Another_version_is_refused(string metadata, string expected) =>
        AssertRefused(expected, With("gru.keras", Metadata, _ => Encoding.UTF8.GetBytes(metadata)));

    [Fact]
    public void The_version_is_asked_for_only_where_it_decides()
    {
        Assert.Equal(9, Load(With("gru.keras", Metadata, _ => null)).Window);
        AssertRefused(
            "it is not stated which Keras wrote the model, which must be known here",
            With(Edited("gru.keras", Setting("rain", "recurrent_activation", "\"hard_sigmoid\"")), Metadata, _ => null)
        );
    }

    [Theory]
    [InlineData("weights-only.h5", "weights-only.json", "model.h5", "model.json")]
    [InlineData("weights-only-3.weights.h5", "weights-only-3.json", "model.weights.h5", "model.json")]
    [InlineData("weights-only-3.weights.h5", "weights-only-3.json", "model.weights.h5", "model.weights.json")]
    public void Weights_are_read_with_the_configuration_beside_them(string weights, string json, string asWeights, string asJson)
    {
        string path = Copy(weights, asWeights);
        Assert.Contains("holds weights only, neither layers nor their arguments", Refused(path), StringComparison.Ordinal);

        Copy(json, asJson);

        Assert.Equal(2, NetworkImporter.Load(path).OutputSize);
        Assert.False(NetworkImporter.IsSequence(path));
    }

    [Fact]
    public void A_configuration_and_a_sidecar_are_told_apart()
    {
        string path = Copy("weights-only.h5", "model.h5");
        string json = Copy("weights-only.json", "architecture.json");
        File.WriteAllText(Path.Combine(_folder.FullName, "model.json"), """{ "name": "station", "window": 4 }""");

        Network network = NetworkImporter.Load(path, new ImportOptions { SidecarPath = json });

        Assert.Equal(("station", 4), (network.Description.Name, network.Window));
    }

    [Theory]
    [InlineData("""{ "network": [] }""", "network: layers can be stated for files of weights only; a saved model says them itself")]
    [InlineData("""{ "order": ["rain"] }""", "an order of layers is stated, but a saved model states every layer itself")]
    [InlineData("""{ "take": "last_output" }""", "what is taken of a window is stated")]
    [InlineData("""{ "vocabulary": ["a", "b", "c"] }""", "vocabulary: expected none, as the network takes readings")]
    [InlineData("""{ "features": [{ "name": "t" }] }""", "features: expected 3")]
    public void A_sidecar_may_not_say_what_the_model_says(string sidecar, string expected)
    {
        string path = Copy("gru.keras", "model.keras");
        File.WriteAllText(Path.Combine(_folder.FullName, "model.json"), sidecar);

        Assert.Contains(expected, Refused(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_task_and_threshold_come_from_the_sidecar()
    {
        string path = Copy("gru.keras", "model.keras");
        File.WriteAllText(
            Path.Combine(_folder.FullName, "model.json"),
            """{ "threshold": 0.3, "features": [{ "name": "t", "mean": 20, "deviation": 6 }, { "name": "p" }, { "name": "h" }], "window": 0 }"""
        );

        Network network = NetworkImporter.Load(path);

        Assert.Equal((0.3, 20.0, 0), (network.Description.Threshold, network.Description.Features[0].Mean, network.Window));
    }

    [Fact]
    public void Features_of_a_normalized_model_have_no_scale_of_their_own() =>
        AssertRefused(
            "as the model has a Normalization layer; found 3 with their own",
            Fixture("normalized.keras"),
            new ImportOptions { Features = [new("t", "", 1, 2), new("p", "", 0, 1), new("h", "", 0, 1)] }
        );

    [Fact]
    public void Logits_can_be_given_an_activation()
    {
        byte[] logits = Edited("gru.keras", Setting("head", "activation", "\"linear\""));

        Assert.Equal(NetworkTask.Regression, Load(logits).Description.Task);
        Assert.Equal(NetworkTask.Binary, Load(logits, new ImportOptions { HeadActivation = new StatedActivation(Activation.Sigmoid) }).Description.Task);
        AssertRefused(
            "a head activation is stated, but that of the last layer is \"sigmoid\"",
            Fixture("gru.keras"),
            new ImportOptions { HeadActivation = new StatedActivation(Activation.Sigmoid) }
        );
    }

    [Fact]
    public void What_is_about_saved_models_is_refused_beside_other_files()
    {
        string path = Fixtures.Network("safetensors-gru").WeightsPath;

        Assert.Contains("one-hot is stated, which is about saved models", Refused(path, new ImportOptions { OneHot = true }), StringComparison.Ordinal);
        Assert.Contains("without-padding is stated", Refused(path, new ImportOptions { WithoutPadding = true }), StringComparison.Ordinal);
    }

    private static string Refused(string path, ImportOptions? options = null) =>
        Assert.Throws<ImportException>(() => NetworkImporter.Load(path, options)).Message;

    private string Copy(string fixture, string name)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, Fixture(fixture));
        return path;
    }
}
