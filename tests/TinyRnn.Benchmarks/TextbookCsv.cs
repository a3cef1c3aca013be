using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace TinyRnn.Benchmarks;

/// <summary>CSV as one would write it without thinking of speed: ReadLine, Split, Parse.</summary>
internal static class TextbookCsv
{
    /// <summary>All rows but the header, as numbers.</summary>
    public static IEnumerable<float[]> Read(byte[] csv)
    {
        using var reader = new StreamReader(new MemoryStream(csv), Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is string line)
        {
            yield return line.Split(',').Select(field => float.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        }
    }
}
