using System.Collections.Generic;
using TinyRnn.Trainer.Tables;

namespace TinyRnn.Trainer.Features;

/// <summary>What makes the values of a network of readings: the proposal here, or a recipe.</summary>
public interface IFeatureSet
{
    /// <summary>The features, in order.</summary>
    IReadOnlyList<Feature> Features { get; }

    /// <summary>The features of all rows; each looks at its own and earlier rows only, and not beyond the start of a sequence.</summary>
    /// <param name="table">The readings.</param>
    /// <param name="starts">The first row of each sequence, in order; row 0 alone for a stream.</param>
    /// <returns>[rows, features], in their units; finite.</returns>
    float[] Compute(IReadingTable table, IReadOnlyList<int> starts);
}
