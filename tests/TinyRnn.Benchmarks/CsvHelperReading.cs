using System.Globalization;
using CsvHelper;

namespace TinyRnn.Benchmarks;

/// <summary>A clean CSV file read by the library alone: one pass, nothing found out.</summary>
internal static class CsvHelperReading
{
    /// <summary>The sum of the first column, all columns parsed.</summary>
    public static float Sum(byte[] csv, int columns)
    {
        float sum = 0;
        using CsvReader reader = CsvReader.Create(csv, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, AllowLineBreaksInQuotes = false, Separator = ',' });
        reader.Read();
        while (reader.Read())
        {
            for (int i = 0; i < columns; i++)
            {
                float value = float.Parse(reader.GetSpan(i), NumberStyles.Float, CultureInfo.InvariantCulture);
                sum += i == 0 ? value : 0;
            }
        }

        return sum;
    }
}
