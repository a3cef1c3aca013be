using TinyRnn.Quantizer.Deployment.Projects;
using TinyRnn.Stations;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class StationAlertTests
{
    [Fact]
    public void An_alert_that_never_comes_on_says_what_to_state()
    {
        Assert.Equal(
            (true, "The alert stays off until \"alert_class\" names one of the classes: dry, wet."),
            Alert(ModelTask.MultiClass, new StationSettings(), new OutputChannel("dry", "", 1f, 0f), new OutputChannel("wet", "", 1f, 0f)));
        Assert.Equal(
            (true, "The alert stays off until \"alert_above\" or \"alert_below\" states a limit of soil_in_3h (degC)."),
            Alert(ModelTask.Regression, new StationSettings(), new OutputChannel("soil_in_3h", "degC", 1f, 0f)));
    }

    [Fact]
    public void An_alert_that_settings_raise_says_when()
    {
        Assert.Equal(
            (false, "The alert is on while the class is wet."),
            Alert(ModelTask.MultiClass, new StationSettings { AlertClass = "wet" }, new OutputChannel("dry", "", 1f, 0f), new OutputChannel("wet", "", 1f, 0f)));
        Assert.Equal(
            (false, "The alert is on beyond the limits that are stated, of soil_in_3h."),
            Alert(ModelTask.Regression, new StationSettings { AlertBelow = 2 }, new OutputChannel("soil_in_3h", "degC", 1f, 0f)));
        Assert.Equal(
            (false, "The alert is on while rain is at the model's threshold or above, unless \"threshold\" states another."),
            Alert(ModelTask.Binary, new StationSettings(), new OutputChannel("rain", "", 1f, 0f)));
    }

    private static (bool IsOff, string Text) Alert(ModelTask task, StationSettings settings, params OutputChannel[] outputs)
    {
        var info = new ModelInfo("any", new byte[8], task, 0.5f, 1, [], outputs, []);
        return (StationAlert.IsOff(info, settings), StationAlert.Describe(info, settings));
    }
}
