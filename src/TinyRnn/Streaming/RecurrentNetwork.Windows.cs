using System;

namespace TinyRnn;

public abstract partial class RecurrentNetwork
{
    /// <summary>Runs windows; null in a network that is stepped.</summary>
    internal WindowRunner Runner => _runner;

    /// <summary>Integers that windows take.</summary>
    internal int WindowBufferLength => _runner == null ? 0 : _runner.Length;

    /// <summary>Runs a window; see <see cref="Run(float[], float[], float[], float[])"/>.</summary>
    public void Run(float[] window, float[] output) => Run(window, output, null, null);

    /// <summary>
    /// Runs a window in physical units, from the state there is, and leaves h_n and c_n as the state. With one direction it gives
    /// what as many steps would. <see cref="Reset"/> comes first where a window has nothing to do with the one before.
    /// </summary>
    /// <param name="window">[steps, InputSize], row-major: readings in the features' units, or tokens.</param>
    /// <param name="output">[<see cref="ModelInfo.OutputSteps"/>, OutputSize] in the outputs' units.</param>
    /// <param name="hn">Receives h after the window, of all layers and directions in order, forward first; may be null.</param>
    /// <param name="cn">Receives c of all LSTMs likewise; may be null.</param>
    /// <exception cref="ArgumentException">An array of the wrong length, more steps than there is room for, a bad reading under
    /// <see cref="BadReadingPolicy.Throw"/>, or not one of the tokens; the state is unchanged.</exception>
    public void Run(float[] window, float[] output, float[] hn, float[] cn)
    {
        if (window == null)
        {
            throw new ArgumentNullException(nameof(window));
        }

        if (output == null)
        {
            throw new ArgumentNullException(nameof(output));
        }

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
    /// <param name="output">[<see cref="ModelInfo.OutputSteps"/>, OutputSize] raw values.</param>
    /// <exception cref="ArgumentException">An array of the wrong length, more steps than there is room for, or a value out of range;
    /// the state is unchanged.</exception>
    public void Run(int[] window, int[] output)
    {
        if (window == null)
        {
            throw new ArgumentNullException(nameof(window));
        }

        if (output == null)
        {
            throw new ArgumentNullException(nameof(output));
        }

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
        if (Info.NeedsFullWindow && steps != Info.Window)
        {
            throw new ArgumentException(
                "window: expected all " + Info.Window.ToString() + " steps, which a layer takes together, found " + steps.ToString());
        }

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

    private void RunLayers(float[] window, int steps, float[] output)
    {
        int[] quantized = _runner.Window;
        for (int step = 0; step < steps; step++)
        {
            QuantizeReadings(window, step * InputSize, _held);
            Array.Copy(_held, 0, quantized, step * InputSize, InputSize);
        }

        int[] raw = _runner.Run(steps);
        for (int i = 0; i < output.Length; i++)
        {
            int channel = i % OutputSize;
            output[i] = raw[i] * Info.Outputs[channel].Scale + Info.Outputs[channel].Offset;
        }
    }

    private void RunSteps(float[] window, int steps, float[] output)
    {
        bool last = Info.GivesLastStep;
        for (int step = 0; step < steps; step++)
        {
            QuantizeReadings(window, step * InputSize, _held);
            StepCore(_held, _output);
            if (last && step < steps - 1)
            {
                continue;
            }

            int at = last ? 0 : step * OutputSize;
            for (int i = 0; i < OutputSize; i++)
            {
                output[at + i] = _output[i] * Info.Outputs[i].Scale + Info.Outputs[i].Offset;
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
        int expected = Info.OutputSteps(steps) * OutputSize;
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

    private static InvalidOperationException NeedsWindow() =>
        new InvalidOperationException("the network runs backwards as well, or takes steps together, and cannot be stepped: run it on a window");
}
