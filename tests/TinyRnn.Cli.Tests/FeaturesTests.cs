using System;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class FeaturesTests : IDisposable
{
    private const string Raw = "time,t,rain\n2031-05-04 00:00,1,0\n2031-05-04 01:00,3,1\n2031-05-04 02:00,,0\n2031-05-04 03:00,6,1\n";

    private const string Recipe =
        """{ "step": 3600, "readings": [ { "name": "t", "range": [0, 10] } ], "features": [ { "name": "now", "of": "t" }, { "name": "change", "op": "change", "of": "t", "steps": 1 } ] }""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Readings_become_features_and_what_is_kept_stands_beside_them()
    {
        ToolResult result = Tool.Run("features", _folder.Write("raw.csv", Raw), "--recipe", _folder.Write("recipe.json", Recipe), "--keep", "rain");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["time,now,change,rain", "2031-05-04T00:00:00,1,0,0", "2031-05-04T01:00:00,3,2,1", "2031-05-04T02:00:00,3,0,0", "2031-05-04T03:00:00,6,3,1"],
            result.Lines);
        Assert.Contains("4 steps, 4 with all 2 features", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_states_no_recipe_is_refused()
    {
        ToolResult result = Tool.Run("features", _folder.Write("raw.csv", Raw), "--recipe", _folder.Write("none.json", """{ "features": [ { "name": "t" } ] }"""));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("recipe", result.Error, StringComparison.Ordinal);
    }
}
