using System;

namespace TinyRnn.Verify;

/// <summary>Prints what <c>tinyrnn verify</c> compares: the model's id, its self test, and the raw outputs of a stretch of made-up readings.</summary>
internal class BoardReport
{
    private const int Version = 1;
    private const int OutputsPerLine = 4;

    private int _lines;

    /// <summary>Prints a report. The network's state is afterwards what it was before.</summary>
    /// <param name="network">The network to report on.</param>
    /// <param name="steps">Output vectors of the stretch.</param>
    /// <param name="seed">Of <see cref="ReportInputs"/>.</param>
    /// <param name="freeBefore">Bytes of free heap before the network was made; negative when unknown.</param>
    /// <param name="freeAfter">Bytes of free heap with the network; negative when unknown.</param>
    /// <returns>True when the self test passed, or the model has none.</returns>
    public bool Print(RecurrentNetwork network, int steps, int seed, int freeBefore, int freeAfter)
    {
        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        _lines = 0;
        ModelInfo info = network.Info;
        Line("begin " + Version.ToString() + " " + ReportLine.Hex(info.Id) + " " + network.InputSize.ToString() + " " + network.OutputSize.ToString()
            + " " + info.InputLimit.ToString() + " " + seed.ToString() + " " + steps.ToString());
        bool passed = PrintSelfTest(network.SelfTest());
        var stretch = new ReportStretch(network, seed);
        PrintSteps(stretch, steps, network.OutputSize);
        PrintTime(stretch.Timer());
        if (freeBefore >= 0 && freeAfter >= 0)
        {
            Line("heap " + freeBefore.ToString() + " " + freeAfter.ToString());
        }

        Line("end " + _lines.ToString());
        network.RestoreState(saved, 0, saved.Length);
        return passed;
    }

    /// <summary>Where lines go: the console.</summary>
    protected virtual void WriteLine(string line)
    {
        Console.WriteLine(line);
    }

    private bool PrintSelfTest(SelfTestResult result)
    {
        if (result.Passed)
        {
            Line(result.Steps == 0 ? "selftest none" : "selftest passed " + result.Steps.ToString());
        }
        else
        {
            Line("selftest failed " + result.Steps.ToString() + " " + result.Step.ToString() + " " + result.Output.ToString() + " "
                + result.Expected.ToString() + " " + result.Actual.ToString());
        }

        return result.Passed;
    }

    private void PrintSteps(ReportStretch stretch, int steps, int outputs)
    {
        var output = new int[outputs];
        for (int step = 0; step < steps; step++)
        {
            stretch.Next(output);
            for (int first = 0; first < output.Length; first += OutputsPerLine)
            {
                PrintOutputs(step, output, first);
            }
        }
    }

    // A clock that stands still tells no time.
    private void PrintTime(ReportTimer timer)
    {
        long nanoseconds = timer.NanosecondsPerStep();
        if (nanoseconds > 0)
        {
            Line("time " + timer.Steps.ToString() + " " + nanoseconds.ToString());
        }
    }

    private void PrintOutputs(int step, int[] output, int first)
    {
        string line = "step " + step.ToString() + " " + first.ToString();
        for (int i = first; i < output.Length && i < first + OutputsPerLine; i++)
        {
            line += " " + output[i].ToString();
        }

        Line(line);
    }

    private void Line(string text)
    {
        WriteLine(ReportLine.Format(text));
        _lines++;
    }
}
