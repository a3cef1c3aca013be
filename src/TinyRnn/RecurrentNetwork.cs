using System;

namespace TinyRnn;

/// <summary>
/// A recurrent network that is stepped one reading at a time, or run on a window of them. Holds the state; neither allocates.
/// Not for use by several threads at once.
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
    private readonly int _tokens;
    private readonly WindowRunner _runner;
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

    /// <summary>Runs windows; null in a network that is stepped.</summary>
    internal WindowRunner Runner => _runner;

    /// <summary>Integers that windows take.</summary>
    internal int WindowBufferLength => _runner == null ? 0 : _runner.Length;

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
    protected virtual void StepLayer(int layer, int direction, int[] input, int[] output)
    {
        throw new InvalidOperationException("this network is stepped as a whole");
    }

    // An override outside this assembly may or may not see what is internal here, and would have to say so.
    internal void StepOneLayer(int layer, int direction, int[] input, int[] output) => StepLayer(layer, direction, input, output);

    /// <summary>The self test's readings and outputs; made anew when they are not kept in memory.</summary>
    protected abstract SelfTestVectors CreateSelfTest();

    /// <summary>One step in physical units.</summary>
    /// <param name="input">[InputSize] readings in the features' units.</param>
    /// <param name="output">[OutputSize] values in the outputs' units.</param>
    /// <exception cref="ArgumentException">An array of the wrong length, a bad reading under
    /// <see cref="BadReadingPolicy.Throw"/>, or not one of the tokens; the state is unchanged.</exception>
    /// <exception cref="InvalidOperationException">The network needs a window.</exception>
    public void Step(float[] input, float[] output)
    {
        if (output.Length != _output.Length)
        {
            throw WrongLength("output", output.Length, _output.Length);
        }

        if (_runner != null)
        {
            throw NeedsWindow();
        }

        // Not by way of Quantize: a call costs an interpreter as much as a dozen instructions.
        if (input.Length != _centers.Length)
        {
            throw WrongLength("input", input.Length, _centers.Length);
        }

        if (_tokens > 0 || _badReadings != BadReadingPolicy.HoldLastGood)
        {
            RequireGood(input);
        }

        QuantizeRow(input, 0, _held);
        int[] raw = _output;
        StepCore(_held, raw);
        float[] scales = _scales;
        float[] offsets = _offsets;
        for (int i = 0; i < raw.Length; i++)
        {
            output[i] = raw[i] * scales[i] + offsets[i];
        }
    }

    /// <summary>Runs a window; see <see cref="Run(float[], float[], float[], float[])"/>.</summary>
    public void Run(float[] window, float[] output) => Run(window, output, null, null);

    /// <summary>
    /// Runs a window in physical units, from the state there is, and leaves h_n and c_n as the state. With one direction it gives
    /// what as many steps would. <see cref="Reset"/> comes first where a window has nothing to do with the one before.
    /// </summary>
    /// <param name="window">[steps, InputSize], row-major: readings in the features' units, or tokens.</param>
    /// <param name="output">[steps, OutputSize] in the outputs' units, or [OutputSize] where the network gives the last step.</param>
    /// <param name="hn">Receives h after the window, of all layers and directions in order, forward first; may be null.</param>
    /// <param name="cn">Receives c of all LSTMs likewise; may be null.</param>
    /// <exception cref="ArgumentException">An array of the wrong length, more steps than there is room for, a bad reading under
    /// <see cref="BadReadingPolicy.Throw"/>, or not one of the tokens; the state is unchanged.</exception>
    public void Run(float[] window, float[] output, float[] hn, float[] cn)
    {
        int steps = StepsOf(window.Length);
        RequireOutputLength(output.Length, steps);
        RequireStateLength("hn", hn, false);
        RequireStateLength("cn", cn, true);
        RequireGood(window);
        if (_runner != null)
        {
            RunLayers(window, steps, output);
        }
        else
        {
            RunSteps(window, steps, output);
        }

        CopyStates(hn, false);
        CopyStates(cn, true);
    }

    /// <summary>Runs a window of integers, from the state there is, and leaves h_n and c_n as the state.</summary>
    /// <param name="window">[steps, InputSize] quantized readings, at most <see cref="ModelInfo.InputLimit"/> in magnitude, or tokens.</param>
    /// <param name="output">[steps, OutputSize] raw values, or [OutputSize] where the network gives the last step.</param>
    /// <exception cref="ArgumentException">An array of the wrong length, more steps than there is room for, or a value out of range;
    /// the state is unchanged.</exception>
    public void RunRaw(int[] window, int[] output)
    {
        int steps = StepsOf(window.Length);
        RequireOutputLength(output.Length, steps);
        RequireRange(window);
        if (_runner != null)
        {
            Array.Copy(window, 0, _runner.Window, 0, window.Length);
            Array.Copy(window, window.Length - InputSize, _held, 0, InputSize);
            Array.Copy(_runner.Run(steps), 0, output, 0, output.Length);
            return;
        }

        for (int step = 0; step < steps; step++)
        {
            Array.Copy(window, step * InputSize, _held, 0, InputSize);
            StepCore(_held, _output);
            if (!Info.GivesLastStep || step == steps - 1)
            {
                Array.Copy(_output, 0, output, Info.GivesLastStep ? 0 : step * OutputSize, OutputSize);
            }
        }
    }

    /// <summary>Fails unless a window of so many steps finds room.</summary>
    internal void RequireRoom(int steps)
    {
        int most = _runner.MostSteps;
        if (steps > most)
        {
            throw new ArgumentException(
                "window: expected at most " + most.ToString() + " steps, for which the network has room, found " + steps.ToString());
        }
    }

    /// <summary>Puts one step of a window, in units, where <see cref="RunPut"/> takes it; for networks that need a window.</summary>
    internal void PutStep(float[] reading, int step)
    {
        Quantize(reading, _held);
        Array.Copy(_held, 0, _runner.Window, step * InputSize, InputSize);
    }

    /// <summary>Runs the steps that were put and returns a buffer that begins with the raw outputs.</summary>
    internal int[] RunPut(int steps) => _runner.Run(steps);

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

        if (_runner != null)
        {
            throw NeedsWindow();
        }

        RequireRange(input);
        Array.Copy(input, 0, _held, 0, input.Length);
        StepCore(_held, output);
    }

    /// <summary>Turns readings into the integers that <see cref="StepRaw"/> takes; bad readings are treated as in a step.</summary>
    /// <param name="readings">[InputSize] in the features' units.</param>
    /// <param name="quantized">[InputSize], rounded half away from zero and cut at <see cref="ModelInfo.InputLimit"/>.</param>
    public void Quantize(float[] readings, int[] quantized)
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

        RequireGood(readings);
        QuantizeRow(readings, 0, quantized);
    }

    private unsafe void QuantizeRow(float[] readings, int from, int[] quantized)
    {
        // This loop is a good part of a compiled step's overhead, so that it makes no calls.
        int count = _centers.Length;
        float[] centers = _centers;
        float[] gains = _gains;
        int[] held = _held;
        float limit = _inputLimit;
        for (int i = 0; i < count; i++)
        {
            float reading = readings[from + i];
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
        Info.CopyInitialState(State);
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
    /// <param name="destination">[directions * hidden], forward first.</param>
    public void ReadHidden(int layer, float[] destination) => ReadSegments(layer, false, destination);

    /// <summary>Reads c of an LSTM layer (<c>c_n</c>).</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="destination">[directions * hidden], forward first.</param>
    public void ReadCell(int layer, float[] destination) => ReadSegments(layer, true, destination);

    /// <summary>Sets h of a layer (<c>h0</c>), all of it or nothing.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="source">[directions * hidden], forward first; finite, within the segment's bound.</param>
    public void WriteHidden(int layer, float[] source) => WriteSegments(layer, false, source);

    /// <summary>Sets c of an LSTM layer (<c>c0</c>), all of it or nothing.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="source">[directions * hidden], forward first; finite, within +-2048.</param>
    public void WriteCell(int layer, float[] source) => WriteSegments(layer, true, source);

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
        return test.Windows == null ? ReplaySteps(test) : ReplayWindows(test);
    }

    private SelfTestResult ReplaySteps(SelfTestVectors test)
    {
        for (int step = 0; step < test.Steps; step++)
        {
            QuantizeRow(test.Readings, step * InputSize, _held);
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

    private SelfTestResult ReplayWindows(SelfTestVectors test)
    {
        bool last = Info.GivesLastStep;
        int from = 0;
        int at = 0;
        for (int i = 0; i < test.Windows.Length; i++)
        {
            int steps = test.Windows[i];
            var window = new float[steps * InputSize];
            Array.Copy(test.Readings, from * InputSize, window, 0, window.Length);
            var raw = new int[window.Length];
            var output = new int[(last ? 1 : steps) * OutputSize];
            Reset();
            for (int step = 0; step < steps; step++)
            {
                QuantizeRow(window, step * InputSize, _held);
                Array.Copy(_held, 0, raw, step * InputSize, InputSize);
            }

            RunRaw(raw, output);
            for (int k = 0; k < output.Length; k++)
            {
                int expected = test.Outputs[at++];
                if (output[k] != expected)
                {
                    int step = from + (last ? steps - 1 : k / OutputSize);
                    return new SelfTestResult(test.Steps, step, k % OutputSize, expected, output[k]);
                }
            }

            from += steps;
        }

        return new SelfTestResult(test.Steps);
    }

    private void RunLayers(float[] window, int steps, float[] output)
    {
        int[] quantized = _runner.Window;
        for (int step = 0; step < steps; step++)
        {
            QuantizeRow(window, step * InputSize, _held);
            Array.Copy(_held, 0, quantized, step * InputSize, InputSize);
        }

        int[] raw = _runner.Run(steps);
        for (int i = 0; i < output.Length; i++)
        {
            int channel = i % OutputSize;
            output[i] = raw[i] * _scales[channel] + _offsets[channel];
        }
    }

    private void RunSteps(float[] window, int steps, float[] output)
    {
        bool last = Info.GivesLastStep;
        for (int step = 0; step < steps; step++)
        {
            QuantizeRow(window, step * InputSize, _held);
            StepCore(_held, _output);
            if (last && step < steps - 1)
            {
                continue;
            }

            int at = last ? 0 : step * OutputSize;
            for (int i = 0; i < OutputSize; i++)
            {
                output[at + i] = _output[i] * _scales[i] + _offsets[i];
            }
        }
    }

    private int StepsOf(int length)
    {
        int steps = length / InputSize;
        if (steps == 0 || length % InputSize != 0)
        {
            throw new ArgumentException(
                "window: expected one or more steps of " + InputSize.ToString() + " values, found " + length.ToString() + " values");
        }

        if (_runner != null)
        {
            RequireRoom(steps);
        }

        return steps;
    }

    private void RequireOutputLength(int length, int steps)
    {
        int expected = Info.GivesLastStep ? OutputSize : steps * OutputSize;
        if (length != expected)
        {
            throw WrongLength("output", length, expected);
        }
    }

    private void RequireStateLength(string what, float[] destination, bool cells)
    {
        if (destination == null)
        {
            return;
        }

        StateSegment[] segments = Info.StateSegments;
        int length = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            length += segments[i].IsCell == cells ? segments[i].Length : 0;
        }

        if (destination.Length != length)
        {
            throw WrongLength(what, destination.Length, length);
        }
    }

    private void CopyStates(float[] destination, bool cells)
    {
        if (destination == null)
        {
            return;
        }

        StateSegment[] segments = Info.StateSegments;
        int at = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i].IsCell == cells)
            {
                ReadSegment(segments[i], destination, at);
                at += segments[i].Length;
            }
        }
    }

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
        int limit = _inputLimit;
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

    /// <summary>Values of h, or of c, of a layer, in all its directions; an error when it has none.</summary>
    private int SegmentsLength(int layer, bool cell)
    {
        StateSegment[] segments = Info.StateSegments;
        int length = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            length += segments[i].Layer == layer && segments[i].IsCell == cell ? segments[i].Length : 0;
        }

        if (length == 0)
        {
            throw new ArgumentException("layer " + layer.ToString() + " has no " + (cell ? "cell" : "hidden") + " state");
        }

        return length;
    }

    private void ReadSegments(int layer, bool cell, float[] destination)
    {
        int length = SegmentsLength(layer, cell);
        if (destination.Length != length)
        {
            throw WrongLength("state", destination.Length, length);
        }

        StateSegment[] segments = Info.StateSegments;
        int at = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i].Layer == layer && segments[i].IsCell == cell)
            {
                ReadSegment(segments[i], destination, at);
                at += segments[i].Length;
            }
        }
    }

    private void WriteSegments(int layer, bool cell, float[] source)
    {
        int length = SegmentsLength(layer, cell);
        if (source.Length != length)
        {
            throw WrongLength("state", source.Length, length);
        }

        StateSegment[] segments = Info.StateSegments;
        for (int pass = 0; pass < 2; pass++)
        {
            int at = 0;
            for (int i = 0; i < segments.Length; i++)
            {
                if (segments[i].Layer != layer || segments[i].IsCell != cell)
                {
                    continue;
                }

                if (pass == 0)
                {
                    RequireBounds(segments[i], source, at);
                }
                else
                {
                    WriteSegment(segments[i], source, at);
                }

                at += segments[i].Length;
            }
        }
    }

    private void ReadSegment(StateSegment segment, float[] destination, int at)
    {
        float scale = 1.0f / (1 << segment.FractionBits);
        for (int i = 0; i < segment.Length; i++)
        {
            destination[at + i] = State[segment.Offset + i] * scale;
        }
    }

    private static void RequireBounds(StateSegment segment, float[] source, int at)
    {
        double one = 1 << segment.FractionBits;
        for (int i = at; i < at + segment.Length; i++)
        {
            if (!FloatBits.IsFinite(source[i]) || source[i] * one > segment.Bound || source[i] * one < -(double)segment.Bound)
            {
                throw new ArgumentException(
                    "layer " + segment.Layer.ToString() + ", " + (segment.IsCell ? "c" : "h") + "[" + i.ToString() + "]: expected at most "
                        + (segment.Bound / one).ToString() + " in magnitude, found " + source[i].ToString());
            }
        }
    }

    private void WriteSegment(StateSegment segment, float[] source, int at)
    {
        double one = 1 << segment.FractionBits;
        for (int i = 0; i < segment.Length; i++)
        {
            double scaled = source[at + i] * one;
            State[segment.Offset + i] = scaled < 0 ? -(int)(0.5 - scaled) : (int)(scaled + 0.5);
        }
    }

    private static InvalidOperationException NeedsWindow() =>
        new InvalidOperationException("the network runs backwards as well and cannot be stepped: run it on a window");

    // Not a method that checks: a call costs an interpreter as much as a dozen instructions, and the board allocates a string
    // literal each time it is mentioned.
    private static ArgumentException WrongLength(string what, int length, int expected) =>
        new ArgumentException(what + ": expected " + expected.ToString() + " values, found " + length.ToString());
}
