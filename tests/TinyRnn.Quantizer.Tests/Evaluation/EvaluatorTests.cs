using System.Collections.Generic;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Samples;
using TinyRnn.Quantizer.Tests.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Evaluation;

public class EvaluatorTests
{
    [Fact]
    public void Rows_without_a_label_are_stepped_but_not_scored()
    {
        var model = new ScriptedModel(NetworkTask.Binary, 1, "x");

        EvaluationReport report = Run(model, null, "x,label\n0.75,1\n0.25,\n0.75,0\n");

        Assert.Equal([0.75f, 0.25f, 0.75f], model.Readings);
        Assert.Equal((3L, 2L), (report.Rows, report.Scored));
        Assert.Equal(0.5, Assert.IsType<BinaryScores>(report.Result.Scores).Accuracy);
        Assert.Null(report.Reference);
    }

    [Fact]
    public void Two_models_are_scored_and_compared_on_the_same_readings()
    {
        var model = new ScriptedModel(NetworkTask.Binary, 0.5f, "x");
        var reference = new ScriptedModel(NetworkTask.Binary, 1, "x");

        EvaluationReport report = Run(model, reference, "x,label\n0.75,1\n0.25,0\n");

        Assert.Equal(0.5, ((BinaryScores)report.Result.Scores!).Accuracy);
        Assert.Equal(1, ((BinaryScores)report.Reference!.Scores!).Accuracy);
        Assert.Equal(new OutputDifference(2, 0.25, 0.375, 1), report.Difference);
        Assert.Equal(0.5, Assert.Single(report.Layers).RelativeRmsError, 9);
        Assert.Equal((1, 1), (model.Resets, reference.Resets));
    }

    [Fact]
    public void The_stated_threshold_decides()
    {
        var readings = Csv.Reader("x,label\n0.75,1\n0.25,0\n", new ReadingColumns(1, ["x"]) { Labels = ["label"] });

        EvaluationReport report = new Evaluator(new ScriptedModel(NetworkTask.Binary, 1, "x"), null, 1, 0.2).Run(readings);

        Assert.Equal(1, ((BinaryScores)report.Result.Scores!).FalsePositives);
    }

    [Fact]
    public void A_label_that_does_not_suit_the_task_is_refused_with_line_and_column()
    {
        var error = Assert.Throws<CsvInputException>(() => Run(new ScriptedModel(NetworkTask.Binary, 1, "x"), null, "x,label\n0.5,2\n"));

        Assert.Equal("week.csv:2:2: column 'label': expected a label of 0 or 1, found 2", error.Message);
    }

    [Fact]
    public void A_file_without_rows_is_refused()
    {
        Assert.Throws<CsvInputException>(() => Run(new ScriptedModel(NetworkTask.Binary, 1, "x"), null, "x,label\n"));
    }

    [Fact]
    public void Another_number_of_labels_than_the_task_needs_is_refused()
    {
        var error = Assert.Throws<EvaluationException>(() => new Evaluator(new ScriptedModel(NetworkTask.Binary, 1, "x"), null, 2));

        Assert.Equal("times 1: expected 1 label column(s) for the task Binary with outputs y, found 2", error.Message);
    }

    [Fact]
    public void Models_of_different_features_are_refused()
    {
        var model = new ScriptedModel(NetworkTask.Binary, 1, "x");

        Assert.Equal("the features differ: times 1 has 1, times 2 has 2", Error(new ScriptedModel(NetworkTask.Binary, 2, "x", "y")));
        Assert.Equal("the features differ: times 1 has x, times 2 has y", Error(new ScriptedModel(NetworkTask.Binary, 2, "y")));

        string Error(ScriptedModel other) => Assert.Throws<EvaluationException>(() => new Evaluator(model, other, 1)).Message;
    }

    private static EvaluationReport Run(ScriptedModel model, ScriptedModel? reference, string csv)
    {
        IReadOnlyList<string> labels = ["label"];
        using var readings = Csv.Reader(csv, new ReadingColumns(1, ["x"]) { Labels = labels });
        return new Evaluator(model, reference, labels.Count).Run(readings);
    }
}
