using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Two values of one name at the same time, wherever in a file of one value a line they stand.</summary>
internal static class DoubledValues
{
    /// <summary>Fails at the first of them.</summary>
    /// <param name="file">For the message.</param>
    /// <param name="values">In order of time.</param>
    /// <param name="columns">What they are of.</param>
    public static void Refuse(string file, IRecords values, IReadOnlyList<ColumnSource> columns)
    {
        var last = new (long Time, double Value)[columns.Count];
        Array.Fill(last, (Time.None, double.NaN));
        while (values.Read())
        {
            int name = (int)values.Current.Values[0];
            double value = values.Current.Values[1];
            if (last[name].Time == values.Current.Time && !last[name].Value.Equals(value))
            {
                throw Problem(file, values.Current.Line, columns[name].Name);
            }

            last[name] = (values.Current.Time, value);
        }
    }

    /// <summary>The error of such a value.</summary>
    public static CsvInputException Problem(string file, long line, string name) =>
        new(file, line, $"'{name}' has another value at the same time; are there series that a column tells apart? --only COLUMN=TEXT takes one");
}
