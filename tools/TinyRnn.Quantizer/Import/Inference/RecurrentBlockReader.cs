using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Import.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Inference;

/// <summary>
/// Reads <c>weight_ih</c>, <c>weight_hh</c>, <c>bias_ih</c> and <c>bias_hh</c>, with <c>_l0</c>, <c>_l1</c>, ... for a
/// stack or with nothing for a single cell. Rows per unit tell the kind: 4 LSTM, 3 GRU, 1 RNN.
/// </summary>
internal sealed partial class RecurrentBlockReader(string file)
{
    private readonly ShapeCheck _check = new(file);

    public static bool Matches(TensorGroup group) =>
        group.Parts.All(part => LayerPart().IsMatch(part)) || group.Parts.All(part => CellPart().IsMatch(part));

    public RecurrentBlock Read(TensorGroup group)
    {
        string[] suffixes = Suffixes(group);
        var layers = new List<RecurrentTensors>();
        int hidden = 0;
        int gates = 0;
        foreach (string suffix in suffixes)
        {
            TensorEntry recurrentWeights = Require(group, $"weight_hh{suffix}");
            if (layers.Count == 0)
            {
                (hidden, gates) = Measure(group, recurrentWeights);
            }

            layers.Add(ReadLayer(group, suffix, hidden, gates, layers.Count == 0 ? null : hidden));
        }

        CellKind cell = gates switch
        {
            4 => CellKind.Lstm,
            3 => CellKind.Gru,
            _ => CellKind.RnnTanh,
        };
        return new RecurrentBlock(Name(group, cell), cell, hidden, layers);
    }

    private static string Name(TensorGroup group, CellKind cell) =>
        group.Name.Length > 0
            ? group.Name
            : cell switch
            {
                CellKind.Lstm => "lstm",
                CellKind.Gru => "gru",
                _ => "rnn",
            };

    private string[] Suffixes(TensorGroup group)
    {
        if (group.Parts.All(part => CellPart().IsMatch(part)))
        {
            return [""];
        }

        int[] numbers = group
            .Parts.Select(part => int.Parse(LayerPart().Match(part).Groups[1].Value, CultureInfo.InvariantCulture))
            .Distinct()
            .Order()
            .ToArray();
        if (numbers[^1] != numbers.Length - 1)
        {
            throw new ImportException(
                file,
                $"module {group}: expected stacked layers 0 to {numbers[^1]}, found {string.Join(", ", numbers)}."
            );
        }

        return numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"_l{number}")).ToArray();
    }

    private (int Hidden, int Gates) Measure(TensorGroup group, TensorEntry recurrentWeights)
    {
        if (recurrentWeights.Shape.Count != 2)
        {
            throw new ImportException(file, $"tensor {recurrentWeights}: expected two dimensions.");
        }

        int hidden = _check.Size(recurrentWeights.Shape[1], "a hidden size", recurrentWeights);
        long rows = recurrentWeights.Shape[0];
        return rows == hidden || rows == 3 * hidden || rows == 4 * hidden
            ? (hidden, (int)(rows / hidden))
            : throw new ImportException(file, $"module {group}: expected 1 (RNN), 3 (GRU) or 4 (LSTM) times {hidden} rows, found {rows}.");
    }

    private RecurrentTensors ReadLayer(TensorGroup group, string suffix, int hidden, int gates, int? expectedInputs)
    {
        TensorEntry inputWeights = Require(group, $"weight_ih{suffix}");
        TensorEntry recurrentWeights = Require(group, $"weight_hh{suffix}");
        TensorEntry? inputBias = group.Find($"bias_ih{suffix}");
        TensorEntry? recurrentBias = group.Find($"bias_hh{suffix}");
        if (inputWeights.Shape.Count != 2)
        {
            throw new ImportException(file, $"tensor {inputWeights}: expected two dimensions.");
        }

        int inputs = _check.Size(inputWeights.Shape[1], "an input size", inputWeights);
        int rows = gates * hidden;
        _check.Expect(inputWeights, rows, expectedInputs ?? inputs);
        _check.Expect(recurrentWeights, rows, hidden);
        _check.Expect(inputBias, rows);
        _check.Expect(recurrentBias, rows);
        if (inputBias is null != recurrentBias is null)
        {
            throw new ImportException(file, $"module {group}: expected both bias_ih{suffix} and bias_hh{suffix} or neither.");
        }

        return new RecurrentTensors(inputs, inputWeights, recurrentWeights, inputBias, recurrentBias);
    }

    private TensorEntry Require(TensorGroup group, string part) =>
        group.Find(part) ?? throw new ImportException(file, $"module {group}: tensor {part} is missing.");

    [GeneratedRegex("^(?:weight|bias)_(?:ih|hh)_l(0|[1-9][0-9]{0,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex LayerPart();

    [GeneratedRegex("^(?:weight|bias)_(?:ih|hh)$", RegexOptions.CultureInvariant)]
    private static partial Regex CellPart();
}
