using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>Carries the state from hour to hour: the rules of time and of sensor faults in docs/station.md.</summary>
internal sealed class HourlyForecast
{
    private readonly StationState _state;
    private readonly Warnings _warnings;

    public HourlyForecast(StationState state, Warnings warnings)
    {
        _state = state;
        _warnings = warnings;
    }

    /// <summary>Takes a measurement into the state, and the forecast with it.</summary>
    /// <param name="hour">Hours since 1970, UTC.</param>
    /// <param name="measurement">What the sensor gave.</param>
    /// <returns>False when the state did not change.</returns>
    public bool Take(int hour, Measurement measurement)
    {
        int hours = hour - _state.LastHour;
        switch (_state.Judge(hour))
        {
            case HourRule.Repeated:
                Repeat(measurement);
                return false;
            case HourRule.Back:
                if (_state.RefusedReadings < Rules.MaxRefusedReadings)
                {
                    Refuse(-hours);
                    return true;
                }

                _warnings.Add("clock went back " + (-hours).ToString() + " h: state restarted");
                _state.Forget();
                hours = 1;
                break;
            case HourRule.Lost:
                _warnings.Add("gap of " + (hours - 1).ToString() + " h: state restarted");
                _state.Forget();
                hours = 1;
                break;
            case HourRule.First:
                hours = 1;
                break;
            case HourRule.Bridged:
                _warnings.Add("gap of " + (hours - 1).ToString() + " h: readings held");
                break;
        }

        _state.RefusedReadings = 0;
        _state.LastHour = hour;
        Conclude(Step(hour, hours, measurement));
        return true;
    }

    private void Repeat(Measurement measurement)
    {
        _warnings.Add("hour already read");
        if (measurement.Status != SensorStatus.Measured)
        {
            _warnings.Add(ReadingCheck.Describe(measurement.Status));
        }
    }

    private void Refuse(int hours)
    {
        _state.RefusedReadings++;
        _warnings.Add("no forecast: clock went back " + hours.ToString() + " h");
        Conclude(float.NaN);
    }

    /// <summary>Steps all hours up to this one.</summary>
    /// <returns>The probability, or NaN when there is none to be given.</returns>
    private float Step(int hour, int hours, Measurement measurement)
    {
        ReadingCheck check = _state.Check;
        int held = check.LongestMissing().MissingHours + hours - 1;
        check.Take(measurement, hours, _warnings);
        QuantityWatch longest = check.LongestMissing();
        if (_state.IsRunning && (held > Rules.MaxBridgedHours || longest.MissingHours > Rules.MaxBridgedHours))
        {
            _state.IsRunning = false;
        }

        if (!_state.IsRunning)
        {
            return Begin(hour, held, longest);
        }

        for (int i = hours - 1; i > 0; i--)
        {
            _state.Forecast.Hold(hour - i);
        }

        float probability = StepNow(hour);
        if (longest.MissingHours > Rules.MaxMissingHours)
        {
            AddWithheld(longest);
            return float.NaN;
        }

        return probability;
    }

    /// <summary>The first complete reading fills the state; until then there is no forecast.</summary>
    private float Begin(int hour, int missing, QuantityWatch longest)
    {
        if (!_state.Check.IsComplete)
        {
            AddWithheld(longest);
            return float.NaN;
        }

        if (missing > Rules.MaxBridgedHours)
        {
            _warnings.Add("readings missing for " + missing.ToString() + " h: state restarted");
        }

        _state.Forecast.Reset();
        _state.IsRunning = true;
        return StepNow(hour);
    }

    private float StepNow(int hour)
    {
        ReadingCheck check = _state.Check;
        float output = _state.Forecast.Step(hour, check.BelievedTemperature, check.BelievedPressure, check.BelievedHumidity);
        if (Floats.IsWithin(output, 1f) && output >= 0f)
        {
            return output;
        }

        _warnings.Add("no forecast: model output is no probability");
        return float.NaN;
    }

    private void AddWithheld(QuantityWatch longest)
    {
        _warnings.Add("no forecast: " + longest.Name + " missing for " + longest.MissingHours.ToString() + " h");
    }

    private void Conclude(float probability)
    {
        _state.Probability = probability;
        if (Floats.IsFinite(probability))
        {
            _state.Alert.Update(probability);
        }
        else
        {
            _state.Alert.IsOn = false;
        }
    }
}
