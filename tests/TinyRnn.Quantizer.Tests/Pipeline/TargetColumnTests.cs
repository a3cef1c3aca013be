using System;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Quantizer.Samples;
using TinyRnn.Quantizer.Tests.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Pipeline;

/// <summary>Labels in the unit that the model predicts, whatever the file's is.</summary>
public sealed class TargetColumnTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("temperature (°C)", "Temperatur (°F)", "5{0}", "temperature (°C)", 11.1)]
    [InlineData("temperature (°C)", "temperature (°C)", "5{0}", "temperature (°C)", 51.8)]
    [InlineData("temperature (°C)", "Temperatur (°F)", "5{0}", "Temperatur (°F)", 11)]
    [InlineData("temperature", "temperature (°F)", "5{0}", "temperature", 11)]
    public void They_are_converted(string predicted, string header, string value, string stated, double third)
    {
        double[] labels = Labels(predicted, header, value, new PredictionTarget(stated));

        Assert.Equal(third, labels[2], 0.9);
        Assert.Equal(1, (labels[3] - labels[2]) * (third > 20 ? 1 : 1.8), 1e-9);
    }

    [Fact]
    public void A_limit_beside_another_column_is_one_of_that_column() =>
        Assert.Equal([0, 1, 1], Labels("temperature (°C)", "Temperatur (°F)", "5{0}", new PredictionTarget("Temperatur (°F)") { Above = 51 }, NetworkTask.Binary)[..3]);

    [Fact]
    public void What_stands_in_a_column_of_labels_has_the_unit_that_is_predicted()
    {
        var choices = new SampleChoices { Labels = ["Temperatur (°F)"] };
        SampleChoiceException refused = Assert.Throws<SampleChoiceException>(() => Open("temperature (°C)", "Temperatur (°F)", "5{0}", choices, NetworkTask.Regression));

        Assert.Equal("label: net predicts temperature (°C) in °C, found 'Temperatur (°F)'; --predict \"Temperatur (°F)\" converts it", refused.Message);
    }

    [Fact]
    public void A_label_of_another_kind_is_refused() =>
        Assert.Contains("expected a unit that becomes °C for 'Luftdruck (hPa)', found hPa", Assert.Throws<CsvInputException>(() => Labels("temperature (°C)", "Luftdruck (hPa)", "100{0}", new PredictionTarget("Luftdruck (hPa)"))).Message, StringComparison.Ordinal);

    private double[] Labels(string predicted, string header, string value, PredictionTarget target, NetworkTask task = NetworkTask.Regression)
    {
        using ISampleReader samples = Open(predicted, header, value, new SampleChoices { Target = target }, task);
        return [.. Enumerable.Range(0, 5).Select(_ => samples.Read() ? samples.LabelsOf(0)[0] : double.NaN)];
    }

    private ISampleReader Open(string predicted, string header, string value, SampleChoices choices, NetworkTask task)
    {
        File.WriteAllText(_file, $"time,x,{header}\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{i},{string.Format(null, value, i % 10)}"));
        var signature = new ModelSignature("net", ["x"], 1, ["y"], task, 0.5) { Target = new PredictionTarget(predicted), Units = ["°C"] };
        return SampleFile.Open(_file, predicted == "temperature" ? signature with { Features = ["temperature"] } : signature, choices);
    }
}
