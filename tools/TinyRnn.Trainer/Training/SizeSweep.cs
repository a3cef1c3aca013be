using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using TinyRnn.Trainer.Layers;

namespace TinyRnn.Trainer.Training;

/// <summary>The networks of one size, one per seed.</summary>
/// <param name="Units">Units of each recurrent layer.</param>
/// <param name="Runs">One per seed.</param>
public sealed record SizeResult(int Units, IReadOnlyList<TrainedNetwork> Runs)
{
    /// <summary>The mean validation score of the seeds.</summary>
    public double Mean => Runs.Average(run => run.Score);

    /// <summary>The standard error of that mean; 0 for one seed.</summary>
    public double StandardError
    {
        get
        {
            double mean = Mean;
            int count = Runs.Count;
            return count < 2 ? 0 : Math.Sqrt(Runs.Sum(run => (run.Score - mean) * (run.Score - mean)) / (count - 1) / count);
        }
    }

    /// <summary>The network with the best validation score, the first of equals.</summary>
    public TrainedNetwork Best => Runs.MaxBy(run => run.Score)!;
}

/// <summary>Trains networks of several sizes from several seeds, and picks one.</summary>
public static class SizeSweep
{
    /// <summary>The sizes that are tried when none is stated.</summary>
    public static IReadOnlyList<int> DefaultSizes { get; } = [4, 8, 16, 32];

    /// <summary>Trains them, smallest first; ends early when cancelled, with what there is.</summary>
    /// <param name="trainer">Trains one.</param>
    /// <param name="shape">What they are made of, but for the units.</param>
    /// <param name="sizes">Units, ascending.</param>
    /// <param name="seeds">One network each.</param>
    /// <param name="progress">Called after every epoch.</param>
    /// <param name="cancellation">Ends early.</param>
    public static IReadOnlyList<SizeResult> Run(
        NetworkTrainer trainer,
        NetworkShape shape,
        IReadOnlyList<int> sizes,
        IReadOnlyList<ulong> seeds,
        Action<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(seeds);
        List<SizeResult> results = [];
        foreach (int units in sizes)
        {
            List<TrainedNetwork> runs = [];
            foreach (ulong seed in seeds.TakeWhile(_ => !cancellation.IsCancellationRequested || (runs.Count == 0 && results.Count == 0)))
            {
                runs.Add(trainer.Train(shape with { Units = units }, seed, progress, cancellation));
            }

            if (runs.Count > 0)
            {
                results.Add(new SizeResult(units, runs));
            }
        }

        return results;
    }

    /// <summary>
    /// The smallest size whose mean score is within one standard error of the best (Breiman and others: Classification and regression
    /// trees, 1984): that of the seeds, or another one that is larger.
    /// </summary>
    /// <param name="results">The sizes.</param>
    /// <param name="otherError">The standard error of the best size's score for other reasons than the seed; 0 for none.</param>
    public static SizeResult Choose(IReadOnlyList<SizeResult> results, Func<SizeResult, double> otherError)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(otherError);
        SizeResult best = results.MaxBy(result => result.Mean)!;
        double error = Math.Max(best.StandardError, otherError(best));
        return results.Where(result => result.Mean >= best.Mean - error).MinBy(result => result.Units)!;
    }
}
