using TinyRnn.Stations;
using Xunit;

namespace TinyRnn.RainStation.Tests;

public sealed class OutputVerdictTests
{
    [Fact]
    public void Limits_of_a_regression_have_a_margin()
    {
        var alert = new LimitAlert(above: 30f, below: 5f, margin: 2f);
        float[] values = [29f, 31f, 29f, 27.9f, 4f, 6f, 7.1f];
        bool[] expected = [false, true, true, false, true, true, false];
        for (int i = 0; i < values.Length; i++)
        {
            alert.Update(values[i]);
            Assert.Equal(expected[i], alert.IsOn);
        }

        var never = new LimitAlert(float.NaN, float.NaN, 0f);
        never.Update(1e30f);
        Assert.False(never.IsOn);
    }

    [Fact]
    public void A_regression_watches_the_output_that_the_settings_name()
    {
        var verdict = new OutputVerdict(Info(ModelTask.Regression, "load", "heat"), new StationSettings { AlertOutput = "heat", AlertAbove = 50f });

        Assert.Null(verdict.Take([99f, 40f]));
        Assert.False(verdict.IsOn);
        Assert.Null(verdict.Take([1f, 60f]));
        Assert.True(verdict.IsOn);
        Assert.Equal("{\"load\":1.000,\"heat\":60.000,\"alert\":true}", Line(verdict, 1f, 60f));
        Assert.Equal("model output is no number", verdict.Take([float.NaN, 1f]));
    }

    [Fact]
    public void A_class_is_told_saved_and_can_be_the_alert()
    {
        ModelInfo info = Info(ModelTask.MultiClass, "still", "walking", "running");
        var verdict = new OutputVerdict(info, new StationSettings { AlertClass = "running" });

        Assert.Null(verdict.Take([0.1f, 0.7f, 0.2f]));
        Assert.Equal("{\"still\":0.100,\"walking\":0.700,\"running\":0.200,\"class\":\"walking\",\"alert\":false}", Line(verdict, 0.1f, 0.7f, 0.2f));
        Assert.Null(verdict.Take([0.1f, 0.2f, 0.7f]));
        Assert.True(verdict.IsOn);

        var next = new OutputVerdict(info, new StationSettings { AlertClass = "running" });
        next.Restore(verdict.Saved);
        Assert.True(next.IsOn);
        Assert.InRange(verdict.Saved, 0, verdict.MostSaved);
        next.Forget();
        Assert.False(next.IsOn);
    }

    private static string Line(OutputVerdict verdict, params float[] outputs)
    {
        JsonLine line = new JsonLine().Begin();
        verdict.Print(line, outputs);
        return line.End();
    }

    private static ModelInfo Info(ModelTask task, params string[] outputs) =>
        new("m", new byte[ModelInfo.IdLength], task, 0.5f, 1, [], System.Array.ConvertAll(outputs, name => new OutputChannel(name, "", 1f, 0f)), []);
}
