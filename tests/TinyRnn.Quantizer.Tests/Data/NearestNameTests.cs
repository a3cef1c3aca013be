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
    [InlineData("wind", null)]
    public void The_nearest_name_takes_the_fewest_edits(string name, string? nearest)
    {
        Assert.Equal(nearest, NearestName.Find(name, ["time", "temperature", "pressure", "rain"]));
    }
}
