using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Files;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>
/// The time of a source that is written while it is read. Its first row alone tells how it is written, so that only dates that can be
/// read in one way are taken; of anything else a source has no time, and rows are taken as they come.
/// </summary>
/// <param name="Plan">Where it is and how it is read; null for none.</param>
/// <param name="Zone">The zone of local times, where it is known.</param>
/// <param name="Problem">Why a column that is called a time is none; or empty.</param>
internal sealed record LiveTime(TimePlan? Plan, Zone? Zone, string Problem)
{
    private const int MostLines = 200;

    public TimeKind Kind => Plan == null ? TimeKind.None : Zone != null ? TimeKind.Utc : Plan.Kind;

    /// <summary>Takes the first row of a table, which is read again afterwards, or the lines of a log that were read already.</summary>
    /// <exception cref="CsvInputException">A column was stated that has no time.</exception>
    public static LiveTime Find(string file, LineReader lines, FileLayout layout, IReadOnlyList<byte[]> logLines, ReadingOptions options)
    {
        bool IsWanted(int column) => options.Wanted.Any(wanted => wanted.Name == layout.Header[column].Text);
        bool mayHave = options.Time != null || Enumerable.Range(0, layout.Header.Count).Any(i => TimeFinder.IsTimeName(layout.Header[i].Text) && !IsWanted(i));
        if (layout.Header.Count == 0 || options.Time == "none" || !mayHave)
        {
            return new LiveTime(null, null, "");
        }

        PrefixRow[] rows = layout.IsLog ? OfLog(layout, logLines) : FirstRow(lines, layout);
        try
        {
            return Of(file, layout, options, TimeFinder.Find(file, layout, rows, options, IsWanted));
        }
        catch (CsvInputException problem) when (options.Time == null && options.TimeFormat == null)
        {
            return new LiveTime(null, null, problem.Message);
        }
    }

    private static LiveTime Of(string file, FileLayout layout, ReadingOptions options, TimePlan? plan)
    {
        string problem = plan == null ? ""
            : plan.Readers.Count > 1 && !plan.HasPoints ? $"'{plan.Example.Text}' in '{plan.Name}' does not say whether the day or the month comes first"
            : plan.Kind is not (TimeKind.Utc or TimeKind.Local) ? $"'{plan.Name}' has no date"
            : "";
        if (plan == null || problem.Length > 0)
        {
            return new LiveTime(null, null, problem);
        }

        Zone? zone = plan.Kind != TimeKind.Local ? null
            : options.Zone != null ? Zone.Stated(file, options.Zone)
            : plan.Columns.Select(column => Zone.InName(layout.Header[column].Text)).FirstOrDefault(found => found != null);
        return new LiveTime(plan, zone, "");
    }

    /// <summary>The first row of as many fields as the header has, if it comes soon.</summary>
    private static PrefixRow[] FirstRow(LineReader lines, FileLayout layout)
    {
        var read = new List<byte[]>();
        PrefixRow? found = null;
        while (found == null && read.Count < MostLines && lines.Read())
        {
            byte[] line = lines.Line.ToArray();
            read.Add(line);
            var row = PrefixRow.Of(line, lines.Number, layout.Dialect.Separator);
            bool isHeader = row.Count == layout.FieldCount && row.Texts.SequenceEqual(layout.Header.Select(column => column.Text));
            found = row.Count == layout.FieldCount && !isHeader ? row : null;
        }

        lines.GiveAgain(read);
        return found == null ? [] : [found];
    }

    private static PrefixRow[] OfLog(FileLayout layout, IReadOnlyList<byte[]> lines)
    {
        byte[] text = [.. lines.SelectMany(line => line.Append((byte)'\n'))];
        var file = new RawFile("", () => new MemoryStream(text), isLive: false, null);
        using var rows = new LogReader(file.OpenLines(), layout);
        var found = new List<PrefixRow>();
        while (rows.Read())
        {
            found.Add(PrefixRow.Of(rows.Row.Clone()));
        }

        return [.. found];
    }
}
