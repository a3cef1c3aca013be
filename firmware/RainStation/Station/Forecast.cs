using TinyRnn.Rain;
using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>Features and network: hourly readings in, probability out.</summary>
internal sealed class Forecast
{
    private readonly int _utcOffsetMinutes;
    private readonly float[] _row = new float[RainFeatures.Count];
    private readonly float[] _output = new float[1];

    public Forecast(RecurrentNetwork network, int utcOffsetMinutes)
    {
        Network = network;
        _utcOffsetMinutes = utcOffsetMinutes;
    }

    public RecurrentNetwork Network { get; }

    public RainFeatures Features { get; } = new RainFeatures();

    public void Reset()
    {
        Features.Reset();
        Network.Reset();
    }

    /// <summary>Steps one hour. NaN holds the last reading.</summary>
    /// <param name="hour">Hours since 1970, UTC.</param>
    /// <param name="temperature">Degrees Celsius, or NaN.</param>
    /// <param name="pressure">hPa, or NaN.</param>
    /// <param name="humidity">Percent, or NaN.</param>
    /// <returns>The model's output, a probability if the model is right.</returns>
    public float Step(int hour, float temperature, float pressure, float humidity)
    {
        bool hasDewPoint = Floats.IsFinite(temperature) && Floats.IsFinite(humidity);
        float dewPoint = hasDewPoint ? FeatureMath.DewPoint(temperature, humidity) : float.NaN;
        Features.Update(StationTime.LocalHour(hour, _utcOffsetMinutes), temperature, pressure, dewPoint, _row);
        Network.Step(_row, _output);
        return _output[0];
    }

    /// <summary>Steps an hour without a reading.</summary>
    public void Hold(int hour) => Step(hour, float.NaN, float.NaN, float.NaN);
}
