using System;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Finds the column of each wanted reading: by a statement, by its name, by its name without unit and case, or by what it measures.</summary>
/// <param name="file">For messages.</param>
/// <param name="layout">The file's; its header may be the keys of a file of one value a line.</param>
/// <param name="options">What is wanted and stated.</param>
internal sealed class ColumnMatcher(string file, FileLayout layout, ReadingOptions options)
{
    private const string Measured = "by what it measures";

    /// <summary>The column of each wanted reading, in order.</summary>
    public ColumnSource[] FindWanted()
    {
        RequireKnownMappings();
        ColumnSource[] sources = options.Wanted.Select(Find).ToArray();
        RequireOwnColumns(sources);
        return sources;
    }

    /// <summary>The columns that were stated, where nothing else is wanted.</summary>
    public ColumnSource[] FindMapped() => options.Columns.Select(mapping => Mapped(mapping, new WantedReading(mapping.Name, ""))).ToArray();

    /// <summary>One column feeds two readings only where that was stated.</summary>
    private void RequireOwnColumns(ColumnSource[] sources)
    {
        foreach (ColumnSource source in sources.Where(source => source.Reason == Measured))
        {
            if (sources.FirstOrDefault(other => other != source && other.Column == source.Column) is { } other)
            {
                throw new CsvInputException(
                    file, Line, source.Column + 1,
                    $"column '{layout.NameOf(source.Column)}': expected a column for each of '{other.Name}' and '{source.Name}', found this one for both, by what it measures; --column \"{source.Name}\"=COLUMN states another");
            }
        }
    }

    private void RequireKnownMappings()
    {
        foreach (ColumnMapping mapping in options.Columns)
        {
            if (!options.Wanted.Any(wanted => wanted.Name == mapping.Name))
            {
                throw new CsvInputException(file, $"--column {mapping.Name}: the model has no such reading; it has {string.Join(", ", options.Wanted.Select(wanted => wanted.Name))}");
            }
        }
    }

    private ColumnSource Find(WantedReading wanted)
    {
        if (options.Columns.FirstOrDefault(mapping => mapping.Name == wanted.Name) is ColumnMapping stated)
        {
            return Mapped(stated, wanted);
        }

        if (wanted.Usual is ColumnMapping usual && Where(column => column.Text == usual.Header || column.Name.Equals(usual.Header, StringComparison.OrdinalIgnoreCase)).Length == 1)
        {
            return Mapped(usual, wanted) with { Reason = "as the model says" };
        }

        int[] exact = Where(column => column.Text == wanted.Name);
        if (exact.Length == 1)
        {
            return Source(wanted, exact[0], "");
        }

        if (exact.Length > 1)
        {
            throw new CsvInputException(file, Line, $"the feature column '{wanted.Name}' stands in the header {exact.Length} times; --column {wanted.Name}=#{exact[0] + 1} takes the first");
        }

        string plain = Plain(wanted.Name);
        int[] alike = plain.Length == 0 ? [] : Where(column => Plain(column.Text) == plain || Plain(column.Name) == plain);
        return alike.Length == 1 ? Source(wanted, alike[0], "same name") : ByQuantity(wanted);
    }

    private ColumnSource ByQuantity(WantedReading wanted)
    {
        ColumnName name = ColumnName.Of(wanted.Name, wanted.Unit);
        if (name.Quantity == MeasuredQuantity.Other || name.IsSecondary)
        {
            return Source(wanted, HeaderSearch.Find(file, layout, wanted.Name, "feature"), "same name");
        }

        int[] all = Where(column => column.Quantity == name.Quantity && !column.IsOfDevice);
        int[] plain = all.Where(i => !layout.Header[i].IsSecondary).ToArray();
        int[] candidates = plain.Length > 0 ? plain : all;
        if (candidates.Length == 1)
        {
            return Source(wanted, candidates[0], Measured);
        }

        if (candidates.Length > 1)
        {
            string choices = string.Join(" or ", candidates.Take(4).Select(i => $"--column {wanted.Name}=\"{layout.NameOf(i)}\""));
            throw new CsvInputException(file, Line, $"'{wanted.Name}' may be one of {candidates.Length} columns; state {choices}");
        }

        return Source(wanted, HeaderSearch.Find(file, layout, wanted.Name, "feature"), "same name");
    }

    private ColumnSource Mapped(ColumnMapping mapping, WantedReading wanted)
    {
        if (mapping.IsScaled && Where(header => header.Text == mapping.Stated) is [int named])
        {
            return Source(wanted, named, "as stated");
        }

        int column = HeaderSearch.Find(file, layout, mapping.Header, "stated");
        return mapping.IsScaled
            ? new ColumnSource(wanted.Name, column, layout.ColumnAt(column), mapping.Scale, mapping.Offset, wanted.Unit, "as stated")
            : Source(wanted, column, "as stated");
    }

    /// <summary>Converts by unit when both sides state one.</summary>
    private ColumnSource Source(WantedReading wanted, int column, string reason)
    {
        ColumnName? header = layout.ColumnAt(column);
        string unit = header?.Unit?.Name ?? "";
        if (wanted.Unit.Length > 0 && header is { IsUnitForSure: true } && wanted.Unit != header.UnknownUnit)
        {
            throw new CsvInputException(file, Line, column + 1, $"column '{header.Text}': expected a unit that becomes {wanted.Unit} for '{wanted.Name}', found '{header.UnknownUnit}', which is not known; --column {wanted.Name}=\"{layout.NameOf(column)}\"*SCALE+OFFSET converts it");
        }

        if (wanted.Unit.Length > 0 && header?.Unit is Unit known && known.Name != wanted.Unit && Unit.Find(wanted.Unit) == null)
        {
            string kept = $"in {known.Name} as it stands, since the model's unit '{wanted.Unit}' is not known";
            return new ColumnSource(wanted.Name, column, header, 1, 0, wanted.Unit, reason.Length > 0 ? $"{reason}, {kept}" : kept);
        }

        if (wanted.Unit.Length == 0 || header?.Unit is not Unit from || Unit.Find(wanted.Unit)?.In(header.Quantity) is not Unit to)
        {
            return new ColumnSource(wanted.Name, column, header, 1, 0, wanted.Unit.Length > 0 ? wanted.Unit : unit, reason);
        }

        if (from.To(to) is not (double scale, double offset))
        {
            throw new CsvInputException(file, Line, column + 1, $"column '{header.Text}': expected a unit that becomes {to.Name} for '{wanted.Name}', found {from.Name}; --column states another");
        }

        return new ColumnSource(wanted.Name, column, header, scale, offset, wanted.Unit, reason);
    }

    private long Line => Math.Max(1, layout.HeaderLine);

    private int[] Where(Func<ColumnName, bool> fits) => Enumerable.Range(0, layout.Header.Count).Where(i => fits(layout.Header[i])).ToArray();

    private static string Plain(string name) => string.Concat(name.ToLower(CultureInfo.InvariantCulture).Where(char.IsLetterOrDigit));
}
