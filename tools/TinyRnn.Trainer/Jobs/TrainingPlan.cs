using System.Collections.Generic;
using TinyRnn.Trainer.Features;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Tables;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Trainer.Jobs;

/// <summary>What is to be trained, of what, and how.</summary>
/// <param name="Table">The readings.</param>
/// <param name="Task">What is to be predicted.</param>
public sealed record TrainingPlan(IReadingTable Table, PredictionTask Task)
{
    /// <summary>Other readings that are the test part; null when the table has one.</summary>
    public IReadingTable? TestTable { get; init; }

    /// <summary>What a station measures; empty for all columns whose quantity is known.</summary>
    public IReadOnlyList<InputReading> Inputs { get; init; } = [];

    /// <summary>Where the parts begin; null for the default.</summary>
    public string? Split { get; init; }

    /// <summary>The features, where a recipe states them; its readings are the inputs.</summary>
    public RecipeFeatures? Recipe { get; init; }

    /// <summary>The features' groups; null to choose them on the validation part.</summary>
    public FeatureGroups? Groups { get; init; }

    /// <summary>The fixed offset of the readings' hours from UTC, such as +08:00; null for UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>The kind of recurrent unit.</summary>
    public TrainableCell Cell { get; init; } = TrainableCell.Gru;

    /// <summary>Recurrent layers.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Units to try, ascending.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = SizeSweep.DefaultSizes;

    /// <summary>One network of each size for each.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [0, 1, 2];

    /// <summary>How networks are trained.</summary>
    public TrainingSettings Settings { get; init; } = new();
}
