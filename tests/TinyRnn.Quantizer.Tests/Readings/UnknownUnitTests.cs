using System;
using System.Linq;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Readings.Units;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Units in a header that are parts of others, or that are not known.</summary>
public class UnknownUnitTests
{
    [Theory]
    [InlineData("temperature (0.1 °C)", "temperature:°C", "68", "6.8")]
    [InlineData("temperature [1/10 degC]", "temperature:°C", "68", "6.8")]
    [InlineData("pressure (0.1 hPa)", "pressure:hPa", "10090", "1009")]
    [InlineData("temperature (0.1 K)", "temperature:°C", "2732", "0.05")]
    [InlineData("pressure (мм рт.ст.)", "pressure:hPa", "750", "999.917903")]
    public void Parts_of_units_are_converted(string name, string wanted, string value, string expected) =>
        Assert.Equal("2031-05-04T02:00:00 " + expected, Raw.Steps(File(name, value), Raw.Wanting(wanted))[2]);

    [Theory]
    [InlineData("temperature (R)", "°C", "R")]
    [InlineData("temperature (°C*10)", "°C", "°C*10")]
    [InlineData("pressure [Pa/10]", "hPa", "Pa/10")]
    public void An_unknown_unit_is_refused_where_another_is_wanted(string header, string unit, string found)
    {
        string name = header.Split(' ')[0];
        string refused = Raw.Refused(File(header, "68"), Raw.Wanting($"{name}:{unit}"));

        Assert.Contains($"expected a unit that becomes {unit} for '{name}', found '{found}', which is not known; --column {name}=\"{header}\"*SCALE+OFFSET converts it", refused, StringComparison.Ordinal);
        Assert.Equal("2031-05-04T02:00:00 6.8", Raw.Steps(File(header, "68"), Raw.Wanting($"{name}:{unit}") with { Columns = [MappingText.Parse($"{name}={header}*0.1")] })[2]);
    }

    [Theory]
    [InlineData("degRe", "temperature is 'temperature (°F)', same name, in °F as it stands, since the model's unit 'degRe' is not known")]
    [InlineData("°F", "temperature is 'temperature (°F)', same name")]
    public void A_unit_of_the_model_that_is_not_known_is_said_beside_one_that_is(string wanted, string said)
    {
        string file = File("temperature (°F)", "68");

        Assert.Equal("2031-05-04T02:00:00 68", Raw.Steps(file, Raw.Wanting($"temperature:{wanted}"))[2]);
        Assert.Equal(said, Raw.Finding(file, "column", Raw.Wanting($"temperature:{wanted}")));
    }

    [Theory]
    [InlineData("temperature (R)", "'R' of 'temperature (R)' is not known: not converted")]
    [InlineData("temperature (outside)", "'outside' of 'temperature (outside)' is not known: not converted")]
    [InlineData("temperature (°C)", "")]
    [InlineData("temperature", "")]
    public void An_unknown_unit_is_said(string header, string said) => Assert.Equal(said, Raw.Finding(File(header, "68"), "unit"));

    [Fact]
    public void A_tenth_of_a_tenth_is_no_unit_however_often_it_stands()
    {
        string unit = string.Concat(Enumerable.Repeat("0.1*", 20_000)) + "°C";

        Assert.Null(Unit.Find("0.1*0.1*°C"));
        Assert.Null(Unit.Find(unit));
    }

    [Fact]
    public void A_remark_in_brackets_is_no_unit_to_refuse() =>
        Assert.Equal("2031-05-04T02:00:00 6.8", Raw.Steps(File("temperature (outside)", "6.8"), Raw.Wanting("temperature:°C"))[2]);

    private static string File(string name, string value) => $"time,{name}\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{value}");
}
