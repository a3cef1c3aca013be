namespace TinyRnn.Rain;

/// <summary>
/// The rain models' inputs from hourly readings, one hour at a time, each from present and past readings only. README.md defines them.
/// </summary>
public sealed class RainFeatures
{
    /// <summary>Number of features, in the order of the models' inputs.</summary>
    public const int Count = 12;

    /// <summary>Numbers that <see cref="Save"/> writes.</summary>
    public const int SavedLength = 3 * ReadingHistory.SavedLength;

    private const float MaxDepression = 25f;

    private readonly ReadingHistory _temperatures = new ReadingHistory(22f);
    private readonly ReadingHistory _pressures = new ReadingHistory(1005f);
    private readonly ReadingHistory _dewPoints = new ReadingHistory(17f);

    // sin(2 pi h / 24) for the hours 0 to 23: a table gives the same bits on every machine, a library's sine may not.
    private readonly float[] _sines =
    {
        0f, 0.25881904f, 0.5f, 0.70710677f, 0.8660254f, 0.9659258f, 1f, 0.9659258f, 0.8660254f, 0.70710677f, 0.5f, 0.25881904f,
        0f, -0.25881904f, -0.5f, -0.70710677f, -0.8660254f, -0.9659258f, -1f, -0.9659258f, -0.8660254f, -0.70710677f, -0.5f, -0.25881904f,
    };

    /// <summary>Takes the readings of the next hour and writes the features. Must be called once for every hour; NaN is a missing reading.</summary>
    /// <param name="hour">Hour of the day in local time, 0 to 23.</param>
    /// <param name="temperature">Air temperature, degrees Celsius.</param>
    /// <param name="pressure">Air pressure, hPa; at any height, only its changes are used.</param>
    /// <param name="dewPoint">Dew point, degrees Celsius; <see cref="FeatureMath.DewPoint"/> gives it from the relative humidity.</param>
    /// <param name="features">Receives <see cref="Count"/> values in physical units.</param>
    public void Update(int hour, float temperature, float pressure, float dewPoint, float[] features)
    {
        _temperatures.Add(temperature);
        _pressures.Add(pressure);
        _dewPoints.Add(dewPoint);

        features[0] = _temperatures.Now();
        features[1] = Depression();
        features[2] = _pressures.Change(1, 3f);
        features[3] = _pressures.Change(3, 6f);
        features[4] = _pressures.Change(6, 8f);
        features[5] = _pressures.Change(24, 12f);
        features[6] = _temperatures.Change(1, 6f);
        features[7] = _temperatures.Change(3, 10f);
        features[8] = _dewPoints.Change(1, 4f);
        features[9] = _dewPoints.Change(3, 8f);
        features[10] = _sines[hour];
        features[11] = _sines[(hour + 6) % 24];
    }

    /// <summary>Forgets all readings.</summary>
    public void Reset()
    {
        _temperatures.Reset();
        _pressures.Reset();
        _dewPoints.Reset();
    }

    /// <summary>Writes all that the next features depend on.</summary>
    /// <param name="destination">Receives <see cref="SavedLength"/> finite numbers.</param>
    public void Save(float[] destination)
    {
        _temperatures.Save(destination, 0);
        _pressures.Save(destination, ReadingHistory.SavedLength);
        _dewPoints.Save(destination, 2 * ReadingHistory.SavedLength);
    }

    /// <summary>Continues where <see cref="Save"/> was called.</summary>
    /// <param name="source">The <see cref="SavedLength"/> numbers, finite.</param>
    public void Restore(float[] source)
    {
        _temperatures.Restore(source, 0);
        _pressures.Restore(source, ReadingHistory.SavedLength);
        _dewPoints.Restore(source, 2 * ReadingHistory.SavedLength);
    }

    private float Depression()
    {
        float depression = _temperatures.Now() - _dewPoints.Now();
        return depression < 0f ? 0f : depression > MaxDepression ? MaxDepression : depression;
    }
}
