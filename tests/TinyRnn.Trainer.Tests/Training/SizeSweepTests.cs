using System.Linq;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Training;
using Xunit;

namespace TinyRnn.Trainer.Tests.Training;

public class SizeSweepTests
{
    [Fact]
    public void The_smallest_within_one_standard_error_is_chosen()
    {
        // 32 units: 0.880 +- 0.0012.
        SizeResult[] results = [Result(8, 0.875, 0.873, 0.874), Result(16, 0.879, 0.879, 0.879), Result(32, 0.878, 0.880, 0.882)];
        Assert.Equal(16, SizeSweep.Choose(results, _ => 0).Units);
    }

    [Fact]
    public void Without_an_error_the_best_is_chosen() => Assert.Equal(32, SizeSweep.Choose([Result(8, 0.874), Result(32, 0.875)], _ => 0).Units);

    [Fact]
    public void An_error_that_is_larger_than_that_of_the_seeds_counts() =>
        Assert.Equal(8, SizeSweep.Choose([Result(4, 0.86), Result(8, 0.874), Result(32, 0.875)], best => best.Units == 32 ? 0.002 : 0).Units);

    [Fact]
    public void The_best_seed_is_taken() => Assert.Equal(1ul, Result(8, 0.5, 0.7, 0.6).Best.Seed);

    private static SizeResult Result(int units, params double[] scores)
    {
        var network = new TrainableNetwork(new NetworkShape(1, TrainableCell.Gru, units, 1));
        return new SizeResult(units, [.. scores.Select((score, i) => new TrainedNetwork(network, [], (ulong)i, 1, 1 - score, score, false))]);
    }
}
