namespace TinyRnn.Stations;

/// <summary>
/// Carries the state from reading to reading: what a row means is the runtime's rule (docs/features.md, "Rows and time"), which is put
/// in words here.
/// </summary>
internal sealed class ReadingStepper
{
    private readonly StationState _state;
    private readonly Warnings _warnings;
    private readonly FeatureRunner _features;
    private readonly float[] _outputs;

    public ReadingStepper(StationState state, Warnings warnings)
    {
        _state = state;
        _warnings = warnings;
        _features = state.Network.Features;
        _outputs = new float[state.Outputs.Length];
    }

    /// <summary>Takes a measurement into the state, and the outputs with it.</summary>
    /// <param name="seconds">Since 1970, UTC.</param>
    /// <param name="measurement">What the sensors gave.</param>
    /// <param name="faults">What is wrong with them, or null.</param>
    /// <returns>False when the state did not change.</returns>
    public bool Take(long seconds, Measurement measurement, string faults)
    {
        StepOutcome time = _features.Judge(seconds);
        bool isFirst = !_features.HasRow;
        long distance = isFirst ? 1 : _features.Recipe.StepOf(seconds) - _features.LastStep;
        switch (time)
        {
            case StepOutcome.Repeated:
                _warnings.Add("step already read");
                if (faults != null)
                {
                    _warnings.Add(faults);
                }

                return false;
            case StepOutcome.Refused:
                _state.Network.Step(_state.Check.Believed, seconds, _outputs);
                _warnings.Add("no forecast: clock went back " + Span(-distance));
                _state.Withhold();
                return true;
            case StepOutcome.Started:
                AddRestart(isFirst, distance);
                _state.Check.Forget();
                distance = 1;
                break;
            case StepOutcome.Bridged:
                _warnings.Add("gap of " + Span(distance - 1) + ": readings held");
                break;
        }

        Step(seconds, (int)distance, time, measurement, faults);
        return true;
    }

    private void AddRestart(bool isFirst, long distance)
    {
        if (!isFirst)
        {
            _warnings.Add((distance < 0 ? "clock went back " + Span(-distance) : "gap of " + Span(distance - 1)) + ": state restarted");
        }
    }

    private void Step(long seconds, int steps, StepOutcome time, Measurement measurement, string faults)
    {
        int held = time == StepOutcome.Started ? 0 : _features.MissingSteps(LongestMissing()) + steps - 1;
        _state.Check.Take(measurement, faults, _features, steps, _warnings);
        StepOutcome outcome = _state.Network.Step(_state.Check.Believed, seconds, _outputs);
        if (outcome == StepOutcome.Started && held > _features.Recipe.Hold)
        {
            _warnings.Add("readings missing for " + Span(held) + ": state restarted");
        }

        int longest = LongestMissing();
        int missing = _features.MissingSteps(longest);
        if (outcome == StepOutcome.Waiting || missing > Rules.MaxMissingSteps)
        {
            _warnings.Add("no forecast: " + _state.Check.Watches[longest].Name + " missing for " + Span(missing));
            _state.Withhold();
            return;
        }

        Conclude();
    }

    private void Conclude()
    {
        string error = _state.Verdict.Take(_outputs);
        if (error != null)
        {
            _warnings.Add("no forecast: " + error);
            _state.Withhold();
            return;
        }

        for (int i = 0; i < _outputs.Length; i++)
        {
            _state.Outputs[i] = _outputs[i];
        }
    }

    /// <summary>The reading that has been missing longest.</summary>
    private int LongestMissing()
    {
        int longest = 0;
        for (int i = 1; i < _state.Check.Watches.Length; i++)
        {
            longest = _features.MissingSteps(i) > _features.MissingSteps(longest) ? i : longest;
        }

        return longest;
    }

    private string Span(long steps) => StationTime.Span(steps, _features.Recipe.Step);
}
