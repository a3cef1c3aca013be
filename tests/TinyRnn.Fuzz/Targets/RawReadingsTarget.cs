using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;

namespace TinyRnn.Fuzz.Targets;

/// <summary>
/// Raw files of readings in everyday forms. Within a series time only goes forward, and no row is moved without a finding that says so.
/// </summary>
internal sealed class RawReadingsTarget : FuzzTarget<string>
{
    private const int MostSteps = 200_000;
    private const int Rows = 12;

    public override string Name => "raw";

    public override IReadOnlyList<IMutation> Mutations { get; } = [new TextMutation(), new TextMutation(), new ByteMutation()];

    public override long MostBytes => 64 << 20;

    protected override IReadOnlyList<Type> Documented { get; } = [typeof(CsvInputException)];

    protected override IEnumerable<byte[]> Files() =>
        new[]
        {
            "time,temperature,humidity\n" + Lines(i => $"2031-05-04T{i:00}:00Z,{i}.5,{80 - i}"),
            "Zeit;Temperatur (°C);Druck\n" + Lines(i => $"{14 + (i / 6)}.05.2031 {i % 6 * 4:00}:00;{i},5;1.009,{i % 10}"),
            "\"Date\",\"T\"\n" + Lines(i => $"\"5/{14 + i}/31 11:00 PM\",\"{i}.5\""),
            "year,month,day,hour,x\n" + Lines(i => $"2031,5,4,{i},{i}.5"),
            "millis,x,y\n" + Lines(i => $"{(i % 6 * 1000) + 7},{i},{-i}"),
            "entity_id,state,last_changed\n" + Lines(i => $"sensor.a,{i}.5,2031-05-04T{i:00}:00:00Z\nsensor.b,{i},2031-05-04T{i:00}:00:00Z"),
            Lines(i => $"[00:{i:00}:00] temp: {i}.5 C hum: {80 - i} %"),
            "ts,station,x\n" + Lines(i => $"{1935619200 + (i * 3600)},a,{i}\n{1935619200 + (i * 3600)},b,{i}"),
            "Time zone: UTC+02:00\nDate,Temperature,Temperature\n,inside,outside\n" + Lines(i => $"2031-05-04 {i:00}:00,{i}.5,{i}"),
            "year,doy,time,x\n" + Lines(i => $"2031,124,{i}00,{i}.5"),
            "time,x\n" + Lines(i => $"2031-10-26T{Autumn(Rows - 1 - i)},{i}"),
            "Date;x\n" + Lines(i => $"{47980 + i};{i}"),
            Lines(i => $"2031 05 04 {i:00}  {i}8 -9999"),
        }.Select(Encoding.UTF8.GetBytes);

    protected override string Load(byte[] file)
    {
        var options = new ReadingOptions
        {
            Step = file.Length % 2 == 0 ? null : 1800,
            Zone = file.Length % 3 == 0 ? "Europe/Berlin" : null,
            TimeFormat = file.Length % 11 == 0 ? "s" : null,
            Report = true,
        };
        using ReadingSource source = ReadingSource.Open("fuzz.csv", () => new MemoryStream(file), options);
        using StepReader steps = source.OpenSteps();
        bool isMoved = source.Findings.Any(finding => finding.Topic is "order" or "series" && !finding.IsPlain);
        (long time, long line, int series) = (long.MinValue, 0, -1);
        while (steps.Count < MostSteps && steps.Read())
        {
            FaultException.Require(steps.Series != series || steps.Nanoseconds > time || !source.HasTime, "a later time in a later step");
            FaultException.Require(steps.Line >= line || isMoved, "rows in the order of the file, or a finding that says otherwise");
            (time, line, series) = (steps.Nanoseconds, steps.Line, steps.Series);
        }

        return string.Join(' ', source.Findings.Select(finding => finding.Topic).Distinct());
    }

    protected override string Use(string loaded) => loaded;

    /// <summary>A clock in half hours from one o'clock on, put back at three.</summary>
    private static string Autumn(int halfHours) => $"{1 + ((halfHours < 4 ? halfHours : halfHours - 2) / 2):00}:{halfHours % 2 * 30:00}";

    private static string Lines(Func<int, string> line) =>
        string.Concat(Enumerable.Range(0, Rows).Select(i => line(i).ToString(CultureInfo.InvariantCulture) + "\n"));
}
