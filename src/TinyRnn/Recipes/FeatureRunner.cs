using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// Makes features of readings by a <see cref="Recipe"/>, row after row: what was missing is held or begins anew by one rule, and a
/// row allocates nothing. A row is given to <see cref="Take"/>; then <see cref="Next"/> gives the features of each step up to it.
/// </summary>
public sealed partial class FeatureRunner
{
    // Rows in a row that are refused because the clock went back.
    private const int MostRefused = 3;
    private const int LongestElapsed = 1 << 30;

    private const int Running = 1;
    private const int HasTime = 2;
    private const int RefusedShift = 8;

    private readonly Recipe _recipe;
    private readonly int _readings;
    private readonly float[] _values;
    private readonly float[] _history;
    private readonly float[] _row;
    private readonly bool[] _good;
    private readonly int[] _missing;
    private readonly int[] _elapsed;
    private long _step;
    private int _pending;
    private int _seconds;
    private int _refused;
    private bool _hasTime;
    private bool _running;
    private bool _begins;

    /// <summary>Creates it with empty histories.</summary>
    public FeatureRunner(Recipe recipe)
    {
        if (recipe == null)
        {
            throw new ArgumentNullException(nameof(recipe));
        }

        _recipe = recipe;
        _readings = recipe.Readings.Length;
        _values = new float[recipe.ValueCount];
        _history = new float[recipe.HistoryLength];
        _row = new float[_readings];
        _good = new bool[_readings];
        _missing = new int[_readings];
        _elapsed = new int[_readings];
    }

    /// <summary>What it computes.</summary>
    public Recipe Recipe => _recipe;

    /// <summary>The step of the last row that was not refused, as <see cref="Recipe.StepOf"/> counts; 0 when there was none.</summary>
    public long LastStep => _step;

    /// <summary>True when there was a row.</summary>
    public bool HasRow => _hasTime;

    /// <summary>True from the first complete row on: features are given.</summary>
    public bool IsRunning => _running;

    /// <summary>How many steps in a row a reading has been missing.</summary>
    public int MissingSteps(int reading) => _missing[reading];

    /// <summary>The reading that the last row had, or the last good one that is held in its place.</summary>
    public float HeldReading(int reading) => _values[reading];

    /// <summary>Forgets all rows.</summary>
    public void Reset()
    {
        Forget();
        _hasTime = false;
        _step = 0;
        _refused = 0;
    }

    /// <summary>Takes a row; a reading that is NaN or infinite is missing.</summary>
    /// <param name="readings">One for each of the recipe's readings, in their units.</param>
    /// <param name="seconds">The time of the row, since 1970-01-01T00:00:00Z.</param>
    /// <returns>What it did; from <see cref="StepOutcome.Waiting"/> on there are no features.</returns>
    /// <exception cref="ArgumentException">Not as many readings, or no such time; nothing has changed.</exception>
    public StepOutcome Take(float[] readings, long seconds)
    {
        if (readings == null)
        {
            throw new ArgumentNullException(nameof(readings));
        }

        if (readings.Length != _readings)
        {
            throw new ArgumentException("readings: expected " + _readings.ToString() + " values, found " + readings.Length.ToString());
        }

        StepOutcome time = Judge(seconds);
        _pending = 0;
        if (time >= StepOutcome.Repeated)
        {
            _refused += time == StepOutcome.Refused ? 1 : 0;
            return time;
        }

        long step = _recipe.StepOf(seconds);
        long distance = step - _step;
        if (time == StepOutcome.Started)
        {
            Forget();
            distance = 1;
        }

        int steps = _recipe.Step > 0 ? (int)distance : 1;
        _seconds = _recipe.Step > 0 ? _recipe.Step : distance > LongestElapsed ? LongestElapsed : (int)distance;
        _refused = 0;
        _hasTime = true;
        _step = step;
        bool complete = TakeRow(readings, steps);
        if (_running)
        {
            _pending = steps;
            return steps > 1 ? StepOutcome.Bridged : StepOutcome.Stepped;
        }

        if (!complete)
        {
            return StepOutcome.Waiting;
        }

        _running = true;
        _begins = true;
        _pending = 1;
        return StepOutcome.Started;
    }

    /// <summary>What a row of a time means before its readings are looked at; nothing changes.</summary>
    /// <param name="seconds">Since 1970-01-01T00:00:00Z.</param>
    /// <returns>
    /// <see cref="StepOutcome.Started"/> when it is the first or everything is forgotten, <see cref="StepOutcome.Stepped"/>,
    /// <see cref="StepOutcome.Bridged"/>, <see cref="StepOutcome.Repeated"/> or <see cref="StepOutcome.Refused"/>.
    /// </returns>
    /// <exception cref="ArgumentException">No such time.</exception>
    public StepOutcome Judge(long seconds)
    {
        long distance = _recipe.StepOf(seconds) - _step;
        if (!_hasTime)
        {
            return StepOutcome.Started;
        }

        if (distance < 0)
        {
            return _refused < MostRefused ? StepOutcome.Refused : StepOutcome.Started;
        }

        if (_recipe.Step == 0 || distance == 1)
        {
            return StepOutcome.Stepped;
        }

        return distance == 0 ? StepOutcome.Repeated : distance - 1 > _recipe.Hold ? StepOutcome.Started : StepOutcome.Bridged;
    }

    /// <summary>Makes the features of the next step up to the row that was taken.</summary>
    /// <param name="features">Receives one for each input of the network.</param>
    /// <returns>False when there is no further step.</returns>
    public bool Next(float[] features)
    {
        if (features == null)
        {
            throw new ArgumentNullException(nameof(features));
        }

        if (_pending == 0)
        {
            return false;
        }

        _pending--;
        Compute(_pending == 0, _recipe.LocalTimeOf(_step - _pending));
        short[] inputs = _recipe.Inputs;
        for (int i = 0; i < inputs.Length; i++)
        {
            features[i] = _values[inputs[i]];
        }

        return true;
    }

    /// <summary>Notes what a row has and what it lacks; too much, and nothing runs until a row is complete.</summary>
    /// <returns>True when no reading is missing.</returns>
    private bool TakeRow(float[] readings, int steps)
    {
        bool complete = true;
        for (int i = 0; i < _readings; i++)
        {
            bool good = FloatBits.IsFinite(readings[i]);
            int held = _missing[i] + steps - 1;
            _row[i] = readings[i];
            _good[i] = good;
            _missing[i] = good ? 0 : held < LongestElapsed ? held + 1 : held;
            complete &= good;
            if (held > _recipe.Hold || _missing[i] > _recipe.Hold)
            {
                _running = false;
            }
        }

        return complete;
    }

    private void Forget()
    {
        _running = false;
        _pending = 0;
        Array.Clear(_missing, 0, _readings);
        Array.Clear(_elapsed, 0, _readings);
        Array.Clear(_values, 0, _values.Length);
        Array.Clear(_history, 0, _history.Length);
    }

    private void Compute(bool isRow, long local)
    {
        if (_begins)
        {
            Array.Clear(_values, 0, _values.Length);
            Array.Clear(_elapsed, 0, _readings);
        }
        else if (_history.Length > 1)
        {
            // All histories at once; the newest value of each is written over what comes from its neighbour.
            Array.Copy(_history, 0, _history, 1, _history.Length - 1);
        }

        TakeReadings(isRow);
        short[] operations = _recipe.Operations;
        int value = _readings;
        for (int at = 0; at < operations.Length; at += Recipe.Stride)
        {
            float result = Evaluate(operations, at, local);
            if (FloatBits.IsFinite(result))
            {
                _values[value] = result;
            }

            Remember(value++);
        }

        for (int i = 0; i < _readings; i++)
        {
            _elapsed[i] = isRow && _good[i] ? 0 : _elapsed[i];
        }

        _begins = false;
    }

    private void TakeReadings(bool isRow)
    {
        for (int i = 0; i < _readings; i++)
        {
            if (isRow && _good[i])
            {
                _values[i] = _row[i];
            }

            if (!_begins)
            {
                _elapsed[i] = _elapsed[i] > LongestElapsed - _seconds ? LongestElapsed : _elapsed[i] + _seconds;
            }

            Remember(i);
        }
    }

    /// <summary>Puts a value at the head of its history; steps before the first count as equal to the first.</summary>
    private void Remember(int value)
    {
        int from = _recipe.Histories[value];
        int end = _recipe.Histories[value + 1];
        end = _begins || end == from ? end : from + 1;
        for (int i = from; i < end; i++)
        {
            _history[i] = _values[value];
        }
    }

    private float Evaluate(short[] operations, int at, long local)
    {
        var kind = (FeatureKind)operations[at];
        int value = operations[at + 1];
        int steps = operations[at + 3];
        if (kind >= FeatureKind.HourSine)
        {
            return FeatureClock.Of(kind, local);
        }

        float now = _values[value];
        float other = _values[operations[at + 2]];
        int from = _recipe.Histories[value];
        switch (kind)
        {
            case FeatureKind.Lag:
                return _history[from + steps];
            case FeatureKind.Change:
                return now - _history[from + steps];
            case FeatureKind.Mean:
                return (float)FeatureWindow.Mean(_history, from, steps);
            case FeatureKind.Minimum:
            case FeatureKind.Maximum:
                return FeatureWindow.Extreme(_history, from, steps, kind == FeatureKind.Maximum);
            case FeatureKind.Deviation:
                return FeatureWindow.Deviation(_history, from, steps);
            case FeatureKind.Ratio:
                // The board's CLR throws where others give infinity.
                return other == 0 ? float.NaN : now / other;
            case FeatureKind.Difference:
                return now - other;
            case FeatureKind.Product:
                return now * other;
            case FeatureKind.DewPoint:
                return FeatureMath.DewPoint(now, other);
            case FeatureKind.Logarithm:
                return now > 0 ? (float)FeatureMath.Logarithm(now) : float.NaN;
            case FeatureKind.Clip:
                float least = _recipe.Limits[steps];
                float most = _recipe.Limits[steps + 1];
                return now < least ? least : now > most ? most : now;
            default:
                return _elapsed[value];
        }
    }
}
