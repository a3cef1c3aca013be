namespace TinyRnn.Stations;

/// <summary>What a model's outputs say, by its task: an alert, a class, numbers with limits.</summary>
internal sealed class OutputVerdict
{
    /// <summary>Decimals with which an output is shown.</summary>
    public const int Decimals = 3;

    private readonly ModelTask _task;
    private readonly OutputChannel[] _channels;
    private readonly ThresholdAlert _threshold;
    private readonly LimitAlert _limit;
    private readonly int _watched;
    private readonly string _alertClass;
    private int _class = -1;

    public OutputVerdict(ModelInfo info, StationSettings settings)
    {
        _task = info.Task;
        _channels = info.Outputs;
        _threshold = new ThresholdAlert(Floats.IsFinite(settings.Threshold) ? settings.Threshold : info.Threshold, settings.AlertOffRatio);
        _limit = new LimitAlert(settings.AlertAbove, settings.AlertBelow, settings.AlertMargin);
        _alertClass = settings.AlertClass;
        for (int i = 0; i < _channels.Length; i++)
        {
            _watched = _channels[i].Name == settings.AlertOutput ? i : _watched;
        }
    }

    /// <summary>Whether the station warns.</summary>
    public bool IsOn =>
        _task == ModelTask.Binary ? _threshold.IsOn
        : _task == ModelTask.MultiClass ? _class >= 0 && _alertClass.Length > 0 && _channels[_class].Name == _alertClass
        : _limit.IsOn;

    /// <summary>What lasts from one reading to the next.</summary>
    public int Saved => (_threshold.IsOn || _limit.IsOn ? 1 : 0) | ((_class + 1) << 1);

    /// <summary>As <see cref="Saved"/>, with the alert of whatever task in bit 0.</summary>
    public int Shown => (IsOn ? 1 : 0) | ((_class + 1) << 1);

    /// <summary>The largest value of <see cref="Saved"/>.</summary>
    public int MostSaved => 1 | (_channels.Length << 1);

    public void Restore(int saved)
    {
        _threshold.IsOn = _task == ModelTask.Binary && (saved & 1) != 0;
        _limit.IsOn = _task == ModelTask.Regression && (saved & 1) != 0;
        _class = (saved >> 1) - 1;
    }

    public void Forget()
    {
        Restore(0);
    }

    /// <returns>Null, or why these cannot be a model's outputs.</returns>
    public string Take(float[] outputs)
    {
        int largest = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            bool isValid = _task == ModelTask.Binary ? Floats.IsWithin(outputs[i], 1f) && outputs[i] >= 0f : Floats.IsFinite(outputs[i]);
            if (!isValid)
            {
                return _task == ModelTask.Binary ? "model output is no probability" : "model output is no number";
            }

            largest = outputs[i] > outputs[largest] ? i : largest;
        }

        switch (_task)
        {
            case ModelTask.Binary:
                _threshold.Update(outputs[0]);
                break;
            case ModelTask.MultiClass:
                _class = largest;
                break;
            default:
                _limit.Update(outputs[_watched]);
                break;
        }

        return null;
    }

    /// <summary>The name by which an output is shown.</summary>
    public static string NameOf(OutputChannel[] channels, int output) =>
        channels[output].Name.Length == 0 ? "output_" + output.ToString() : channels[output].Name;

    /// <summary>Adds outputs and verdict to a line.</summary>
    public void Print(JsonLine line, float[] outputs)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            line.Add(NameOf(_channels, i), outputs[i], Decimals);
        }

        if (_task == ModelTask.MultiClass)
        {
            line.Add("class", _class < 0 ? "" : _channels[_class].Name);
        }

        line.Add("alert", IsOn);
    }
}
