using System;

namespace TinyRnn;

/// <summary>
/// A recurrent network that is stepped one reading at a time. Holds the state; a step allocates nothing. Not for use by
/// several threads at once.
/// </summary>
public abstract class RecurrentNetwork
{
    private readonly int[] _held;
    private readonly int[] _output;
    private readonly float[] _centers;
    private readonly float[] _gains;
    private readonly float[] _scales;
    private readonly float[] _offsets;
    private readonly int _inputLimit;
    private BadReadingPolicy _badReadings;

    /// <summary>Creates the state, which starts as the model says: normally all zero.</summary>
    protected RecurrentNetwork(ModelInfo info)
    {
        Info = info;
        InputSize = info.Inputs.Length;
        OutputSize = info.Outputs.Length;
        State = new int[info.StateLength];
        _held = new int[InputSize];
        _output = new int[OutputSize];
        _inputLimit = info.InputLimit;
        _centers = new float[InputSize];
        _gains = new float[InputSize];
        for (int i = 0; i < InputSize; i++)
        {
            _centers[i] = info.Inputs[i].Center;
            _gains[i] = info.Inputs[i].Gain;
        }

        _scales = new float[OutputSize];
        _offsets = new float[OutputSize];
        for (int i = 0; i < OutputSize; i++)
        {
            _scales[i] = info.Outputs[i].Scale;
            _offsets[i] = info.Outputs[i].Offset;
        }

        Reset();
    }

    /// <summary>Names, units, sizes, self test.</summary>
    public ModelInfo Info { get; }

    /// <summary>Features in a reading.</summary>
    public int InputSize { get; }

    /// <summary>Values out of a step.</summary>
    public int OutputSize { get; }

    /// <summary>What a NaN or infinite reading does; holds the last good value unless told otherwise.</summary>
    public BadReadingPolicy BadReadings
    {
        get => _badReadings;
        set => _badReadings = value;
    }

    /// <summary>h and c of all layers, as <see cref="ModelInfo.StateSegments"/> tells.</summary>
    protected internal int[] State { get; }

    /// <summary>What the layer is where there is only one, otherwise 0: <see cref="RecurrentCell"/> asks.</summary>
    protected internal virtual LayerKind OnlyLayer => 0;

    /// <summary>One step of the kernels: quantized input in, raw output out, <see cref="State"/> updated.</summary>
    protected abstract void StepCore(int[] input, int[] output);

    /// <summary>The self test's readings and outputs; made anew when they are not kept in memory.</summary>
    protected abstract SelfTestVectors CreateSelfTest();

    /// <summary>One step in physical units.</summary>
    /// <param name="input">[InputSize] readings in the features' units.</param>
    /// <param name="output">[OutputSize] values in the outputs' units.</param>
    /// <exception cref="ArgumentException">An array of the wrong length, or a bad reading under
    /// <see cref="BadReadingPolicy.Throw"/>; the state is unchanged.</exception>
    public void Step(float[] input, float[] output)
    {
        if (output.Length != _output.Length)
        {
            throw WrongLength("output", output.Length, _output.Length);
        }

        Quantize(input, _held);
        int[] raw = _output;
        StepCore(_held, raw);
        float[] scales = _scales;
        float[] offsets = _offsets;
        for (int i = 0; i < raw.Length; i++)
        {
            output[i] = raw[i] * scales[i] + offsets[i];
        }
    }

    /// <summary>One step on integers.</summary>
    /// <param name="input">[InputSize] quantized readings, at most <see cref="ModelInfo.InputLimit"/> in magnitude.</param>
    /// <param name="output">[OutputSize] raw values, in the Q format of the last layer.</param>
    /// <exception cref="ArgumentException">An array of the wrong length or a value out of range; the state is unchanged.</exception>
    public void StepRaw(int[] input, int[] output)
    {
        if (input.Length != InputSize)
        {
            throw WrongLength("input", input.Length, InputSize);
        }

        if (output.Length != OutputSize)
        {
            throw WrongLength("output", output.Length, OutputSize);
        }

        int limit = _inputLimit;
        for (int i = 0; i < input.Length; i++)
        {
            if (input[i] > limit || input[i] < -limit)
            {
                throw new ArgumentException(
                    "input " + i.ToString() + ": expected at most " + limit.ToString() + " in magnitude, found " + input[i].ToString());
            }
        }

        Array.Copy(input, 0, _held, 0, input.Length);
        StepCore(_held, output);
    }

    /// <summary>Turns readings into the integers that <see cref="StepRaw"/> takes; bad readings are treated as in a step.</summary>
    /// <param name="readings">[InputSize] in the features' units.</param>
    /// <param name="quantized">[InputSize], rounded half away from zero and cut at <see cref="ModelInfo.InputLimit"/>.</param>
    public unsafe void Quantize(float[] readings, int[] quantized)
    {
        int count = _centers.Length;
        if (readings.Length != count)
        {
            throw WrongLength("input", readings.Length, count);
        }

        if (quantized.Length != count)
        {
            throw WrongLength("quantized input", quantized.Length, count);
        }

        if (_badReadings == BadReadingPolicy.Throw)
        {
            RequireFinite(readings);
        }

        // This loop is a good part of a compiled step's overhead, so that it makes no calls.
        float[] centers = _centers;
        float[] gains = _gains;
        int[] held = _held;
        float limit = _inputLimit;
        for (int i = 0; i < count; i++)
        {
            float reading = readings[i];
            if ((*(int*)&reading & FloatBits.ExponentMask) == FloatBits.ExponentMask)
            {
                quantized[i] = held[i];
                continue;
            }

            float scaled = (reading - centers[i]) * gains[i];
            if (scaled < 0)
            {
                quantized[i] = scaled <= -limit ? -_inputLimit : -(int)(0.5f - scaled);
            }
            else
            {
                quantized[i] = scaled >= limit ? _inputLimit : (int)(scaled + 0.5f);
            }
        }
    }

    /// <summary>
    /// Back to the initial state: h and c are what the model starts from, normally zero, and the held readings are zero.
    /// </summary>
    public void Reset()
    {
        int[] initial = Info.InitialState;
        if (initial == null)
        {
            Array.Clear(State, 0, State.Length);
        }
        else
        {
            Array.Copy(initial, 0, State, 0, initial.Length);
        }

        Array.Clear(_held, 0, _held.Length);
    }

    /// <summary>Copies the state as integers; <see cref="ModelInfo.StateSegments"/> tells what stands where.</summary>
    public void ReadState(int[] destination)
    {
        if (destination.Length != State.Length)
        {
            throw WrongLength("state", destination.Length, State.Length);
        }

        Array.Copy(State, 0, destination, 0, State.Length);
    }

    /// <summary>Replaces the state, all of it or, when a value is out of range, nothing.</summary>
    /// <exception cref="ArgumentException">Wrong length, or a value beyond its segment's bound.</exception>
    public void WriteState(int[] source)
    {
        if (source.Length != State.Length)
        {
            throw WrongLength("state", source.Length, State.Length);
        }

        StateSegment[] segments = Info.StateSegments;
        for (int i = 0; i < segments.Length; i++)
        {
            for (int k = segments[i].Offset; k < segments[i].Offset + segments[i].Length; k++)
            {
                if (source[k] > segments[i].Bound || source[k] < -segments[i].Bound)
                {
                    throw new ArgumentException(
                        "state " + k.ToString() + ": expected at most " + segments[i].Bound.ToString() + " in magnitude, found " + source[k].ToString());
                }
            }
        }

        Array.Copy(source, 0, State, 0, State.Length);
    }

    /// <summary>Reads h of a layer (<c>h_n</c>), in its natural unit.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="destination">[hidden].</param>
    public void ReadHidden(int layer, float[] destination) => ReadSegment(FindSegment(layer, false), destination);

    /// <summary>Reads c of an LSTM layer (<c>c_n</c>).</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="destination">[hidden].</param>
    public void ReadCell(int layer, float[] destination) => ReadSegment(FindSegment(layer, true), destination);

    /// <summary>Sets h of a layer (<c>h0</c>), all of it or nothing.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="source">[hidden], finite, within the segment's bound.</param>
    public void WriteHidden(int layer, float[] source) => WriteSegment(FindSegment(layer, false), source);

    /// <summary>Sets c of an LSTM layer (<c>c0</c>), all of it or nothing.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="source">[hidden], finite, within +-2048.</param>
    public void WriteCell(int layer, float[] source) => WriteSegment(FindSegment(layer, true), source);

    /// <summary>Bytes that <see cref="SaveState"/> writes.</summary>
    public int SavedStateLength => StateCodec.HeaderLength + 4 * (State.Length + _held.Length) + StateCodec.TrailerLength;

    /// <summary>Writes the state, with the model's id and a checksum, for <see cref="RestoreState"/>. Allocates nothing.</summary>
    /// <returns>The number of bytes written, <see cref="SavedStateLength"/>.</returns>
    public int SaveState(byte[] buffer, int offset)
    {
        if (offset < 0 || offset > buffer.Length - SavedStateLength)
        {
            throw new ArgumentException(
                "buffer: expected " + SavedStateLength.ToString() + " bytes from offset " + offset.ToString() + ", found " + buffer.Length.ToString() + " in all");
        }

        return StateCodec.Save(Info, State, _held, buffer, offset);
    }

    /// <summary>Continues where <see cref="SaveState"/> was called: all of the state or, on an error, nothing.</summary>
    /// <param name="buffer">Holds the saved state.</param>
    /// <param name="offset">Its first byte.</param>
    /// <param name="count">Its length in bytes.</param>
    /// <exception cref="SavedStateException">Torn, corrupted, or of another model; the state is unchanged.</exception>
    public void RestoreState(byte[] buffer, int offset, int count)
    {
        StateCodec.Check(Info, State.Length, _held.Length, buffer, offset, count);
        StateCodec.Restore(State, _held, buffer, offset);
    }

    /// <summary>
    /// Replays the model's self test from a fresh state and compares every integer. The state is as before afterwards.
    /// Allocates; not for use between steps on a tight heap.
    /// </summary>
    public SelfTestResult SelfTest()
    {
        var state = (int[])State.Clone();
        var held = (int[])_held.Clone();
        BadReadingPolicy policy = BadReadings;
        BadReadings = BadReadingPolicy.HoldLastGood;
        Reset();
        SelfTestResult result = ReplaySelfTest();
        BadReadings = policy;
        Array.Copy(state, 0, State, 0, state.Length);
        Array.Copy(held, 0, _held, 0, held.Length);
        return result;
    }

    private SelfTestResult ReplaySelfTest()
    {
        SelfTestVectors test = CreateSelfTest();
        var reading = new float[InputSize];
        for (int step = 0; step < test.Steps; step++)
        {
            Array.Copy(test.Readings, step * InputSize, reading, 0, InputSize);
            Quantize(reading, _held);
            StepCore(_held, _output);
            for (int i = 0; i < OutputSize; i++)
            {
                int expected = test.Outputs[step * OutputSize + i];
                if (_output[i] != expected)
                {
                    return new SelfTestResult(test.Steps, step, i, expected, _output[i]);
                }
            }
        }

        return new SelfTestResult(test.Steps);
    }

    private void RequireFinite(float[] readings)
    {
        for (int i = 0; i < readings.Length; i++)
        {
            if (!FloatBits.IsFinite(readings[i]))
            {
                throw new ArgumentException(
                    "input " + i.ToString() + " (" + Info.Inputs[i].Name + "): expected a finite reading, found NaN or infinity");
            }
        }
    }

    private StateSegment FindSegment(int layer, bool cell)
    {
        StateSegment[] segments = Info.StateSegments;
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i].Layer == layer && segments[i].IsCell == cell)
            {
                return segments[i];
            }
        }

        throw new ArgumentException("layer " + layer.ToString() + " has no " + (cell ? "cell" : "hidden") + " state");
    }

    private void ReadSegment(StateSegment segment, float[] destination)
    {
        if (destination.Length != segment.Length)
        {
            throw WrongLength("state", destination.Length, segment.Length);
        }

        float scale = 1.0f / (1 << segment.FractionBits);
        for (int i = 0; i < segment.Length; i++)
        {
            destination[i] = State[segment.Offset + i] * scale;
        }
    }

    private void WriteSegment(StateSegment segment, float[] source)
    {
        if (source.Length != segment.Length)
        {
            throw WrongLength("state", source.Length, segment.Length);
        }

        double one = 1 << segment.FractionBits;
        for (int i = 0; i < source.Length; i++)
        {
            if (!FloatBits.IsFinite(source[i]) || source[i] * one > segment.Bound || source[i] * one < -(double)segment.Bound)
            {
                throw new ArgumentException(
                    "layer " + segment.Layer.ToString() + ", " + (segment.IsCell ? "c" : "h") + "[" + i.ToString() + "]: expected at most "
                        + (segment.Bound / one).ToString() + " in magnitude, found " + source[i].ToString());
            }
        }

        for (int i = 0; i < source.Length; i++)
        {
            double scaled = source[i] * one;
            State[segment.Offset + i] = scaled < 0 ? -(int)(0.5 - scaled) : (int)(scaled + 0.5);
        }
    }

    // Not a method that checks: a call costs an interpreter as much as a dozen instructions, and the board allocates a string
    // literal each time it is mentioned.
    private static ArgumentException WrongLength(string what, int length, int expected) =>
        new ArgumentException(what + ": expected " + expected.ToString() + " values, found " + length.ToString());
}
