using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Report.Rows;

namespace TinyRnn.Report.Measures;

/// <summary>Steps until an output is what it would have been, within a tolerance.</summary>
/// <param name="Median">Of the trials.</param>
/// <param name="Longest">Of the trials.</param>
public sealed record SettlingSteps(int Median, int Longest);

/// <summary>How long a network remembers.</summary>
/// <param name="Tolerance">Differences of outputs up to this are none: a hundredth of their range in the file.</param>
/// <param name="Trials">Places of the file that were tried.</param>
/// <param name="Watched">Steps for which each was watched; a longest of that means that it may be more.</param>
/// <param name="AfterReset">From a cold start until outputs are those of a network that never stopped.</param>
/// <param name="OfOneRow">How long one row that was another one shows.</param>
public sealed record Memory(double Tolerance, int Trials, int Watched, SettlingSteps AfterReset, SettlingSteps OfOneRow)
{
    private const int MostTrials = 24;
    private const int MostSteps = 1000;
    private const double RelativeTolerance = 0.01;

    /// <summary>Measures; null when the file is too short.</summary>
    /// <param name="model">An integer model that is stepped.</param>
    /// <param name="rows">What it was given, and what it gave.</param>
    public static Memory? Of(IntegerModel model, JudgedRows rows)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        int watched = Math.Min(MostSteps, rows.Count / 3);
        if (watched < 8)
        {
            return null;
        }

        double tolerance = RelativeTolerance * (rows.Outputs.Max() - rows.Outputs.Min());
        int trials = Math.Min(MostTrials, rows.Count - watched);
        int[] places = [.. Enumerable.Range(0, trials).Select(i => (int)((i + 0.5) * (rows.Count - watched) / trials))];
        var states = StatesBefore(model, rows, places);
        List<int> reset = [];
        List<int> row = [];
        foreach (int place in places)
        {
            model.Reset();
            reset.Add(Settle(model, rows, place, watched, tolerance, place));
            model.Network.RestoreState(states[place], 0, states[place].Length);
            row.Add(Settle(model, rows, place, watched, tolerance, (place + (rows.Count / 2)) % rows.Count));
        }

        return new Memory(tolerance, trials, watched, Of(reset), Of(row));
    }

    private static Dictionary<int, byte[]> StatesBefore(IntegerModel model, JudgedRows rows, int[] places)
    {
        Dictionary<int, byte[]> states = [];
        float[] input = new float[rows.InputSize];
        float[] output = new float[rows.OutputSize];
        int begin = 0;
        for (int row = 0; row <= places[^1]; row++)
        {
            if (begin < rows.Begins.Count && rows.Begins[begin] == row)
            {
                model.Reset();
                begin++;
            }

            if (places.Contains(row))
            {
                states[row] = new byte[model.Network.SavedStateLength];
                model.Network.SaveState(states[row], 0);
            }

            rows.Inputs.AsSpan(row * input.Length, input.Length).CopyTo(input);
            model.Predict(input, output);
        }

        return states;
    }

    /// <summary>Steps up to the last whose outputs are not yet those of the file's own run.</summary>
    /// <param name="model">With the state to begin with.</param>
    /// <param name="rows">The file.</param>
    /// <param name="place">The first row.</param>
    /// <param name="watched">Rows.</param>
    /// <param name="tolerance">Of outputs.</param>
    /// <param name="instead">The row that is given in place of the first.</param>
    private static int Settle(IntegerModel model, JudgedRows rows, int place, int watched, double tolerance, int instead)
    {
        float[] input = new float[rows.InputSize];
        float[] output = new float[rows.OutputSize];
        int last = 0;
        for (int step = 0; step < watched; step++)
        {
            if (step > 0 && rows.Begins.Contains(place + step))
            {
                break;
            }

            rows.Inputs.AsSpan((step == 0 ? instead : place + step) * input.Length, input.Length).CopyTo(input);
            model.Predict(input, output);
            for (int i = 0; i < output.Length; i++)
            {
                last = Math.Abs(output[i] - rows.Outputs[((place + step) * output.Length) + i]) > tolerance ? step + 1 : last;
            }
        }

        return last;
    }

    private static SettlingSteps Of(List<int> steps)
    {
        steps.Sort();
        return new SettlingSteps(steps[steps.Count / 2], steps[^1]);
    }
}
