using System.IO;
using System.Text;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Tests.Data;

/// <summary>Tables from text.</summary>
internal static class Csv
{
    public static CsvTable Table(string text) => new("week.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public static ReadingReader Reader(string text, params string[] features) =>
        new(Table(text), new ReadingColumns(features.Length, features));
}
