using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>All that a station knows from one reading to the next.</summary>
internal sealed class StationState
{
    public StationState(Forecast forecast, ReadingCheck check, ThresholdAlert alert)
    {
        Forecast = forecast;
        Check = check;
        Alert = alert;
    }

    public Forecast Forecast { get; }

    public ReadingCheck Check { get; }

    public ThresholdAlert Alert { get; }

    /// <summary>The hour of the last reading, in hours since 1970; 0 when there was none.</summary>
    public int LastHour { get; set; }

    /// <summary>True from the first complete reading on: the network is stepped every hour.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Readings in a row that were refused because the clock went back.</summary>
    public int RefusedReadings { get; set; }

    /// <summary>The last probability, or NaN when none was given.</summary>
    public float Probability { get; set; } = float.NaN;

    /// <summary>What a reading at that hour means.</summary>
    public HourRule Judge(int hour)
    {
        int hours = hour - LastHour;
        if (LastHour == 0)
        {
            return HourRule.First;
        }

        if (hours <= 0)
        {
            return hours == 0 ? HourRule.Repeated : HourRule.Back;
        }

        return hours == 1 ? HourRule.Next : hours - 1 <= Rules.MaxBridgedHours ? HourRule.Bridged : HourRule.Lost;
    }

    /// <summary>Starts anew; the next complete reading is the first.</summary>
    public void Forget()
    {
        Forecast.Reset();
        Check.Forget();
        IsRunning = false;
        RefusedReadings = 0;
    }
}
