using System.IO;
using System.Text;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Quantizer.Tests.Data;

/// <summary>Readings from text.</summary>
internal static class Csv
{
    public static ReadingSource Source(string text, ReadingOptions? options = null) => Source(Encoding.UTF8.GetBytes(text), options);

    public static ReadingSource Source(byte[] bytes, ReadingOptions? options = null) =>
        ReadingSource.Open("week.csv", () => new MemoryStream(bytes), options ?? new ReadingOptions());

    public static ReadingReader Reader(string text, ReadingColumns columns) =>
        new(Source(text, ReadingReader.OptionsOf(columns, new ReadingOptions())), columns, ownsSource: true);

    public static ReadingReader Reader(string text, params string[] features) => Reader(text, new ReadingColumns(features.Length, features));
}
