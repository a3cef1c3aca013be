using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

public abstract partial class RecurrentNetwork
{
    /// <summary>The self test's readings and outputs; made anew when they are not kept in memory.</summary>
    protected abstract SelfTestVectors CreateSelfTest();

    /// <summary>
    /// Replays the model's self test from a fresh state and compares every integer. The state is as before afterwards.
    /// Allocates; not for use between steps on a tight heap.
    /// </summary>
    public SelfTestResult SelfTest()
    {
        var saved = new byte[SavedStateLength];
        SaveState(saved, 0);
        BadReadingPolicy policy = BadReadings;
        BadReadings = BadReadingPolicy.HoldLastGood;
        Reset();
        SelfTestResult result = ReplaySelfTest();
        BadReadings = policy;
        StateCodec.Restore(State, _held, _features, saved, 0);
        return result;
    }

    private SelfTestResult ReplaySelfTest()
    {
        SelfTestVectors test = CreateSelfTest();
        return test.Windows == null ? ReplaySteps(test) : ReplayWindows(test);
    }

    private SelfTestResult ReplaySteps(SelfTestVectors test)
    {
        var row = new float[_features == null ? 0 : Info.Recipe.Readings.Length];
        for (int step = 0; step < test.Steps; step++)
        {
            ReplayStep(test.Readings, step, row);
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

    private void ReplayStep(float[] readings, int step, float[] row)
    {
        if (_features == null)
        {
            QuantizeReadings(readings, step * InputSize, _held);
            StepCore(_held, _output);
            return;
        }

        Array.Copy(readings, step * row.Length, row, 0, row.Length);
        StepRow(row, Info.Recipe.TimeOf(step));
    }

    private SelfTestResult ReplayWindows(SelfTestVectors test)
    {
        int from = 0;
        int at = 0;
        for (int i = 0; i < test.Windows.Length; i++)
        {
            int steps = test.Windows[i];
            var window = new float[steps * InputSize];
            Array.Copy(test.Readings, from * InputSize, window, 0, window.Length);
            var raw = new int[window.Length];
            int results = Info.OutputSteps(steps);
            var output = new int[results * OutputSize];
            Reset();
            for (int step = 0; step < steps; step++)
            {
                QuantizeReadings(window, step * InputSize, _held);
                Array.Copy(_held, 0, raw, step * InputSize, InputSize);
            }

            Run(raw, output);
            for (int k = 0; k < output.Length; k++)
            {
                int expected = test.Outputs[at++];
                if (output[k] != expected)
                {
                    int step = from + (results < steps ? steps - results : 0) + k / OutputSize;
                    return new SelfTestResult(test.Steps, step, k % OutputSize, expected, output[k]);
                }
            }

            from += steps;
        }

        return new SelfTestResult(test.Steps);
    }
}
