using System;

namespace TinyRnn.Quantizer.Deployment.Reports;

/// <summary>One report from its line "begin" on.</summary>
internal sealed class ReportRun(RnnModel model, int steps, int seed)
{
    private const int OutputsPerLine = 4;

    // No CLR does anything in less; a step that takes longer is none that a report would wait for.
    private const long LeastNanoseconds = 100;
    private const long MostNanoseconds = 3_600_000_000_000;

    private readonly ReportReference _reference = new(model, seed);
    private readonly int _outputs = model.Info.Outputs.Length;
    private int _lines = 1;
    private int _step;
    private int _output;

    public int Steps => steps;

    public int StepsSoFar => _step;

    public int Compared { get; private set; }

    public int Differing { get; private set; }

    public ReportDifference? FirstDifference { get; private set; }

    public string SelfTest { get; private set; } = "";

    public bool SelfTestFailed { get; private set; }

    public long? NanosecondsPerStep { get; private set; }

    public int? FreeHeapBefore { get; private set; }

    public int? FreeHeapAfter { get; private set; }

    /// <summary>Takes a line.</summary>
    /// <param name="fields">Its words.</param>
    /// <param name="problem">Told what is wrong with it.</param>
    /// <returns>True when it is the report's last.</returns>
    public bool Take(ReportFields fields, Action<string> problem)
    {
        bool isEnd = false;
        switch (fields.Keyword)
        {
            case "selftest":
                TakeSelfTest(fields, problem);
                break;
            case "step":
                TakeOutputs(fields, problem);
                break;
            case "time":
                TakeTime(fields, problem);
                break;
            case "heap":
                fields.RequireCount(2);
                FreeHeapBefore = fields.Int32(0);
                FreeHeapAfter = fields.Int32(1);
                break;
            case "end":
                TakeEnd(fields, problem);
                isEnd = true;
                break;
            default:
                throw new FormatException($"expected begin, selftest, step, time, heap or end, found '{fields.Keyword}'");
        }

        _lines++;
        return isEnd;
    }

    private void TakeSelfTest(ReportFields fields, Action<string> problem)
    {
        if (SelfTest.Length > 0)
        {
            problem("the self test's verdict: expected once, found again");
        }

        SelfTest = fields.Text(0) switch
        {
            "none" => "the model has none",
            "passed" => $"passed, {fields.Int32(1)} steps",
            "failed" => $"FAILED at step {fields.Int32(2)}, output {fields.Int32(3)}: expected {fields.Int32(4)}, got {fields.Int32(5)}",
            _ => throw new FormatException($"'selftest': expected none, passed or failed, found '{fields.Text(0)}'"),
        };
        SelfTestFailed |= fields.Text(0) == "failed";
        int found = fields.Text(0) == "none" ? 0 : fields.Int32(1);
        if (found != _reference.SelfTestSteps)
        {
            problem($"'selftest': expected the model's {_reference.SelfTestSteps} steps, found {(found == 0 ? "none" : found)}");
        }
    }

    private void TakeTime(ReportFields fields, Action<string> problem)
    {
        fields.RequireCount(2);
        fields.Int32(0, least: 1);
        long nanoseconds = fields.Int64(1);
        if (nanoseconds is < LeastNanoseconds or > MostNanoseconds)
        {
            problem($"'time': expected {LeastNanoseconds} ns to an hour for a step, found {nanoseconds} ns; does the board's clock move in whole seconds?");
            return;
        }

        NanosecondsPerStep = nanoseconds;
    }

    private void TakeOutputs(ReportFields fields, Action<string> problem)
    {
        int step = fields.Int32(0, least: 0);
        int output = fields.Int32(1, least: 0);
        long place = Place(step, output);
        if (step >= steps || output >= _outputs || output % OutputsPerLine != 0)
        {
            throw new FormatException($"expected a step below {steps} and an output below {_outputs}, found step {step}, output {output}");
        }

        if (place < Place(_step, _output))
        {
            throw new FormatException($"expected {Expected()}, found step {step}, output {output} again or out of order");
        }

        if (place > Place(_step, _output))
        {
            problem($"missing: expected {Expected()}, found step {step}, output {output}");
        }

        fields.RequireCount(2 + Math.Min(OutputsPerLine, _outputs - output));
        Compare(fields, step, output);
        _output = output + OutputsPerLine;
        _step = step;
        if (_output >= _outputs)
        {
            _step++;
            _output = 0;
        }
    }

    private void Compare(ReportFields fields, int step, int output)
    {
        ReadOnlySpan<int> expected = _reference.Outputs(step);
        for (int i = 2; i < fields.Count; i++, output++)
        {
            int found = fields.Int32(i);
            Compared++;
            if (found != expected[output])
            {
                Differing++;
                FirstDifference ??= new ReportDifference(step, output, model.Info.Outputs[output].Name, expected[output], found);
            }
        }
    }

    private void TakeEnd(ReportFields fields, Action<string> problem)
    {
        fields.RequireCount(1);
        if (_step < steps)
        {
            problem($"missing: expected {Expected()}, found the end");
        }

        if (SelfTest.Length == 0)
        {
            problem("missing: expected the self test's verdict before the end, found none");
        }

        if (fields.Int32(0) != _lines)
        {
            problem($"expected {fields.Int32(0)} lines before the end, as the board counted, found {_lines}");
        }
    }

    private long Place(int step, int output) => ((long)step * _outputs) + output;

    private string Expected() => _step >= steps ? "no more steps" : $"step {_step}, output {_output}";
}
