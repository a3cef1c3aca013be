using TinyRnn.Trainer.Features;
using TinyRnn.Trainer.Tables;
using TinyRnn.Trainer.Tests.Support;
using Xunit;

namespace TinyRnn.Trainer.Tests.Features;

public class InputReadingTests
{
    [Theory]
    [InlineData("TEMP=temperature:Celsius", "--inputs TEMP=temperature:Celsius: expected the unit of temperature to be degC, degF or K, found 'Celsius'")]
    [InlineData("P=pressure:V", "--inputs P=pressure:V: expected the unit of pressure to be hPa, Pa or kPa, found 'V'")]
    public void A_unit_that_a_quantity_does_not_have_is_refused_with_those_it_has(string text, string message) =>
        Assert.Equal(message, Assert.Throws<TrainingException>(() => InputReading.Parse(text)).Message);

    [Theory]
    [InlineData("T=temperature:°C", "degC")]
    [InlineData("T=temperature:K", "K")]
    [InlineData("soil=other:clicks", "clicks")]
    [InlineData("soil=other", "")]
    public void A_unit_that_it_has_is_taken(string text, string unit) => Assert.Equal(unit, InputReading.Parse(text).Unit);

    [Theory]
    [InlineData("soil", "V", "voltage")]
    [InlineData("soil (mV)", "", "voltage")]
    [InlineData("wind v", "", "other")]
    [InlineData("soil", "", "other")]
    public void A_voltage_is_told_by_its_unit(string column, string unit, string quantity) => Assert.Equal(quantity, InputReading.Guess(column, unit).Quantity);

    [Fact]
    public void A_column_is_found_by_what_it_measures_and_suggested_where_it_is_missing()
    {
        var table = new MemoryTable(MemoryTable.Column("TEMP", 1, 2), MemoryTable.Column("PRES", 3, 4), ("t_note", ["warm", "cold"]), MemoryTable.Column("x", 5, 6));

        Assert.Equal(["TEMP"], table.Measuring("temperature"));
        Assert.Empty(table.Measuring("x"));
        Assert.Equal(
            "memory.csv: --predict: no column 'air pressure'; the columns are TEMP, PRES, t_note, x; did you mean 'PRES', by what it measures?",
            Assert.Throws<TrainingException>(() => table.RequireColumn("air pressure", "--predict")).Message);
    }
}
