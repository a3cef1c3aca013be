using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Tests.Data;
using TinyRnn.Quantizer.Tests.Import;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>
/// Random changes of good files: each is read or refused with a <see cref="CsvInputException"/>, times only go forward within a series,
/// and rows are never moved without a word.
/// </summary>
public class MutantTests
{
    private const int Mutants = 150;

    public static IEnumerable<object[]> Files =>
        new[]
        {
            "time,temperature,humidity\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00Z,{i}.5,{80 - i}", 12),
            "Zeit;Temperatur (°C);Druck\n" + Raw.Hours(i => $"{14 + (i / 6)}.05.2031 {i % 6 * 4:00}:00;{i},5;1.009,{i % 10}", 12),
            "\"Date\",\"T\"\n" + Raw.Hours(i => $"\"5/{14 + i}/31 11:00 PM\",\"{i}.5\"", 12),
            "year,month,day,hour,x\n" + Raw.Hours(i => $"2031,5,4,{i},{i}.5", 12),
            "millis,x,y\n" + Raw.Hours(i => $"{(i % 6 * 1000) + 7},{i},{-i}", 12),
            "entity_id,state,last_changed\n" + Raw.Hours(i => $"sensor.a,{i}.5,2031-05-04T{i:00}:00:00Z\nsensor.b,{i},2031-05-04T{i:00}:00:00Z", 6),
            Raw.Hours(i => $"[00:{i:00}:00] temp: {i}.5 C hum: {80 - i} %", 12),
            "ts,station,x\n" + Raw.Hours(i => $"{1935619200 + (i * 3600)},a,{i}\n{1935619200 + (i * 3600)},b,{i}", 6),
        }.Select((text, seed) => new object[] { seed, text });

    [Theory]
    [MemberData(nameof(Files))]
    public void Changed_files_are_read_in_order_or_refused(int seed, string file)
    {
        byte[] good = Encoding.UTF8.GetBytes(file);
        var random = new Random(seed);
        int read = 0;
        for (int i = 0; i < Mutants; i++)
        {
            read += ReadOrRefuse(FuzzTests.Mutate(good, random)) ? 1 : 0;
        }

        Assert.InRange(read, 1, Mutants - 1);
    }

    [CaseTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void Changed_layouts_are_read_in_order_or_refused(int seed)
    {
        var random = new Random(seed);
        byte[][] files = Directory.GetFiles(CaseTheoryAttribute.Folder).Where(path => !path.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        for (int i = 0; i < Mutants; i++)
        {
            ReadOrRefuse(FuzzTests.Mutate(files[random.Next(files.Length)], random));
        }
    }

    private static bool ReadOrRefuse(byte[] file)
    {
        try
        {
            using ReadingSource source = Csv.Source(file, new ReadingOptions { Step = file.Length % 2 == 0 ? null : 1800, Report = true });
            bool moved = source.Findings.Any(finding => finding.Topic is "order" or "series" && !finding.IsPlain);
            using StepReader steps = source.OpenSteps();
            (long time, long line, int series) = (long.MinValue, 0, -1);
            while (steps.Read())
            {
                bool isSame = steps.Series == series;
                Assert.True(!isSame || steps.Nanoseconds > time || !source.HasTime, $"time goes back in line {steps.Line}: {Convert.ToBase64String(file)}");
                Assert.True(steps.Line >= line || moved, $"line {steps.Line} was moved without a word: {Convert.ToBase64String(file)}");
                (time, line, series) = (steps.Nanoseconds, steps.Line, steps.Series);
                if (steps.Count > 200_000)
                {
                    break;
                }
            }

            return true;
        }
        catch (CsvInputException)
        {
            return false;
        }
    }
}
