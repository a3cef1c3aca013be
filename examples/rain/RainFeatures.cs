using System;

namespace TinyRnn.Rain;

/// <summary>
/// The rain models' inputs from hourly readings, one hour at a time, each from present and past readings only. README.md defines them.
/// </summary>
public sealed class RainFeatures
{
    /// <summary>Number of features, in the order of the models' inputs.</summary>
    public const int Count = 12;

    private const float MaxDepression = 25f;

    private readonly ReadingHistory _temperatures = new ReadingHistory(22f);
    private readonly ReadingHistory _pressures = new ReadingHistory(1005f);
    private readonly ReadingHistory _dewPoints = new ReadingHistory(17f);

    /// <summary>Takes the readings of the next hour and writes the features. Must be called once for every hour; NaN is a missing reading.</summary>
    /// <param name="hour">Hour of the day in local time, 0 to 23.</param>
    /// <param name="temperature">Air temperature, degrees Celsius.</param>
    /// <param name="pressure">Air pressure, hPa; at any height, only its changes are used.</param>
    /// <param name="dewPoint">Dew point, degrees Celsius; <see cref="DewPoint"/> gives it from the relative humidity.</param>
    /// <param name="features">Receives <see cref="Count"/> values in physical units.</param>
    public void Update(int hour, float temperature, float pressure, float dewPoint, float[] features)
    {
        _temperatures.Add(temperature);
        _pressures.Add(pressure);
        _dewPoints.Add(dewPoint);

        double angle = 2 * Math.PI * hour / 24;
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
        features[10] = (float)Math.Sin(angle);
        features[11] = (float)Math.Cos(angle);
    }

    /// <summary>Dew point in degrees Celsius from temperature (degrees Celsius) and relative humidity (percent, above 0), by Magnus' formula.</summary>
    public static float DewPoint(float temperature, float humidity)
    {
        double gamma = Math.Log(humidity / 100.0) + 17.625 * temperature / (243.04 + temperature);
        return (float)(243.04 * gamma / (17.625 - gamma));
    }

    private float Depression()
    {
        float depression = _temperatures.Now() - _dewPoints.Now();
        return depression < 0f ? 0f : depression > MaxDepression ? MaxDepression : depression;
    }
}
