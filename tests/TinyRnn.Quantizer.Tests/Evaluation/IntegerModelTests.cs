using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Samples;
using TinyRnn.Quantizer.Tests.Data;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Evaluation;

public class IntegerModelTests
{
    private static readonly Channel[] s_features = [new("x", "", 0, 1)];

    [Fact]
    public void Layer_outputs_are_in_the_units_of_the_float_network()
    {
        Network network = Recurrent(new Random(5), UnitKind.Gru, UnitKind.Lstm, UnitKind.ReluRnn, UnitKind.Rnn);
        string csv = Walk(400);

        EvaluationReport report = Compare(network, csv, csv);

        Assert.Equal(5, report.Layers.Count);
        Assert.All(report.Layers, layer => Assert.InRange(layer.RelativeRmsError, 1e-6, 0.02));
        Assert.InRange(report.Difference!.MaxAbsolute, 1e-6, 0.02);
        Assert.All(report.Result.Saturations, saturation => Assert.Equal(0, saturation.Cut));
        Assert.Equal("integer", report.Result.Arithmetic);
        Assert.Equal("float", report.Reference!.Arithmetic);
        Assert.Empty(report.Reference.Saturations);
    }

    [Fact]
    public void Readings_beyond_the_limit_are_counted_and_missing_ones_are_not()
    {
        Network network = Recurrent(new Random(5), UnitKind.Gru);
        string csv = "x\n0\n1e9\n-1e9\nNA\n0.5\n";

        EvaluationReport report = Compare(network, Walk(100), csv);

        Assert.Equal(new Saturation("input x", 2, 5), report.Result.Saturations[0]);
    }

    [Fact]
    public void Values_cut_on_their_way_to_the_next_layer_are_counted()
    {
        // The relu layer lets 2 x through. Calibration saw 2 at most, so the copy has room for 2.5 and the input for more.
        var relu = new DenseLayer("relu", 1, 1, [2], [0], Activation.Relu);
        var sum = new DenseLayer("sum", 1, 1, [1], [0], Activation.None);
        var network = new Network(new NetworkDescription("n", s_features, [], NetworkTask.Regression, 0.5), [relu, sum]);

        EvaluationReport report = Compare(network, "x\n-9\n0.5\n1\n", "x\n1\n-3\n1.2\n1.3\n5\n");

        Assert.Equal(
            [new Saturation("input x", 0, 5), new Saturation("sum: copy of its input", 2, 5)],
            report.Result.Saturations
        );
    }

    private static EvaluationReport Compare(Network network, string calibration, string csv)
    {
        ModelSignature signature = ModelSignature.Of(network);
        var columns = new ReadingColumns(signature.InputSize, signature.Features);
        var calibrator = new Calibrator(network);
        using (var readings = Csv.Reader(calibration, columns))
        {
            while (readings.Read())
            {
                calibrator.Add(readings.Reading);
            }
        }

        RnnModel model = RnnModel.Load(NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions()));
        using var rows = Csv.Reader(csv, columns);
        return new Evaluator(new IntegerModel(model), new FloatModel(network), labels: 0).Run(rows);
    }

    private static Network Recurrent(Random random, params UnitKind[] units)
    {
        const int hidden = 6;
        var layers = new List<NetworkLayer>();
        foreach (UnitKind unit in units)
        {
            int inputs = layers.Count == 0 ? 1 : hidden;
            int rows = unit.Cell().Gates() * hidden;
            layers.Add(
                new RecurrentLayer(
                    $"{unit}",
                    unit.Cell(),
                    inputs,
                    hidden,
                    Weights(rows * inputs),
                    Weights(rows * hidden),
                    Weights(rows),
                    Weights(rows),
                    unit.Options()
                )
            );
        }

        layers.Add(new DenseLayer("head", hidden, 1, Weights(hidden), Weights(1), Activation.Tanh));
        return new Network(new NetworkDescription("n", s_features, [], NetworkTask.Regression, 0.5), layers);

        float[] Weights(int count) => Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
    }

    private static string Walk(int rows)
    {
        var random = new Random(7);
        var text = new StringBuilder("x\n");
        double value = 0;
        for (int row = 0; row < rows; row++)
        {
            value = (0.9 * value) + random.NextDouble() - 0.5;
            text.Append((float)value).Append('\n');
        }

        return text.ToString();
    }
}
