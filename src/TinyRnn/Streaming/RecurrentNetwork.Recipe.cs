using System;

namespace TinyRnn;

public abstract partial class RecurrentNetwork
{
    /// <summary>Makes features of readings, and knows which readings are missing; null in a network without a recipe.</summary>
    public FeatureRunner Features => _features;

    /// <summary>
    /// One row of readings, at its time, of a network with a recipe. Steps that were missing since the row before are stepped with the
    /// readings held, or all begins anew: <see cref="StepOutcome"/> says which, docs/features.md by what rule.
    /// </summary>
    /// <param name="readings">[readings of the recipe] in their units; NaN or infinite is a missing one.</param>
    /// <param name="seconds">The time of the row, in seconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="outputs">[OutputSize] values in the outputs' units; NaN when nothing was stepped.</param>
    /// <exception cref="ArgumentException">An array of the wrong length, a bad reading under <see cref="BadReadingPolicy.Throw"/>, or a
    /// time outside of the years 1 to 9999; the state is unchanged.</exception>
    /// <exception cref="InvalidOperationException">The network has no recipe, or needs a window.</exception>
    public StepOutcome Step(float[] readings, long seconds, float[] outputs)
    {
        if (readings == null)
        {
            throw new ArgumentNullException(nameof(readings));
        }

        if (outputs == null)
        {
            throw new ArgumentNullException(nameof(outputs));
        }

        if (_features == null)
        {
            throw new InvalidOperationException("the network has no recipe and takes its inputs without a time");
        }

        if (_runner != null)
        {
            throw NeedsWindow();
        }

        if (outputs.Length != _output.Length)
        {
            throw WrongLength("output", outputs.Length, _output.Length);
        }

        if (_badReadings == BadReadingPolicy.Throw)
        {
            RequireGoodRow(readings);
        }

        StepOutcome outcome = StepRow(readings, seconds);
        bool stepped = outcome < StepOutcome.Waiting;
        OutputChannel[] channels = Info.Outputs;
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = stepped ? _output[i] * channels[i].Scale + channels[i].Offset : float.NaN;
        }

        return outcome;
    }

    /// <summary>The raw outputs of the last step: [OutputSize].</summary>
    internal void CopyRawOutput(int[] destination) => Array.Copy(_output, 0, destination, 0, _output.Length);

    /// <summary>Steps through all that a row brings; the last step's raw output stays in <see cref="_output"/>.</summary>
    private StepOutcome StepRow(float[] readings, long seconds)
    {
        StepOutcome outcome = _features.Take(readings, seconds);
        if (outcome == StepOutcome.Started)
        {
            Info.CopyInitialState(State);
            Array.Clear(_held, 0, _held.Length);
        }

        while (_features.Next(_row))
        {
            QuantizeReadings(_row, 0, _held);
            StepCore(_held, _output);
        }

        return outcome;
    }

    private void RequireGoodRow(float[] readings)
    {
        ReadingChannel[] channels = Info.Recipe.Readings;
        for (int i = 0; i < readings.Length && i < channels.Length; i++)
        {
            if (!FloatBits.IsFinite(readings[i]))
            {
                throw new ArgumentException("reading " + i.ToString() + " (" + channels[i].Name + "): expected a finite reading, found NaN or infinity");
            }
        }
    }
}
