using TinyRnn.Rain;
using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>What a model must be for this station: its inputs are the station's features, its output is one probability.</summary>
internal sealed class RainModelFit : IModelFit
{
    /// <summary>Name and unit of a feature, in the order of <see cref="RainFeatures"/>, as <c>NAME|UNIT</c>.</summary>
    public static string Feature(int index)
    {
        switch (index)
        {
            case 0:
                return "temperature|degC";
            case 1:
                return "dew_point_depression|K";
            case 2:
                return "pressure_change_1h|hPa";
            case 3:
                return "pressure_change_3h|hPa";
            case 4:
                return "pressure_change_6h|hPa";
            case 5:
                return "pressure_change_24h|hPa";
            case 6:
                return "temperature_change_1h|K";
            case 7:
                return "temperature_change_3h|K";
            case 8:
                return "dew_point_change_1h|K";
            case 9:
                return "dew_point_change_3h|K";
            case 10:
                return "hour_sin|";
            default:
                return "hour_cos|";
        }
    }

    /// <inheritdoc/>
    public string Refusal(ModelInfo info)
    {
        if (info.Inputs.Length != RainFeatures.Count)
        {
            return RecordError.Describe("features", RainFeatures.Count.ToString(), info.Inputs.Length.ToString());
        }

        for (int i = 0; i < RainFeatures.Count; i++)
        {
            string found = info.Inputs[i].Name + "|" + info.Inputs[i].Unit;
            if (found != Feature(i))
            {
                return RecordError.Describe("feature " + i.ToString(), Feature(i), found);
            }
        }

        if (info.Task != ModelTask.Binary)
        {
            return RecordError.Describe("task", "binary", ((int)info.Task).ToString());
        }

        return info.Outputs.Length == 1 ? null : RecordError.Describe("outputs", "1", info.Outputs.Length.ToString());
    }
}
