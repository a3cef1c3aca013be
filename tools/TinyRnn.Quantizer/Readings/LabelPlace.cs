using System;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Files;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Steps;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings;

/// <summary>Finds the column of a label by the first lines of a file, as readings are found: by name, or by what it measures, and in which unit.</summary>
public static class LabelPlace
{
    /// <summary>Where the label stands and what makes its unit of the file's; null where no column, or more than one, may be it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="column">The name that is looked for.</param>
    /// <param name="label">What the label is called and in which unit it is wanted.</param>
    /// <param name="stated">What a person stated about the file.</param>
    /// <exception cref="CsvInputException">The column has a unit that does not become the wanted one.</exception>
    public static ColumnMapping? Find(string path, string column, WantedReading label, ReadingOptions stated)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(stated);
        using RawFile file = RawFile.Of(path, stated.Encoding);
        while (true)
        {
            try
            {
                return Find(SourceStart.Of(file, stated with { Wanted = [label], Columns = [], Texts = [] }, new MissingWords(stated.Missing)), column, label);
            }
            catch (OtherEncodingException other)
            {
                file.TakeAs(other.Encoding);
            }
        }
    }

    private static ColumnMapping? Find(SourceStart start, string column, WantedReading label)
    {
        FileLayout layout = start.Layout;
        if (layout.Long != null || layout.Header.Count == 0)
        {
            return null;
        }

        int[] named = [.. Enumerable.Range(0, layout.Header.Count).Where(i => layout.Header[i].Text == column)];
        var matcher = new ColumnMatcher(start.File.Name, layout, named.Length == 1 ? start.Options with { Columns = [new ColumnMapping(label.Name, column, 1, 0)] } : start.Options);
        return named.Length == 1 ? Mapping(layout, matcher.FindWanted()[0]) : Guess(layout, matcher);
    }

    private static ColumnMapping? Guess(FileLayout layout, ColumnMatcher matcher)
    {
        try
        {
            return Mapping(layout, matcher.FindWanted()[0]);
        }
        catch (CsvInputException)
        {
            // No column, or several: the search for the label's own name says so.
            return null;
        }
    }

    private static ColumnMapping Mapping(FileLayout layout, ColumnSource source) =>
        new(source.Name, layout.NameOf(source.Column), source.Scale, source.Offset) { IsScaled = source.IsConverted };

    /// <summary>The unit in a column's name; empty for none.</summary>
    public static string UnitOf(string column) => ColumnName.Of(column).Unit?.Name ?? "";
}
