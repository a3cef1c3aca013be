using System.Text.RegularExpressions;
using TinyRnn.Trainer.Tasks;
using Xunit;

namespace TinyRnn.Trainer.Tests.Tasks;

public class OutputNameTests
{
    [Theory]
    [InlineData("Niederschlag (mm)", 0.1, null, 0, 3, 3600, "Niederschlag_above_0_1_within_3h")]
    [InlineData("Außentemperatur [°C]", null, -5.5, 0, 90, 60, "Aussentemperatur_below_minus_5_5_within_90min")]
    [InlineData("température", null, null, 6, 0, 600, "temperature_ahead_1h")]
    [InlineData("co2", 800.0, 1200.0, 0, 5, 1, "co2_above_800_below_1200_within_5s")]
    [InlineData("rain", 0.1, null, 0, 3, 0, "rain_above_0_1_within_3_rows")]
    [InlineData("2nd", null, null, 0, 0, 0, "output_2nd")]
    [InlineData("雨", null, null, 0, 0, 0, "output")]
    [InlineData("Occupancy", null, null, 0, 0, 60, "Occupancy")]
    public void Names_tell_column_limit_and_time_in_letters_that_may_stand_anywhere(
        string column, double? above, double? below, int ahead, int within, double step, string expected)
    {
        string name = OutputName.Of(new PredictionTask(column) { Above = above, Below = below, Ahead = ahead, Within = within }, step);

        Assert.Equal(expected, name);
        Assert.Matches(new Regex("^[A-Za-z][A-Za-z0-9_]*$"), name);
    }
}
