namespace TinyRnn.Stations;

/// <summary>What a model must be for a station of certain sensors and settings.</summary>
internal sealed class ModelRules
{
    private readonly IMeasures _sensors;
    private readonly StationSettings _settings;

    /// <param name="sensors">Of the station.</param>
    /// <param name="settings">What its maker chose.</param>
    public ModelRules(IMeasures sensors, StationSettings settings)
    {
        _sensors = sensors;
        _settings = settings;
    }

    /// <summary>The largest model file that is read, in bytes.</summary>
    public int MaxBytes => _settings.MaxModelBytes;

    /// <param name="info">Of the model.</param>
    /// <param name="selfTestSteps">Steps of its self test; -1 when they are not known.</param>
    /// <exception cref="ModelRefusedException">The station cannot run it.</exception>
    public void RequireFit(ModelInfo info, int selfTestSteps)
    {
        string refusal = ModelAcceptance.Refusal(info, selfTestSteps, _sensors, _settings.Interval);
        if (refusal != null)
        {
            throw new ModelRefusedException(refusal);
        }
    }

    /// <exception cref="ModelRefusedException">The self test fails.</exception>
    public static void RequirePassed(SelfTestResult result)
    {
        if (!result.Passed)
        {
            throw new ModelRefusedException("self test", "the model's own outputs", result.ToString());
        }
    }
}
