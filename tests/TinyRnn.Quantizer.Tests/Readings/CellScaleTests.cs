using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Readings.Units;
using TinyRnn.Quantizer.Tests.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Numbers that a program shortened one by one: with a unit of their own each, or a bare factor.</summary>
public class CellScaleTests
{
    [Theory]
    [InlineData("power", "90{0} W", "1.0{0} kW", "902", "1030", "W")]
    [InlineData("power", "90{0}mW", "1.0{0}W", "902", "1030", "mW")]
    [InlineData("Light", "30{0} lx", "2.{0} klx", "302", "2300", "lux")]
    [InlineData("heap", "90{0} B", "1.{0} KiB", "902", "1331.2", "B")]
    [InlineData("latency", "90{0} ms", "1.{0} s", "902", "1300", "ms")]
    [InlineData("current", "90{0} mA", "1.{0} A", "902", "1300", "mA")]
    [InlineData("pressure", "1008.{0} hPa", "100.9{0} kPa", "1008.2", "1009.3", "hPa")]
    [InlineData("uptime", "5{0} min", "1.{0} hours", "52", "78", "min")]
    public void Units_of_one_kind_are_made_one_which_is_said(string name, string small, string large, string second, string third, string unit)
    {
        string file = File(name, i => string.Format(CultureInfo.InvariantCulture, i % 2 == 0 ? small : large, i % 10));
        string[] steps = Raw.Steps(file);

        Assert.Equal([$"2031-05-04T02:00:00 {second}", $"2031-05-04T03:00:00 {third}"], steps[2..4]);
        Assert.Equal($"'{name}': 12 x another unit than {unit}, as '{string.Format(CultureInfo.InvariantCulture, large, 1)}' in line 3", Raw.Finding(file, "units").Split(',')[0] + ',' + Raw.Finding(file, "units").Split(',')[1]);
        Assert.Equal($"{name} ({unit})", Header(file));
    }

    [Fact]
    public void Temperatures_in_two_units_are_made_one()
    {
        string file = File("temperature", i => i % 3 == 0 ? "50 °F" : "10 °C");

        Assert.All(Raw.Steps(file), step => Assert.EndsWith(" 10", step, StringComparison.Ordinal));
        Assert.All(Raw.Steps(file, Raw.Wanting("temperature:K")), step => Assert.EndsWith(" 283.15", step, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("light", "1.0{0}k", "1.1{0}k", "1020", "1130")]
    [InlineData("light", "90{0}", "1.1{0}k", "902", "1130")]
    [InlineData("light", "90{0}", "1.1{0} K", "902", "1130")]
    [InlineData("count", "90{0} K", "1.1{0} Mil", "902000", "1130000")]
    [InlineData("count", "90{0}k", "1.1{0}M", "902000", "1130000")]
    [InlineData("Light (lx)", "90{0}", "1.1{0}k", "902", "1130")]
    public void A_bare_factor_multiplies_its_number_which_is_said(string name, string small, string large, string second, string third)
    {
        string file = File(name, i => string.Format(CultureInfo.InvariantCulture, i % 2 == 0 ? small : large, i % 10));

        Assert.Equal([$"2031-05-04T02:00:00 {second}", $"2031-05-04T03:00:00 {third}"], Raw.Steps(file)[2..4]);
        Assert.Contains("x a factor behind the number, as '", Raw.Finding(file, "units"), StringComparison.Ordinal);
        Assert.Equal(name, Header(file));
    }

    [Theory]
    [InlineData("level", "{0}", "{0}k")]
    [InlineData("level", "{0}.5", "{0}.5M")]
    [InlineData("temperature", "{0}", "{0}*")]
    public void A_mark_of_quality_multiplies_nothing(string name, string plain, string marked)
    {
        string file = File(name, i => string.Format(CultureInfo.InvariantCulture, i % 5 == 2 ? marked : plain, 100 + i));

        Assert.StartsWith("2031-05-04T02:00:00 102", Raw.Steps(file)[2], StringComparison.Ordinal);
        Assert.Equal("", Raw.Finding(file, "units"));
        Assert.Contains("5 x a number with a mark", Raw.Finding(file, "marks"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_power_of_ten_moves_the_point_and_nothing_else() =>
        Assert.All(Enumerable.Range(1000, 9000), i => Assert.Equal(i, CellUnit.Scale(i / 1000.0, 1000)));

    [Theory]
    [InlineData("T", "47.{0} °F", "T (°F)")]
    [InlineData("temperature", "8{0}%", "temperature (%)")]
    [InlineData("light", "1.{0}k", "light")]
    public void A_prepared_name_has_the_unit_of_the_values(string name, string value, string header) =>
        Assert.Equal(header, Header(File(name, i => string.Format(CultureInfo.InvariantCulture, value, i % 10))));

    [Theory]
    [InlineData("time,temperature,p\n,°F,inHg\n", "temperature (°F)", "p (inHg)")]
    [InlineData("time,temperature (°F),p [Pa]\n", "temperature (°F)", "p [Pa]")]
    [InlineData("time,temp_f,p\n", "temp_f", "p")]
    [InlineData("time,temperature,p\n,°R,Pa\n", "temperature (°R)", "p (Pa)")]
    public void A_prepared_name_has_the_unit_of_a_row_of_units(string head, string first, string second)
    {
        using ReadingSource source = Csv.Source(head + Raw.Hours(i => $"2031-05-04T{i:00}:00:00,{i},{i}"), null);

        Assert.Equal([first, second], source.Columns.Select(column => column.NameWithUnit));
    }

    [Theory]
    [InlineData("[2031-05-04 {0:00}:00:00] power: {1}", "90{0} W", "1.0{0} kW", "902", "1030")]
    [InlineData("2031-05-04 {0:00}:00:00 power={1} n=7", "90{0}W", "1.0{0}kW", "902 7", "1030 7")]
    [InlineData("2031-05-04 {0:00}:00:00 light={1}, n=7", "90{0}", "1.0{0}k", "902 7", "1030 7")]
    [InlineData("2031-05-04 {0:00}:00:00 pressure={1} humidity=80 %", "1008.{0}hPa", "100.9{0} kPa", "1008.2 80", "1009.3 80")]
    public void Units_behind_values_of_a_log_are_converted_too(string line, string small, string large, string second, string third)
    {
        string file = Raw.Hours(i => string.Format(CultureInfo.InvariantCulture, line, i, string.Format(CultureInfo.InvariantCulture, i % 2 == 0 ? small : large, i % 10)));

        Assert.Equal([$"2031-05-04T02:00:00 {second}", $"2031-05-04T03:00:00 {third}"], Raw.Steps(file)[2..4]);
    }

    [Theory]
    [InlineData("time,name,value\n", "2031-05-04 {0:00}:00,power,{1}")]
    [InlineData("entity_id,state,last_changed\n", "power,{1},2031-05-04T{0:00}:00:00Z")]
    public void So_are_values_of_one_a_line(string header, string line)
    {
        string file = header + Raw.Hours(i => string.Format(CultureInfo.InvariantCulture, line, i, i % 2 == 0 ? $"90{i % 10} W" : $"1.0{i % 10} kW"));

        Assert.EndsWith(" 1030", Raw.Steps(file)[3], StringComparison.Ordinal);
        Assert.Equal("power (W)", Header(file));
        Assert.EndsWith(" 1.03", Raw.Steps(file, Raw.Wanting("power:kW"))[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",°F\n", "{0},5{1}")]
    [InlineData("", "{0},5{1} °F")]
    [InlineData("", "{0},5{1} F")]
    public void A_live_source_has_units_below_its_header_or_behind_its_values(string below, string line)
    {
        string[] steps = Live("time,temperature\n" + below + Raw.Hours(i => string.Format(CultureInfo.InvariantCulture, line, i, i % 10), 5), "temperature:°C");

        Assert.Equal([" 10", " 10.5555556", " 11.1111111", " 11.6666667", " 12.2222222"], steps.Select(step => " " + step));
    }

    [Fact]
    public void Values_without_names_keep_their_units()
    {
        string file = Raw.Hours(i => $"2031-05-04 {i:00}:00,5{i % 10} °F,8{i % 10} %");

        Assert.Equal("2031-05-04T02:00:00 52 82", Raw.Steps(file)[2]);
        Assert.Equal("column2 (°F)", Header(file));
        Assert.Equal("2031-05-04T00:00:00 10", Raw.Steps(file, Raw.Wanting("temperature:°C") with { Columns = [MappingText.Parse("temperature=#2")] })[0]);
    }

    [Fact]
    public void A_live_number_with_a_letter_that_may_multiply_it_is_left_out() =>
        Assert.Equal(["900", "902"], Live("time,light\n0,900\n1,1.01k\n2,902\n", "light"));

    private static string[] Live(string text, string wanted)
    {
        using var source = ReadingSource.OpenLive("wire", new MemoryStream(Encoding.UTF8.GetBytes(text)), Raw.Wanting(wanted));
        return Raw.Steps(source);
    }

    private static string Header(string file)
    {
        using ReadingSource source = Csv.Source(file, null);
        return source.Columns[0].NameWithUnit;
    }

    private static string File(string name, Func<int, string> value) => $"When,{name}\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00:00,{value(i)}");
}
