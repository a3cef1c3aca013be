using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Readings.Reports;

namespace TinyRnn.Cli.Views;

/// <summary>What the columns of a file hold, on stderr, before anything is made of them.</summary>
internal static class ColumnReportView
{
    public static void Write(IReadOnlyList<ColumnReport> reports)
    {
        if (reports.Count == 0)
        {
            return;
        }

        int width = Math.Clamp(reports.Max(report => report.Name.Length), 6, 22);
        Terminal.Note($"  {"column".PadRight(width)} {"rows",8} {"missing",7} {"smallest",9} {"median",9} {"largest",9}");
        foreach (ColumnReport report in reports)
        {
            string name = report.Name.Length > width ? report.Name[..(width - 1)] + "~" : report.Name;
            string median = report.Quantiles.Count == 5 ? Number(report.Quantiles[2]) : "";
            Terminal.Note($"  {name.PadRight(width)} {report.Rows,8} {report.Missing,7} {Number(report.Smallest),9} {median,9} {Number(report.Largest),9}");
        }

        foreach (ColumnReport report in reports)
        {
            WriteDetails(report);
        }
    }

    private static readonly int[] s_outerQuantiles = [0, 1, 3, 4];

    private static void WriteDetails(ColumnReport report)
    {
        if (report.LongestFrozen > 1 || report.LargestJump > 0)
        {
            string quantiles = report.Quantiles.Count == 5 ? $"1, 25, 75, 99 %: {string.Join(", ", s_outerQuantiles.Select(i => Number(report.Quantiles[i])))}; " : "";
            string jump = report.LargestJumpLine == 0 ? "no jump" : $"largest jump {Number(report.LargestJump)} at line {report.LargestJumpLine}";
            FindingView.Wrap("  ", string.Create(CultureInfo.InvariantCulture,
                $"{report.Name}: {quantiles}longest without change {report.LongestFrozen} from line {report.LongestFrozenLine}; {jump}"));
        }

        foreach (string remark in report.Remarks)
        {
            FindingView.Wrap("  ! ", $"{report.Name}: {remark}");
        }
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("G5", CultureInfo.InvariantCulture) : "-";

}
