using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Trainer.Tables;

/// <summary>
/// A plain CSV file: a header, a row per line, a decimal point; empty, NA, NaN and -9999 are missing. A first column that the header
/// does not name is a row number. The time is in columns year, month, day, hour (minute) or in one named date, time or timestamp.
/// </summary>
public sealed class CsvReadingTable : IReadingTable
{
    private const double MissingNumber = -9999;
    private static readonly string[] s_timeNames = ["time", "date", "datetime", "timestamp", "date_time"];
    private static readonly string[] s_parts = ["year", "month", "day", "hour", "minute"];

    private readonly List<string>[] _fields;

    private CsvReadingTable(string name, CsvTable rows, string? timeColumn)
    {
        Name = name;
        if (rows.Header.Count == 0)
        {
            throw new TrainingException($"{name}: expected a header with the names of the columns, found only numbers");
        }

        Columns = rows.Header;
        _fields = [.. Columns.Select(_ => new List<string>())];
        while (rows.Read())
        {
            for (int i = 0; i < _fields.Length; i++)
            {
                _fields[i].Add(rows.Text(i).Trim());
            }
        }

        TimeColumns = FindTime(timeColumn);
        Times = ReadTimes();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Rows => _fields[0].Count;

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> TimeColumns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<DateTime> Times { get; }

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="timeColumn">The column of the time; null to look for it.</param>
    /// <exception cref="DataException">Not readable as CSV.</exception>
    /// <exception cref="TrainingException">No header, or times that are not in order.</exception>
    public static CsvReadingTable Read(string path, string? timeColumn = null)
    {
        if (!File.Exists(path))
        {
            throw new TrainingException($"{path}: {(Directory.Exists(path) ? "expected a file, found a folder" : "the file does not exist")}");
        }

        string name = Path.GetFileName(path);
        using var table = new CsvTable(name, NameFirstColumn(path));
        return new CsvReadingTable(name, table, timeColumn);
    }

    /// <inheritdoc/>
    public double[]? Numbers(string column)
    {
        List<string> fields = _fields[Columns.ToList().IndexOf(column)];
        double[] numbers = new double[fields.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (IsMissing(fields[i]))
            {
                numbers[i] = double.NaN;
            }
            else if (!double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
            else if (numbers[i] == MissingNumber || !double.IsFinite(numbers[i]))
            {
                numbers[i] = double.NaN;
            }
        }

        return numbers;
    }

    /// <inheritdoc/>
    public string[] Texts(string column) => [.. _fields[Columns.ToList().IndexOf(column)].Select(text => IsMissing(text) ? "" : text)];

    private static bool IsMissing(string text) => text.Length == 0 || text is "NA" or "NaN" or "nan";

    /// <summary>The file's bytes, with a name for a first column that has none.</summary>
    private static Stream NameFirstColumn(string path)
    {
        string[] first = [.. File.ReadLines(path).Take(2)];
        if (first.Length < 2 || first[1].Count(c => c == ',') != first[0].Count(c => c == ',') + 1)
        {
            return File.OpenRead(path);
        }

        return new MemoryStream(Encoding.UTF8.GetBytes("row," + File.ReadAllText(path)));
    }

    private string[] FindTime(string? stated)
    {
        if (stated != null)
        {
            this.RequireColumn(stated, "--time");
            return [stated];
        }

        string? one = Columns.FirstOrDefault(column => s_timeNames.Contains(column, StringComparer.OrdinalIgnoreCase));
        if (one != null)
        {
            return [one];
        }

        string[] parts = [.. s_parts.TakeWhile(part => Columns.Contains(part, StringComparer.OrdinalIgnoreCase))];
        return parts.Length >= 3 ? [.. parts.Select(part => Columns.First(c => c.Equals(part, StringComparison.OrdinalIgnoreCase)))] : [];
    }

    private DateTime[] ReadTimes()
    {
        if (TimeColumns.Count == 0)
        {
            return [];
        }

        DateTime[] times = new DateTime[Rows];
        double[]?[] numbers = [.. TimeColumns.Select(Numbers)];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = TimeColumns.Count == 1 ? ParseTime(_fields[Columns.ToList().IndexOf(TimeColumns[0])][i], i) : JoinTime(numbers, i);
            if (i > 0 && times[i] <= times[i - 1])
            {
                throw new TrainingException($"{Name}: row {i + 1}: expected a time after {times[i - 1]:s}, found {times[i]:s}");
            }
        }

        return times;
    }

    private DateTime ParseTime(string text, int row) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
            ? time
            : throw new TrainingException($"{Name}: row {row + 1}: expected a time as 2015-02-04 17:51:00 in column '{TimeColumns[0]}', found '{text}'");

    private DateTime JoinTime(double[]?[] parts, int row)
    {
        try
        {
            int Part(int index) => index < parts.Length ? checked((int)parts[index]![row]) : 0;
            return new DateTime(Part(0), Part(1), Part(2), Part(3), Part(4), 0);
        }
        catch (Exception exception) when (exception is NullReferenceException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new TrainingException($"{Name}: row {row + 1}: expected a time in columns {string.Join(", ", TimeColumns)}, found none");
        }
    }
}
