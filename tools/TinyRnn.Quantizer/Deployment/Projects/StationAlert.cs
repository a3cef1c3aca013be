using System;
using System.Linq;
using TinyRnn.Stations;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>When a station's alert comes on, in words.</summary>
public static class StationAlert
{
    /// <summary>True while the settings say nothing that would ever raise it.</summary>
    public static bool IsOff(ModelInfo model, StationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(settings);
        return model.Task switch
        {
            ModelTask.MultiClass => settings.AlertClass.Length == 0,
            ModelTask.Binary => false,
            _ => float.IsNaN(settings.AlertAbove) && float.IsNaN(settings.AlertBelow),
        };
    }

    /// <summary>A sentence: what raises it, or what to state in <c>station.json</c> for it.</summary>
    public static string Describe(ModelInfo model, StationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(settings);
        string outputs = string.Join(", ", model.Outputs.Select(output => output.Unit.Length > 0 ? $"{output.Name} ({output.Unit})" : output.Name));
        return model.Task switch
        {
            ModelTask.Binary => $"The alert is on while {outputs} is at the model's threshold or above, unless \"threshold\" states another.",
            ModelTask.MultiClass when IsOff(model, settings) => $"The alert stays off until \"alert_class\" names one of the classes: {outputs}.",
            ModelTask.MultiClass => $"The alert is on while the class is {settings.AlertClass}.",
            _ when IsOff(model, settings) => $"The alert stays off until \"alert_above\" or \"alert_below\" states a limit of {outputs}.",
            _ => $"The alert is on beyond the limits that are stated, of {(settings.AlertOutput.Length > 0 ? settings.AlertOutput : model.Outputs[0].Name)}.",
        };
    }
}
