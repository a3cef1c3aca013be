using System.Collections.Generic;

namespace TinyRnn.Trainer.Training;

/// <summary>Cuts training rows into batches, other ones in each epoch.</summary>
internal interface IBatchSource
{
    /// <summary>Sequences of a batch.</summary>
    int Sequences { get; }

    /// <summary>The most steps of a batch.</summary>
    int Steps { get; }

    /// <summary>Batches of an epoch.</summary>
    int BatchesPerEpoch { get; }

    /// <summary>The batches of an epoch, and whether each begins with states of zero.</summary>
    IEnumerable<(Batch Batch, bool StartsFresh)> Epoch(int epoch);
}
