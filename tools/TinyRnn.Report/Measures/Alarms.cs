using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Report.Rows;

namespace TinyRnn.Report.Measures;

/// <summary>What a decision threshold means day by day. An alarm is a run of rows that are decided for the event.</summary>
/// <param name="Threshold">A probability of at least this decides for the event.</param>
/// <param name="Count">Alarms.</param>
/// <param name="FalseAlarms">Those of them in which no row has the event.</param>
/// <param name="FalseAlarmsPerWeek">NaN when the time between rows is not known.</param>
/// <param name="Precision">Of the rows decided for the event, the share that have it.</param>
/// <param name="Recall">Of the rows with the event, the share decided for it.</param>
/// <param name="Onsets">Rows in which the event begins to be there; 0 when the target does not tell.</param>
/// <param name="Warned">Those of them with an alarm in the rows before.</param>
/// <param name="LeadSteps">The median of the rows from the beginning of that alarm to the onset; NaN without any.</param>
public sealed record Alarms(
    double Threshold,
    int Count,
    int FalseAlarms,
    double FalseAlarmsPerWeek,
    double Precision,
    double Recall,
    int Onsets,
    int Warned,
    double LeadSteps)
{
    private const double SecondsOfWeek = 604_800;

    /// <summary>Counts.</summary>
    /// <param name="rows">Of a binary model.</param>
    /// <param name="threshold">The threshold.</param>
    public static Alarms Of(JudgedRows rows, double threshold)
    {
        ArgumentNullException.ThrowIfNull(rows);
        bool[] decided = [.. rows.Outputs.Select(output => output >= threshold)];
        int count = 0;
        int falses = 0;
        for (int row = 0; row < decided.Length; row++)
        {
            if (decided[row])
            {
                int end = row;
                while (end < decided.Length && decided[end])
                {
                    end++;
                }

                count++;
                falses += rows.Labels[row..end].Any(label => label > 0.5) ? 0 : 1;
                row = end;
            }
        }

        int[] scored = [.. Enumerable.Range(0, rows.Count).Where(row => double.IsFinite(rows.Labels[row]))];
        double hits = scored.Count(row => decided[row] && rows.Labels[row] > 0.5);
        List<int?> leads = Leads(rows, decided);
        int[] warned = [.. leads.OfType<int>().Order()];
        double weeks = rows.Count * rows.StepSeconds / SecondsOfWeek;
        return new Alarms(
            threshold,
            count,
            falses,
            weeks > 0 ? falses / weeks : double.NaN,
            hits / scored.Count(row => decided[row]),
            hits / scored.Count(row => rows.Labels[row] > 0.5),
            leads.Count,
            warned.Length,
            warned.Length == 0 ? double.NaN : warned[warned.Length / 2]);
    }

    /// <summary>For each onset, how many rows before it the alarm that reaches it began, or null without one.</summary>
    private static List<int?> Leads(JudgedRows rows, bool[] decided)
    {
        List<int?> leads = [];
        int horizon = rows.Signature.Target?.Horizon ?? 0;
        for (int row = 1; row < rows.Count && horizon > 0; row++)
        {
            if (!(rows.Present[row] > 0.5 && rows.Present[row - 1] < 0.5))
            {
                continue;
            }

            // The latest alarm of those rows, from its beginning on.
            int last = row - 1;
            while (last >= Math.Max(0, row - horizon) && !decided[last])
            {
                last--;
            }

            int first = last;
            while (first > 0 && first >= row - horizon && decided[first - 1])
            {
                first--;
            }

            leads.Add(last >= Math.Max(0, row - horizon) ? row - Math.Max(first, row - horizon) : null);
        }

        return leads;
    }
}
