using System;
using System.Linq;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Tests.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Several lines of as many fields as the data stand above it: one of them has the names.</summary>
public class HeaderBlockTests
{
    [Theory]
    [InlineData("\"TOA5\",\"S1\",\"CR1000\"\n\"TIMESTAMP\",\"AirTC\",\"RH\"\n\"TS\",\"Deg C\",\"%\"\n\"\",\"Smp\",\"Smp\"\n", "TIMESTAMP|AirTC|RH", "line 2, units in line 3, what stands above is passed, 1 line below it passed")]
    [InlineData("Device: A1,,\nChannel,1,2\nName,Temp,Hum\nUnit,°C,%\n", "Name|Temp|Hum", "line 3, units in line 4, what stands above is passed")]
    [InlineData("Station,Berlin,\nSerial,A123,\nModel,X2,\nOwner,Hans,\nDate,2031-05-04,\ntime,temp,hum\n", "time|temp|hum", "line 6, what stands above is passed")]
    [InlineData(" ,Temp,Out\nDate,Out,Hum\n", "Date|Temp Out|Out Hum", "lines 1 and 2, names in both")]
    [InlineData(",temperature,humidity\n,mean,max\ntime,,\n", "time|temperature mean|humidity max", "lines 1 to 3, names in both")]
    [InlineData("Date,Temperature,Temperature\n,inside,outside\n", "Date|Temperature inside|Temperature outside", "lines 1 and 2, names in both")]
    [InlineData(",Temperature,\nDate,in,out\n", "Date|Temperature in|out", "lines 1 and 2, names in both")]
    [InlineData("Station,Berlin,Germany\nMesspunkt,Temperatur (°C),Feuchte (%)\n", "Messpunkt|Temperatur (°C)|Feuchte (%)", "line 2, what stands above is passed")]
    [InlineData("Date,Monday,Berlin\nZeit,Temperatur (°C),Feuchte (%)\n", "Zeit|Temperatur (°C)|Feuchte (%)", "line 2, what stands above is passed")]
    [InlineData("time,temp,hum\n2031-05-03T23:\n", "time|temp|hum", "line 1")]
    [InlineData("time,temp,hum\n2031-05-03T23:00,6.\n", "time|temp|hum", "line 1")]
    [InlineData("time,temp,hum\n2031-05-03T2,6.4,\n", "time|temp|hum", "line 1")]
    [InlineData("time,temp,hum\nboot ok,\n", "time|temp|hum", "line 1, 1 line below it passed")]
    [InlineData("time,temp,hum\nWiFi connected\nIP: 192.168.1.7\n\n", "time|temp|hum", "line 1, 2 lines below it passed")]
    [InlineData("time,temp,hum\n,°C,%\n", "time|temp|hum", "line 1, units in line 2")]
    public void The_line_with_the_names_is_told(string above, string names, string header)
    {
        string file = above + Raw.Hours(i => $"2031-05-04 {i:00}:00,{i}.5,{80 - i}", 12);
        using ReadingSource source = Csv.Source(file);

        Assert.Equal(names.Split('|')[1..], source.Columns.Select(column => column.Name));
        Assert.Equal((names.Split('|')[0], header), (Raw.Finding(file, "time").Split('\'')[1], Raw.Finding(file, "header")));
        Assert.Equal("2031-05-04T02:00:00 2.5 78", Raw.Steps(file)[2]);
    }

    [Fact]
    public void Names_without_a_time_lie_above_a_broken_row_or_are_told_by_what_they_measure()
    {
        string rows = Raw.Hours(i => $"{20 + i}.5,{50 + i}.25,{i}.1,{i}.2", 12);

        Assert.Equal(["a", "b", "c", "d"], Names("a,b,c,d\n1.\n" + rows));
        Assert.Equal(["temp_c", "hum_pct", "x", "y"], Names("Serial,A1,B2,C3\nOwner,Hans,u,v\ntemp_c,hum_pct,x,y\n" + rows));
        Assert.Equal(["Sensor 1 Temp", "Sensor 1 Hum", "Sensor 2 Temp", "Sensor 2 Hum"], Names("Sensor 1,Sensor 1,Sensor 2,Sensor 2\nTemp,Hum,Temp,Hum\n" + rows));
        Assert.Equal(["Inside mean", "Inside max", "Outside mean", "Outside max"], Names("Inside,,Outside,\nmean,max,mean,max\n" + rows));
    }

    [Fact]
    public void A_broken_row_below_the_header_is_counted()
    {
        string file = "time,temp,hum\n2031-05-03T23:00,6.\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{i}.5,{80 - i}", 12);

        Assert.Equal("1 x expected 3 fields as in the first line, found 2 (line 2); left out", Raw.Finding(file, "broken"));
    }

    [Theory]
    [InlineData("time,temperature,humidity", "2031-05-04 {0:00}:00,6,{1},87,{1}")]
    [InlineData("Tijdstip,Temperatuur", "2031-05-04 {0:00}:00,6,{1}")]
    [InlineData("temperature,humidity,pressure", "6,{1},87,{1},1009,{1}")]
    [InlineData("Zeitpunkt,Wert A,Wert B,Wert C", "2031-05-04 {0:00}:00,6,{1},87,{1},1009")]
    public void Decimal_commas_that_also_separate_are_refused_however_many_columns_they_make(string header, string line)
    {
        string file = header + "\n" + Raw.Hours(i => string.Format(null, line, i, i % 10));

        Assert.Matches(@"^week\.csv:2: expected \d fields as in the header, found \d; is a decimal comma also the separator\?", Raw.Refused(file));
    }

    [Fact]
    public void A_line_of_fewer_words_above_other_numbers_is_no_header()
    {
        string file = "Station Berlin, all in all, 3 sensors\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,6.{i % 10},87,1,2");

        Assert.Equal("2031-05-04T02:00:00 6.2 87 1 2", Raw.Steps(file)[2]);
    }

    private static string[] Names(string file)
    {
        using ReadingSource source = Csv.Source(file);
        return [.. source.Columns.Select(column => column.Name)];
    }

    [Theory]
    [InlineData(5, "5 x expected a time, found '1935619200' (line 2, 3, 4, ...); left out")]
    [InlineData(8, "8 x expected a time, found '1935619200' (line 2, 3, 4, ...); left out")]
    public void Rows_with_times_of_another_kind_below_the_header_are_counted_not_passed(int others, string broken) =>
        Assert.Equal(broken, Raw.Finding(TwoKinds(i => i < others), "broken"));

    [Fact]
    public void Too_many_rows_with_times_of_another_kind_are_refused()
    {
        Assert.Contains("week.csv:42:1: column 'time': expected times of one kind (split the file, or --time none reads its rows without times), found '1935619200' in line 2 and '2031-05-05T16:00Z' in line 42", Raw.Refused(TwoKinds(i => i < 40)), StringComparison.Ordinal);
        Assert.Contains("week.csv:2: expected a time, found '1935619200'; 15 of 100 rows are broken", Raw.Refused(TwoKinds(i => i < 15)), StringComparison.Ordinal);
    }

    [Fact]
    public void Times_of_two_kinds_are_refused_with_both_lines()
    {
        string file = TwoKinds(i => i >= 30);

        Assert.EndsWith("found '1935727200' in line 32 and '2031-05-04T00:00Z' in line 2", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal(100, Raw.Steps(file, new ReadingOptions { Time = "none" }).Length);
    }

    /// <summary>A hundred hours, some of whose times are seconds since 1970.</summary>
    private static string TwoKinds(Func<int, bool> isEpoch) =>
        "time,a\n" + Raw.Hours(i => isEpoch(i) ? $"{1935619200 + (3600 * i)},{i}" : $"2031-05-{4 + (i / 24):00}T{i % 24:00}:00Z,{i}", 100);

    [Fact]
    public void A_last_name_of_remarks_may_have_no_fields()
    {
        string file = "LabVIEW Measurement\t\nSeparator\tTab\nDecimal_Separator\t,\n***End_of_Header***\t\nChannels\t2\t\nSamples\t30\t30\t\nX0\t0,0\t0,0\t\n***End_of_Header***\t\t\t\nX_Value\tTemperature\tHumidity\tComment\n"
            + Raw.Hours(i => $"{i},000000\t6,{i % 10}\t8{i % 10},0");

        Assert.Equal("2 6.2 82", Raw.Steps(file)[2]);
        Assert.Equal("2 82", Raw.Steps(file, Raw.Wanting("Humidity"))[2]);
    }

    [Theory]
    [InlineData("time,x<br>\n", "2031-05-04 {0:00}:00,{0},<br>")]
    [InlineData("time,x\n", "2031-05-04 {0:00}:00,{0},")]
    public void A_sign_behind_the_last_field_of_every_row_adds_no_column(string header, string line) =>
        Assert.Equal("2031-05-04T02:00:00 2", Raw.Steps(header + Raw.Hours(i => string.Format(null, line, i)))[2]);

    [Fact]
    public void Labels_of_a_remark_are_no_names() =>
        Assert.Equal("2 6 7", Raw.Steps("# Created by a program\n# name: data\n# rows: 24\n# columns: 3\n" + Raw.Hours(i => $" {i} 6 7"))[2]);

    [Fact]
    public void A_table_as_a_database_shows_it_has_its_names()
    {
        const string Ruler = "+---------------------+------+\n";
        string file = Ruler + "| time                | temp |\n" + Ruler + Raw.Hours(i => $"| 2031-05-04 {i:00}:00:00 | {i}.5 |") + Ruler;

        Assert.Equal("2031-05-04T02:00:00 2.5", Raw.Steps(file, Raw.Wanting("temp"))[2]);
        Assert.Empty(Raw.Finding(file, "broken"));
    }
}
