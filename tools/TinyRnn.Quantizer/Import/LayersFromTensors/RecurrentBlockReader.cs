using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Import.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>
/// Reads <c>weight_ih</c>, <c>weight_hh</c>, <c>weight_hr</c> (a projection), <c>bias_ih</c> and <c>bias_hh</c>, with <c>_l0</c>,
/// <c>_l1</c>, ... for a stack, and <c>_reverse</c> after that for its other direction, or with nothing for a single cell. Rows per
/// unit tell the kind: 4 LSTM, 3 GRU, 1 RNN.
/// </summary>
internal sealed partial class RecurrentBlockReader(string file)
{
    private const string Reverse = "_reverse";

    private readonly ShapeCheck _check = new(file);

    public static bool Matches(TensorGroup group) =>
        group.Parts.All(part => LayerPart().IsMatch(part)) || group.Parts.All(part => CellPart().IsMatch(part));

    public RecurrentBlock Read(TensorGroup group)
    {
        string[] suffixes = Suffixes(group);
        int directions = group.Parts.Any(part => part.EndsWith(Reverse, StringComparison.Ordinal)) ? 2 : 1;
        RecurrentSize size = Measure(group, suffixes[0], directions);
        var layers = new List<StackedLayer>();
        foreach (string suffix in suffixes)
        {
            RecurrentTensors forward = ReadLayer(group, suffix, size, layers.Count == 0 ? null : size.LayerSize);
            layers.Add(new(forward, directions == 1 ? null : ReadLayer(group, suffix + Reverse, size, forward.InputSize)));
        }

        CellKind cell = size.Gates switch
        {
            4 => CellKind.Lstm,
            3 => CellKind.Gru,
            _ => CellKind.Rnn,
        };
        return new RecurrentBlock(Name(group, cell), cell, size, layers);
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

    private RecurrentSize Measure(TensorGroup group, string suffix, int directions)
    {
        TensorEntry recurrent = RequireMatrix(group, $"weight_hh{suffix}");
        int output = _check.Size(recurrent.Shape[1], "a hidden size", recurrent);
        long rows = recurrent.Shape[0];
        if (group.Find($"weight_hr{suffix}") is null)
        {
            return rows == output || rows == 3 * output || rows == 4 * output
                ? new((int)(rows / output), output, output, directions)
                : throw new ImportException(
                    file,
                    $"module {group}: expected 1 (RNN), 3 (GRU) or 4 (LSTM) times {output} rows, found {rows}."
                );
        }

        TensorEntry projection = RequireMatrix(group, $"weight_hr{suffix}");
        int hidden = _check.Size(projection.Shape[1], "a hidden size", projection);
        return rows == 4 * hidden
            ? new(4, hidden, output, directions)
            : throw new ImportException(
                file,
                $"module {group}: expected 4 (LSTM) times {hidden} rows, as only an LSTM has a projection; found {rows}."
            );
    }

    private RecurrentTensors ReadLayer(TensorGroup group, string suffix, RecurrentSize size, int? expectedInputs)
    {
        TensorEntry inputWeights = RequireMatrix(group, $"weight_ih{suffix}");
        TensorEntry recurrentWeights = Require(group, $"weight_hh{suffix}");
        TensorEntry? projection = size.OutputSize == size.HiddenSize ? group.Find($"weight_hr{suffix}") : Require(group, $"weight_hr{suffix}");
        TensorEntry? inputBias = group.Find($"bias_ih{suffix}");
        TensorEntry? recurrentBias = group.Find($"bias_hh{suffix}");
        int inputs = _check.InputSize(inputWeights.Shape[1], "an input size", inputWeights);
        _check.Expect(inputWeights, size.Rows, expectedInputs ?? inputs);
        _check.Expect(recurrentWeights, size.Rows, size.OutputSize);
        _check.Expect(projection, size.OutputSize, size.HiddenSize);
        _check.Expect(inputBias, size.Rows);
        _check.Expect(recurrentBias, size.Rows);
        if (inputBias is null != recurrentBias is null)
        {
            throw new ImportException(file, $"module {group}: expected both bias_ih{suffix} and bias_hh{suffix} or neither.");
        }

        return new RecurrentTensors(inputs, inputWeights, recurrentWeights, inputBias, recurrentBias, projection);
    }

    private TensorEntry RequireMatrix(TensorGroup group, string part)
    {
        TensorEntry tensor = Require(group, part);
        return tensor.Shape.Count == 2 ? tensor : throw new ImportException(file, $"tensor {tensor}: expected two dimensions.");
    }

    private TensorEntry Require(TensorGroup group, string part) =>
        group.Find(part) ?? throw new ImportException(file, $"module {group}: tensor {part} is missing.");

    [GeneratedRegex("^(?:weight_(?:ih|hh|hr)|bias_(?:ih|hh))_l(0|[1-9][0-9]{0,3})(?:_reverse)?$", RegexOptions.CultureInvariant)]
    private static partial Regex LayerPart();

    [GeneratedRegex("^(?:weight|bias)_(?:ih|hh)$", RegexOptions.CultureInvariant)]
    private static partial Regex CellPart();
}
