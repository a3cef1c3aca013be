using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// A recurrent network that is stepped one reading at a time, or run on a window of them. Holds the state; neither allocates.
/// Not for use by several threads at once: each takes a network of its own, which may share the model. Null where an array is expected is
/// an <see cref="ArgumentNullException"/>, a wrong length an <see cref="ArgumentException"/>; after either the state is as before.
/// </summary>
public abstract partial class RecurrentNetwork
{
    private readonly int[] _held;
    private readonly int[] _output;
    private readonly int _tokens;
    private readonly WindowRunner _runner;
    private readonly FeatureRunner _features;
    private readonly float[] _row;
    private BadReadingPolicy _badReadings;

    /// <summary>
    /// Creates the state, which starts as the model says, normally all zero, and room for windows of <see cref="ModelInfo.Window"/> steps.
    /// </summary>
    protected RecurrentNetwork(ModelInfo info)
        : this(info, info.Window) { }

    /// <summary>Creates the state, which starts as the model says: normally all zero.</summary>
    /// <param name="info">What the model says about itself.</param>
    /// <param name="mostSteps">The longest window that a network with layers that run backwards makes room for; others need none.</param>
    protected RecurrentNetwork(ModelInfo info, int mostSteps)
    {
        Info = info;
        State = new int[info.StateLength];
        _held = new int[info.Inputs.Length];
        _output = new int[info.Outputs.Length];
        if (info.Recipe != null)
        {
            _features = new FeatureRunner(info.Recipe);
            _row = new float[info.Inputs.Length];
        }

        Reset();
        _tokens = info.Tokens;
        if (info.NeedsWindow)
        {
            if (mostSteps < 1 || mostSteps > ModelLimits.WindowSteps)
            {
                throw new ArgumentException(
                    "steps of a window: expected 1 to " + ModelLimits.WindowSteps.ToString() + ", found " + mostSteps.ToString());
            }

            _runner = new WindowRunner(this, info.Structure.Layers, State, mostSteps);
        }
    }

    /// <summary>Names, units, sizes, self test.</summary>
    public ModelInfo Info { get; }

    /// <summary>Features in a reading.</summary>
    public int InputSize => _held.Length;

    /// <summary>Values out of a step.</summary>
    public int OutputSize => _output.Length;

    /// <summary>What a NaN or infinite reading does; holds the last good value unless told otherwise.</summary>
    public BadReadingPolicy BadReadings
    {
        get => _badReadings;
        set => _badReadings = value;
    }

    /// <summary>h and c of all layers, as <see cref="ModelInfo.StateSegments"/> tells.</summary>
    protected internal int[] State { get; }

    /// <summary>What the layer is where there is only one, otherwise 0: <see cref="RecurrentCell"/> asks.</summary>
    protected virtual LayerKind OnlyLayer => 0;

    internal LayerKind CellKind => OnlyLayer;

    /// <summary>One step of the kernels: quantized input in, raw output out, <see cref="State"/> updated.</summary>
    protected abstract void StepCore(int[] input, int[] output);

    /// <summary>
    /// One step of one layer, for windows: a recurrent layer updates its part of <see cref="State"/>, any other writes its output.
    /// </summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="direction">1 for the layer that runs backwards, otherwise 0.</param>
    /// <param name="input">Begins with the layer's input.</param>
    /// <param name="output">Receives the output of a layer without a state, from its first element.</param>
    protected virtual void StepCore(int layer, int direction, int[] input, int[] output)
    {
        throw new InvalidOperationException("this network is stepped as a whole");
    }

    // An override outside this assembly may or may not see what is internal here, and would have to say so.
    internal void Step(int layer, int direction, int[] input, int[] output) => StepCore(layer, direction, input, output);

    /// <summary>One step in physical units.</summary>
    /// <param name="input">[InputSize] readings in the features' units.</param>
    /// <param name="output">[OutputSize] values in the outputs' units.</param>
    /// <exception cref="ArgumentException">An array of the wrong length, a bad reading under
    /// <see cref="BadReadingPolicy.Throw"/>, or not one of the tokens; the state is unchanged.</exception>
    /// <exception cref="InvalidOperationException">The network needs a window.</exception>
    public void Step(float[] input, float[] output)
    {
        if (input == null)
        {
            throw new ArgumentNullException(nameof(input));
        }

        if (output == null)
        {
            throw new ArgumentNullException(nameof(output));
        }

        if (output.Length != _output.Length)
        {
            throw WrongLength("output", output.Length, _output.Length);
        }

        if (_runner != null)
        {
            throw NeedsWindow();
        }

        // Not by way of Quantize: a call costs an interpreter as much as a dozen instructions.
        if (input.Length != _held.Length)
        {
            throw WrongLength("input", input.Length, _held.Length);
        }

        if (_tokens > 0 || _badReadings != BadReadingPolicy.HoldLastGood)
        {
            RequireGood(input);
        }

        QuantizeReadings(input, 0, _held);
        int[] raw = _output;
        StepCore(_held, raw);
        OutputChannel[] outputs = Info.Outputs;
        for (int i = 0; i < raw.Length; i++)
        {
            output[i] = raw[i] * outputs[i].Scale + outputs[i].Offset;
        }
    }

    /// <summary>One step on integers.</summary>
    /// <param name="input">[InputSize] quantized readings, at most <see cref="ModelInfo.InputLimit"/> in magnitude.</param>
    /// <param name="output">[OutputSize] raw values, in the Q format of the last layer.</param>
    /// <exception cref="ArgumentException">An array of the wrong length or a value out of range; the state is unchanged.</exception>
    public void Step(int[] input, int[] output)
    {
        if (input == null)
        {
            throw new ArgumentNullException(nameof(input));
        }

        if (output == null)
        {
            throw new ArgumentNullException(nameof(output));
        }

        if (input.Length != InputSize)
        {
            throw WrongLength("input", input.Length, InputSize);
        }

        if (output.Length != OutputSize)
        {
            throw WrongLength("output", output.Length, OutputSize);
        }

        if (_runner != null)
        {
            throw NeedsWindow();
        }

        RequireRange(input);
        Array.Copy(input, 0, _held, 0, input.Length);
        StepCore(_held, output);
    }

    /// <summary>Turns readings into the integers that <see cref="Step(int[], int[])"/> takes; bad readings are treated as in a step.</summary>
    /// <param name="readings">[InputSize] in the features' units.</param>
    /// <param name="quantized">[InputSize], rounded half away from zero and cut at <see cref="ModelInfo.InputLimit"/>.</param>
    public void Quantize(float[] readings, int[] quantized)
    {
        if (readings == null)
        {
            throw new ArgumentNullException(nameof(readings));
        }

        if (quantized == null)
        {
            throw new ArgumentNullException(nameof(quantized));
        }

        int count = _held.Length;
        if (readings.Length != count)
        {
            throw WrongLength("input", readings.Length, count);
        }

        if (quantized.Length != count)
        {
            throw WrongLength("quantized input", quantized.Length, count);
        }

        RequireGood(readings);
        QuantizeReadings(readings, 0, quantized);
    }

    /// <summary>Turns one row of readings into integers: round((reading - center) * gain), half away from zero.</summary>
    /// <param name="readings">Holds the row.</param>
    /// <param name="from">Its first element.</param>
    /// <param name="quantized">[InputSize]; what is outside the limit, or not finite, by <see cref="QuantizeOutside"/>.</param>
    protected virtual void QuantizeReadings(float[] readings, int from, int[] quantized)
    {
        InputChannel[] inputs = Info.Inputs;
        int count = inputs.Length;
        float limit = Info.InputLimit;
        float least = -limit;
        for (int i = 0; i < count; i++)
        {
            // Of a NaN one of the two comparisons is false, in whatever order a CLR puts it.
            float reading = readings[from + i];
            float scaled = (reading - inputs[i].Center) * inputs[i].Gain;
            quantized[i] = scaled < limit && scaled > least ? (scaled < 0 ? -(int)(0.5f - scaled) : (int)(scaled + 0.5f)) : QuantizeOutside(reading, scaled, i);
        }
    }

    /// <summary>What becomes of a reading that the limit cuts, or that is NaN or infinite and holds the last good one.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="scaled">(reading - center) * gain.</param>
    /// <param name="input">Which of the row.</param>
    protected int QuantizeOutside(float reading, float scaled, int input) =>
        !FloatBits.IsFinite(reading) ? _held[input]
        : scaled < 0 ? -Info.InputLimit
        : Info.InputLimit;

    /// <summary>Fails on what is not a token, or on a bad reading if it is not to be replaced by the last good one.</summary>
    private void RequireGood(float[] readings)
    {
        if (_tokens > 0)
        {
            RequireTokens(readings);
        }
        else if (_badReadings == BadReadingPolicy.Throw)
        {
            RequireFinite(readings);
        }
    }

    private void RequireFinite(float[] readings)
    {
        for (int i = 0; i < readings.Length; i++)
        {
            if (!FloatBits.IsFinite(readings[i]))
            {
                throw new ArgumentException(
                    "input " + i.ToString() + " (" + Info.Inputs[i % InputSize].Name + "): expected a finite reading, found NaN or infinity");
            }
        }
    }

    private void RequireTokens(float[] tokens)
    {
        float most = _tokens - 1;
        for (int i = 0; i < tokens.Length; i++)
        {
            float token = tokens[i];
            if (!FloatBits.IsFinite(token) || token < 0 || token > most || (int)token != token)
            {
                throw new ArgumentException(
                    "input " + i.ToString() + ": expected a token from 0 to " + (_tokens - 1).ToString() + ", found "
                        + (FloatBits.IsFinite(token) ? token.ToString() : "NaN or infinity"));
            }
        }
    }

    private void RequireRange(int[] input)
    {
        int limit = Info.InputLimit;
        int least = _tokens > 0 ? 0 : -limit;
        for (int i = 0; i < input.Length; i++)
        {
            if (input[i] <= limit && input[i] >= least)
            {
                continue;
            }

            string expected = _tokens > 0 ? "a token from 0 to " + limit.ToString() : "at most " + limit.ToString() + " in magnitude";
            throw new ArgumentException("input " + i.ToString() + ": expected " + expected + ", found " + input[i].ToString());
        }
    }

    // Not a method that checks: a call costs an interpreter as much as a dozen instructions, and the board allocates a string
    // literal each time it is mentioned.
    private static ArgumentException WrongLength(string what, int length, int expected) =>
        new ArgumentException(what + ": expected " + expected.ToString() + " values, found " + length.ToString());
}
