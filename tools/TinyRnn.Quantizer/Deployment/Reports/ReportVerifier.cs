using System;
using System.Collections.Generic;
using TinyRnn.Verify;

namespace TinyRnn.Quantizer.Deployment.Reports;

/// <summary>
/// Compares a board's report with the desktop, line by line, up to the end of the first whole report. A garbled line is told from a
/// wrong result by its checksum.
/// </summary>
public sealed class ReportVerifier
{
    private const int MostProblems = 20;

    private readonly RnnModel _model;
    private readonly int _leastSteps;
    private readonly List<string> _problems = [];
    private readonly List<string> _notes = [];
    private ReportRun? _run;
    private int _line;
    private int _otherLines;
    private int _linesBefore;
    private int _moreProblems;

    /// <summary>Starts.</summary>
    /// <param name="model">The model that the board is to run.</param>
    /// <param name="leastSteps">A report that announces fewer steps is refused.</param>
    public ReportVerifier(RnnModel model, int leastSteps = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _leastSteps = leastSteps;
    }

    /// <summary>True when a report has come to its end.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Steps compared so far in this report.</summary>
    public int StepsSoFar => _run?.StepsSoFar ?? 0;

    /// <summary>Steps that this report announced; 0 before it begins.</summary>
    public int Steps => _run?.Steps ?? 0;

    /// <summary>Takes the next line of what the board printed.</summary>
    /// <exception cref="DeploymentException">The report is of another model, of another version, or of fewer steps than asked for.</exception>
    public void Add(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _line++;
        int start = line.LastIndexOf(ReportLine.Start);
        if (start < 0)
        {
            _otherLines++;
            return;
        }

        try
        {
            Take(new ReportFields(Checked(line[(start + 1)..])));
        }
        catch (FormatException exception)
        {
            Problem(exception.Message);
        }
    }

    /// <summary>The verdict on all lines.</summary>
    public ReportVerdict Finish()
    {
        AddEndProblems();
        bool wrong = _run is { } run && (run.FirstDifference != null || run.SelfTestFailed);
        return new ReportVerdict
        {
            Outcome = wrong ? ReportOutcome.Fail : _problems.Count > 0 ? ReportOutcome.Incomplete : ReportOutcome.Pass,
            Steps = Steps,
            Compared = _run?.Compared ?? 0,
            Differing = _run?.Differing ?? 0,
            FirstDifference = _run?.FirstDifference,
            SelfTest = _run?.SelfTest ?? "",
            NanosecondsPerStep = _run?.NanosecondsPerStep,
            FreeHeapBefore = _run?.FreeHeapBefore,
            FreeHeapAfter = _run?.FreeHeapAfter,
            Problems = _problems,
            Notes = _notes,
        };
    }

    private static string Checked(string text)
    {
        int end = text.Length - ReportLine.Separator.Length - ReportLine.ChecksumLength;
        if (end < 0 || text.AsSpan(end, ReportLine.Separator.Length) is not ReportLine.Separator)
        {
            throw new FormatException($"garbled: expected a text, '{ReportLine.Separator}' and {ReportLine.ChecksumLength} digits, found '{Printable(text)}'");
        }

        string body = text[..end];
        string expected = ReportLine.Checksum(body);
        string found = text[^ReportLine.ChecksumLength..];
        return found == expected
            ? body
            : throw new FormatException($"garbled: the checksum is {expected}, the line says {Printable(found)}: '{Printable(body)}'");
    }

    private static string Printable(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = char.IsControl(from[i]) ? '?' : from[i];
        }
    });

    private void Take(ReportFields fields)
    {
        if (fields.Keyword == "begin")
        {
            Begin(fields);
        }
        else if (_run == null)
        {
            _linesBefore++;
        }
        else
        {
            IsComplete |= _run.Take(fields, Problem);
        }
    }

    private void Begin(ReportFields fields)
    {
        if (_run != null)
        {
            if (_run.FirstDifference != null || _run.SelfTestFailed)
            {
                Problem("the board started again");
                return;
            }

            _notes.Add($"line {_line}: the board started again after {_run.StepsSoFar} of {_run.Steps} steps; what it printed before is not judged");
        }

        if (_problems.Count > 0)
        {
            _notes.Add($"line {_line}: {_problems.Count + _moreProblems} lines before this beginning are garbled");
            _problems.Clear();
            _moreProblems = 0;
        }

        ReportHeader.Check(fields, _model, _leastSteps, _line);
        _run = new ReportRun(_model, steps: fields.Int32(6), seed: fields.Int32(5));
    }

    private void AddEndProblems()
    {
        if (_linesBefore > 0)
        {
            _notes.Add($"{_linesBefore} lines of a report whose beginning was not read were left out");
        }

        if (_otherLines > 0)
        {
            _notes.Add($"{_otherLines} lines of other output");
        }

        if (_run == null)
        {
            _problems.Add($"expected a line '@begin', found none in {_line} lines");
        }
        else if (!IsComplete)
        {
            _problems.Add($"truncated: expected a line '@end' after step {_run.Steps - 1}, found the end of the text after {_run.StepsSoFar} of {_run.Steps} steps");
        }

        if (_moreProblems > 0)
        {
            _problems.Add($"and {_moreProblems} more");
        }
    }

    private void Problem(string message)
    {
        if (_problems.Count < MostProblems)
        {
            _problems.Add($"line {_line}: {message}");
        }
        else
        {
            _moreProblems++;
        }
    }
}
