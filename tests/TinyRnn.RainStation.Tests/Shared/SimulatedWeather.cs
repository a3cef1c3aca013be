using TinyRnn.Stations.Sensors;

namespace TinyRnn.RainStation.Tests;

/// <summary>Hourly weather by a seeded random walk around a daily course: the same floats on every machine.</summary>
internal sealed class SimulatedWeather
{
    private int _random;

    public SimulatedWeather(int hours, int seed)
    {
        _random = seed;
        Temperatures = new float[hours];
        Pressures = new float[hours];
        Humidities = new float[hours];
        float warm = 0f;
        float depression = 0f;
        float moist = 0f;
        for (int i = 0; i < hours; i++)
        {
            int hour = i % 24;
            float sun = (hour < 15 ? hour - 7.5f : 22.5f - hour) / 7.5f;
            warm = 0.98f * warm + Noise(0.8f);
            depression = 0.97f * depression + Noise(1.2f);
            moist = 0.9f * moist + Noise(5f);
            Temperatures[i] = 22f + 4f * sun + warm;
            Pressures[i] = 1005f + depression;
            float humidity = 78f - 12f * sun + moist - 1.5f * depression;
            Humidities[i] = humidity > 99.5f ? 99.5f : humidity < 20f ? 20f : humidity;
        }
    }

    public float[] Temperatures { get; }

    public float[] Pressures { get; }

    public float[] Humidities { get; }

    /// <summary>A sensor that gives it, hour by hour.</summary>
    public ReplaySensor CreateSensor() =>
        new ReplaySensor(new[] { Quantity.Temperature, Quantity.Pressure, Quantity.Humidity }, new[] { Temperatures, Pressures, Humidities });

    /// <summary>Evenly distributed between -range and range.</summary>
    private float Noise(float range)
    {
        _random = _random * 1103515245 + 12345;
        return (((_random >> 8) & 0xFFFF) - 32768) * range / 32768f;
    }
}
