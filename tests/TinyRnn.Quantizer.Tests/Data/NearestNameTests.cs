using TinyRnn.Quantizer.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Data;

public class NearestNameTests
{
    [Theory]
    [InlineData("rian", "rain")]
    [InlineData("TEMPERATURE", "temperature")]
    [InlineData("temprature", "temperature")]
    [InlineData("presure", "pressure")]
    [InlineData("temp", "temperature")]
    [InlineData("wind", null)]
    [InlineData("DEWP", null)]
    [InlineData("te", null)]
    [InlineData("tire", "time")]
    public void The_nearest_name_is_a_slip_or_an_abbreviation_away(string name, string? nearest)
    {
        Assert.Equal(nearest, NearestName.Find(name, ["time", "temperature", "pressure", "rain"]));
    }

    [Theory]
    [InlineData("DEWP", "TEMP")]
    [InlineData("x3", "x0")]
    [InlineData("label", "level_b")]
    public void Another_word_is_not_suggested(string name, string other)
    {
        Assert.Null(NearestName.Find(name, [other]));
    }

    [Theory]
    [InlineData("Regn", "Regen [mm]")]
    [InlineData("Regen [mn]", "Regen [mm]")]
    [InlineData("Wind", null)]
    public void A_name_with_a_unit_behind_it_is_near_without_it_too(string written, string? expected) =>
        Assert.Equal(expected, NearestName.Find(written, ["Temperatur [C]", "Regen [mm]"], name => name.Split(' ')[0]));

    [Fact]
    public void An_abbreviation_of_two_names_is_of_neither()
    {
        Assert.Null(NearestName.Find("pressure", ["pressure_change_1h", "pressure_change_3h"]));
    }

    [Fact]
    public void Very_long_names_are_not_compared()
    {
        Assert.Null(NearestName.Find(new string('a', 1_000_000), [new string('b', 1_000_000)]));
    }
}
