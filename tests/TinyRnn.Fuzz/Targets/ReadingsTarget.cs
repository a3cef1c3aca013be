using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Samples;
using TinyRnn.TestSupport;

namespace TinyRnn.Fuzz.Targets;

/// <summary>CSV files of readings, row by row and as windows.</summary>
internal sealed class ReadingsTarget : FuzzTarget<long>
{
    private const int Bytes = 2048;
    private const int Window = 4;

    private static readonly string[] s_small =
    [
        "t,a,b,y\n1,2.5,3,0\n2,,NA,1\n3,-1e3,nan,0\n4,5,6,1\n5,7,8,0\n",
        "a;b;y;t\r\n\"1\";\"2\";yes;x\r\n\"3\";\"-4.5\";no;x\r\n5;6;yes;y\r\n",
        "1\t2\t0\t4\n3\t4\t1\t5\n5\t6\t0\t6\n",
        "t|a|b|y\n\"a \"\"quoted\"\" name\"|1|2|1\n",
    ];

    public override string Name => "csv";

    public override IReadOnlyList<IMutation> Mutations { get; } = [new TextMutation(), new TextMutation(), new ByteMutation()];

    public override long MostBytes => 8 << 20;

    protected override IReadOnlyList<Type> Documented { get; } = [typeof(CsvInputException)];

    protected override IEnumerable<byte[]> Files() =>
        new[] { "examples/rain/week.csv", "examples/rain/calibration.csv", "tests/TinyRnn.Quantizer.Tests/Rain/raw.csv", "tests/TinyRnn.Quantizer.Tests/Rain/features.csv" }
            .Select(path => Start(File.ReadAllBytes(Repository.PathOf(path))))
            .Concat(s_small.Select(Encoding.UTF8.GetBytes));

    /// <summary>Reads two features in order or by name, a label, a kept column and a series, as far as there are any.</summary>
    protected override long Load(byte[] file)
    {
        long values = 0;
        using (ReadingReader readings = Open(file))
        {
            while (readings.Read())
            {
                values += readings.Reading.Length + readings.Labels.Length + readings.KeptCount;
            }

            readings.RequireRows();
        }

        using var windows = new WindowReader(Open(file), Window, sliding: file.Length % 2 == 0);
        while (windows.Read())
        {
            values += windows.Inputs.Length + windows.LabelsOf(0).Length;
        }

        windows.RequireSamples();
        return values;
    }

    protected override string Use(long loaded) => "";

    private static ReadingReader Open(byte[] file)
    {
        ReadingColumns columns = ColumnsOf(file);
        var source = ReadingSource.Open("fuzz.csv", () => new MemoryStream(file), ReadingReader.OptionsOf(columns, new ReadingOptions()));
        return new ReadingReader(source, columns, ownsSource: true);
    }

    /// <summary>Two features by name where the file has them, or all of its columns in order.</summary>
    private static ReadingColumns ColumnsOf(byte[] file)
    {
        using ReadingSource source = ReadingSource.Open("fuzz.csv", () => new MemoryStream(file), new ReadingOptions());
        bool isNamed = source.Header.Contains("a");
        return new ReadingColumns(isNamed ? 2 : source.Columns.Count, isNamed ? ["a", "b"] : [])
        {
            Labels = isNamed ? ["y"] : [],
            Classes = ["no", "yes"],
            Kept = isNamed ? ["t"] : [],
            Sequence = isNamed ? "t" : null,
            BadReadings = file.Length % 3 == 0 ? BadReadingPolicy.Throw : BadReadingPolicy.HoldLastGood,
        };
    }

    /// <summary>The first lines of a file.</summary>
    private static byte[] Start(byte[] file) => file.Length <= Bytes ? file : file[..(Array.LastIndexOf(file, (byte)'\n', Bytes) + 1)];
}
