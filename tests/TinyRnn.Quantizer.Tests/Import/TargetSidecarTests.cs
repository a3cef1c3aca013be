using System;
using System.IO;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>What a sidecar states of what a network predicts.</summary>
public sealed class TargetSidecarTests
{
    [Fact]
    public void A_target_reaches_the_network()
    {
        PredictionTarget target = Load("""{ "predict": "rain", "within": 3, "above": 0.1 }""").Description.Target!;
        Assert.Equal(("rain", 3, 0.1), (target.Column, target.Within, target.Above));
    }

    [Theory]
    [InlineData("""{ "within": 3, "above": 1 }""", "target: key predict is missing")]
    [InlineData("""{ "predict": "" }""", "target.predict: expected")]
    [InlineData("""{ "predict": "rain", "within": 0, "above": 1 }""", "target.within: expected a whole number from 1")]
    [InlineData("""{ "predict": "rain", "ahead": 4097 }""", "target.ahead: expected a whole number from 1")]
    [InlineData("""{ "predict": "rain", "above": 1e39 }""", "target.above: expected a number of single precision")]
    [InlineData("""{ "predict": "rain", "over": 1 }""", "target: expected keys out of predict, ahead, within, above, below, sequence, classes; found 'over'")]
    [InlineData("""{ "predict": "rain", "within": 3 }""", "expected a limit that is passed within the rows, found none")]
    [InlineData("""{ "predict": "rain", "ahead": 1, "within": 3, "above": 1 }""", "expected rows ahead or rows within which, found 1 and 3")]
    [InlineData("""{ "predict": "rain", "classes": ["dry"] }""", "expected 2 classes for the task Binary, found 1")]
    public void A_wrong_target_is_refused(string target, string expected) =>
        Assert.Contains(expected, Assert.Throws<ImportException>(() => Load(target)).Message, StringComparison.Ordinal);

    /// <summary>The rain network of the examples, with another sidecar.</summary>
    private static Network Load(string target)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tinyrnn-target-");
        try
        {
            string sidecar = Path.Combine(folder.FullName, "rain.json");
            File.WriteAllText(sidecar, $$"""{ "task": "binary", "take": "every_step", "layers": { "gru": { "activation": "none" }, "head": { "activation": "sigmoid" } }, "target": {{target}} }""");
            return NetworkImporter.Load(TestSupport.Repository.PathOf("examples/rain/rain-gru.pt"), new ImportOptions { SidecarPath = sidecar });
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
