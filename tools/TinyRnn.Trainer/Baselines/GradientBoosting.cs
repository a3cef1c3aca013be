using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Baselines;

/// <summary>Boosted regression trees on features and lags, on one thread and from one seed; each class against the rest.</summary>
internal sealed class GradientBoosting : IBaseline
{
    private const int Trees = 150;
    private const int Leaves = 16;
    private const int LeastRowsOfLeaf = 20;
    private const double Rate = 0.07;

    /// <summary>
    /// On a thread of the pool: with one thread the library starts a task for each feature and waits for it, which there runs at once
    /// and elsewhere changes threads thousands of times.
    /// </summary>
    public BaselinePrediction? Predict(BaselineData data) => Task.Run(() => Train(data)).GetAwaiter().GetResult();

    private static BaselinePrediction Train(BaselineData data)
    {
        var context = new MLContext(seed: 1);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, data.Train.PredictorCount);
        float[] outputs = new float[data.Test.Targets.Length * data.Outputs];
        IDataView test = context.Data.LoadFromEnumerable(Rows(data.Test, data.Outputs, 0), schema);
        for (int output = 0; output < data.Outputs; output++)
        {
            IDataView train = context.Data.LoadFromEnumerable(Rows(data.Train, data.Outputs, output), schema);
            int leaf = Math.Max(1, Math.Min(LeastRowsOfLeaf, data.Train.Targets.Length / 20));
            IDataView scored = data.Kind == TargetKind.Regression
                ? context.Regression.Trainers.FastTree(Options<FastTreeRegressionTrainer.Options>(nameof(Row.Value), leaf)).Fit(train).Transform(test)
                : context.BinaryClassification.Trainers.FastTree(Options<FastTreeBinaryTrainer.Options>(nameof(Row.Label), leaf)).Fit(train).Transform(test);
            float[] scores = [.. scored.GetColumn<float>("Score")];
            for (int row = 0; row < scores.Length; row++)
            {
                outputs[(row * data.Outputs) + output] = scores[row];
            }
        }

        return new BaselinePrediction("gradient boosting", outputs);
    }

    private static T Options<T>(string label, int leastRowsOfLeaf)
        where T : BoostedTreeOptions, new() =>
        new()
        {
            LabelColumnName = label,
            FeatureColumnName = nameof(Row.Features),
            NumberOfThreads = 1,
            Seed = 1,
            FeatureSelectionSeed = 1,
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = leastRowsOfLeaf,
            LearningRate = Rate,
        };

    private static IEnumerable<Row> Rows(BaselinePart part, int outputs, int output) =>
        Enumerable.Range(0, part.Targets.Length).Select(row => new Row
        {
            Features = part.Row(row).ToArray(),
            Value = part.Targets[row],
            Label = outputs == 1 ? part.Targets[row] > 0.5f : (int)part.Targets[row] == output,
        });

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public float Value { get; set; }

        public bool Label { get; set; }
    }
}
