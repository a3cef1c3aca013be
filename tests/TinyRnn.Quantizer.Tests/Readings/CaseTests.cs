using System;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Public layouts with invented numbers: the third row in time order, missing readings and the number of steps.</summary>
public class CaseTests
{
    [CaseTheory]
    [InlineData("01-open-meteo.csv", "temperature:°C humidity:% pressure:hPa precipitation:mm", "2031-05-04T00:00:00Z 6.8 85 1009 0", 12, 2)]
    [InlineData("04-ambient-weather.csv", "Outdoor_Temperature:°C humidity:%", "2031-05-04T07:10:00Z 6.77777778 85", 12, 0)]
    [InlineData("06-weatherlink-web.csv", "temperature:°F humidity:% pressure:inHg", "2031-05-04T11:45:00 44.2 85 29.8", 12, 2)]
    [InlineData("08-wunderground-table.csv", "temperature:°F humidity:% pressure:inHg", "11:44:00 44.2 85 29.8", 12, 0)]
    [InlineData("09-meteostat-bulk-no-header.csv", "", "2031-05-04T02:00:00 6.8 2.8 NaN NaN 40 4.2 1009 3", 12, 8)]
    [InlineData("11-meteostat-named.csv", "temperature:°C humidity:% pressure:hPa", "2031-05-04T02:00:00 6.8 NaN 1009", 12, 1)]
    [InlineData("12-dwd-cdc-hourly.txt", "TT_TU RF_TU", "2031-05-04T02:00:00 6.8 85", 12, 3)]
    [InlineData("14-noaa-lcd.csv", "HourlyDryBulbTemperature HourlyRelativeHumidity HourlyStationPressure", "2031-05-04T02:53:00 44 85 29.8", 12, 2)]
    [InlineData("15-thingspeak-feeds.csv", "", "2031-05-04T00:00:53Z 6.8 85 1009", 12, 1)]
    [InlineData("16-esphome.log", "temperature:°C humidity:%", "00:03:02 6.8 85", 8, 1)]
    [InlineData("18-arduino-csv-boot-noise.csv", "temperature humidity", "12.006 6.8 85", 11, 1)]
    [InlineData("19-influxdb2-annotated.csv", "temperature humidity", "2031-05-04T03:00:00Z 6.9 NaN", 11, 1)]
    [InlineData("21-grafana-formatted.csv", "temperature:°C humidity:%", "2031-05-04T02:00:00 6.8 85", 12, 1)]
    [InlineData("22-grafana-raw.csv", "temperature humidity", "2031-05-04T02:00:00Z 6.8 85", 12, 1)]
    [InlineData("24-kaggle-hourly-with-offset.csv", "temperature:°C humidity pressure:hPa", "2031-03-29T23:00:00Z 6.8 0.85 1009", 12, 1)]
    [InlineData("25-ten-minute-day-first.csv", "temperature:°C humidity:% wv:m/s", "2031-05-04T00:30:00 6.8 85 4.2", 12, 1)]
    [InlineData("27-whitespace-scientific.txt", "", "0.34 -0.85 0.42", 12, 0)]
    [InlineData("29-sensor-logger-accelerometer.csv", "x y z", "2031-05-06T00:00:00.020022123Z -0.15136 -0.124844 9.799093", 20, 0)]
    [InlineData("30-excel-german.csv", "temperature:°C humidity:% pressure:hPa", "2031-05-04T02:00:00 6.8 85 1009", 12, 1)]
    [InlineData("32-pandas-index.csv", "", "6.8 85", 12, 1)]
    [InlineData("33-pandas-time-index.csv", "", "2031-05-04T02:00:00Z 6.8 85", 12, 1)]
    [InlineData("34-r-write-csv.csv", "", "2031-05-04T02:00:00 6.8 85", 12, 1)]
    [InlineData("36-powershell-utf16.csv", "", "2031-05-04T02:00:00 6.8 85", 12, 1)]
    [InlineData("37-powershell-export-csv.csv", "", "2031-05-04T02:00:00 6.8 85", 12, 1)]
    [InlineData("39-units-row.csv", "temperature:°C humidity:%", "2031-05-04T02:00:00 6.8 85", 12, 0)]
    [InlineData("40-netatmo.csv", "temperature humidity co2", "2031-05-04T22:36:44Z 6.8 85 618", 12, 1)]
    [InlineData("45-iobroker.csv", "", "2031-05-04T02:00:00 6.8", 12, 0)]
    [InlineData("47-comment-header.csv", "temperature:°C humidity:%", "2031-05-04T02:00:00 6.8 85", 12, 0)]
    [InlineData("48-missing-words.csv", "temperature humidity", "2031-05-04T02:00:00 NaN 85", 12, 12)]
    [InlineData("50-r-write-table-comma.csv", "", "2031-05-04T02:00:00 6.8 85", 12, 1)]
    [InlineData("52-pandas-unnamed-columns.csv", "", "6.8 85", 10, 0)]
    [InlineData("53-pandas-inf-and-bool.csv", "", "2031-05-04T02:00:00 6.8 85 0", 12, 2)]
    [InlineData("55-no-header-time-first.csv", "", "2031-05-04T02:00:00 6.8 85", 12, 0)]
    public void The_third_row_is_right(string file, string wanted, string third, int steps, int missing)
    {
        Check(file, Wanting(wanted), third, steps, missing);
    }

    [CaseTheory]
    [InlineData("03-home-assistant-history.csv", 300, null, "2031-05-03T22:10:00Z 19.6 47 0", 14)]
    [InlineData("42-dst-autumn-local.csv", null, "Europe/Berlin", "2031-10-26T00:00:00Z 6.8 85", 12)]
    [InlineData("44-gap-duplicate-disorder.csv", null, null, "2031-05-04T02:00:00Z 6.8 85", 12)]
    public void The_third_row_is_right_with_the_options_that_the_error_names(string file, int? step, string? zone, string third, int steps)
    {
        string[] all = Steps(file, new ReadingOptions { Step = step, Zone = zone, Sort = true });

        Assert.Equal((third, steps), (all[2], all.Length));
    }

    [CaseTheory]
    [InlineData("03-home-assistant-history.csv", "--step SECONDS")]
    [InlineData("44-gap-duplicate-disorder.csv", "--sort")]
    public void What_cannot_be_told_is_asked_for(string file, string option)
    {
        Exception error = Assert.ThrowsAny<Exception>(() => Steps(file, new ReadingOptions()));

        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    private static void Check(string file, ReadingOptions options, string third, int steps, int missing)
    {
        string[] all = Steps(file, options);
        Assert.Equal((third, steps), (all[2], all.Length));
        string values = string.Join('\n', all);
        Assert.True(missing <= values.Split("NaN").Length - 1, values);
        if (options.Wanted.Count > 0)
        {
            Assert.Equal(missing, values.Split("NaN").Length - 1);
        }
    }

    private static string[] Steps(string file, ReadingOptions options)
    {
        using ReadingSource source = ReadingSource.Open(Path.Combine(CaseTheoryAttribute.Folder, file), options);
        return Raw.Steps(source);
    }

    private static ReadingOptions Wanting(string names) => names.Length == 0 ? new ReadingOptions() : Raw.Wanting([.. names.Split(' ').Select(name => name.Replace('_', names.Contains("Outdoor", StringComparison.Ordinal) ? ' ' : '_'))]);
}
