using System.Collections.Generic;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>Reads one recurrent layer in one direction: matrices, biases and what sets its cell apart.</summary>
internal sealed class RecurrentLayerReader(NamedTensors tensors)
{
    private static readonly string[] s_ofAll =
    [
        "type",
        "name",
        "transposed",
        "input_weights",
        "recurrent_weights",
        "input_bias",
        "recurrent_bias",
        "biases",
        "activation",
        "clip",
        "initial_hidden",
    ];
    private static readonly string[] s_ofGru = [.. s_ofAll, "gate_order", "recurrent_activation", "reset"];
    private static readonly string[] s_ofLstm =
    [
        .. s_ofAll,
        "gate_order",
        "recurrent_activation",
        "output_activation",
        "projection",
        "peepholes",
        "coupled_input_forget",
        "initial_cell",
    ];

    public static bool IsType(string type) => type is "rnn" or "gru" or "lstm";

    /// <param name="layer">The layer's object.</param>
    /// <param name="type">Its type, <c>rnn</c>, <c>gru</c> or <c>lstm</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="more">Keys that are possible where this layer stands.</param>
    /// <exception cref="ImportException">A key or a tensor is missing or wrong.</exception>
    public RecurrentLayer Read(SidecarValue layer, string type, string name, params string[] more)
    {
        CellKind cell = type switch
        {
            "gru" => CellKind.Gru,
            "lstm" => CellKind.Lstm,
            _ => CellKind.Rnn,
        };
        string[] keys = type switch
        {
            "gru" => s_ofGru,
            "lstm" => s_ofLstm,
            _ => s_ofAll,
        };
        Dictionary<string, SidecarValue> values = layer.Members([.. keys, .. more]);
        bool transposed = values.GetValueOrDefault("transposed")?.Boolean() ?? false;
        GateOrder gates = cell == CellKind.Rnn ? new GateOrder([0]) : GateOrder.Read(layer.Require(values, "gate_order"), cell);
        var options = new CellOptionsReader(tensors, layer, values, transposed);
        Matrix recurrent = RecurrentWeights(layer, values, cell, transposed);
        int hidden = recurrent.Rows / cell.Gates();
        CellOptions special = options.Read(hidden, recurrent);
        Matrix input = InputWeights(layer, values, recurrent, transposed);
        (float[] inputBias, float[] recurrentBias) = Biases(layer, values, recurrent.Rows);
        return new RecurrentLayer(
            name,
            cell,
            input.Columns,
            hidden,
            gates.Sort(input.Values),
            gates.Sort(recurrent.Values),
            gates.Sort(inputBias),
            gates.Sort(recurrentBias),
            special == new CellOptions() ? null : special
        );
    }

    private Matrix RecurrentWeights(SidecarValue layer, Dictionary<string, SidecarValue> values, CellKind cell, bool transposed)
    {
        SidecarValue key = layer.Require(values, "recurrent_weights");
        int gates = cell.Gates();
        Matrix weights = tensors.Matrix(key, (gates * Limits.LayerSize, Limits.LayerSize), transposed);
        return weights.Rows % gates == 0
            ? weights
            : throw key.Refuse(
                $"tensor {weights.Source}: expected {gates} times hidden {(transposed ? "columns" : "rows")}, found {weights.Rows}"
            );
    }

    private Matrix InputWeights(SidecarValue layer, Dictionary<string, SidecarValue> values, Matrix recurrent, bool transposed)
    {
        SidecarValue key = layer.Require(values, "input_weights");
        Matrix weights = tensors.Matrix(key, (recurrent.Rows, Limits.Inputs), transposed);
        return weights.Rows == recurrent.Rows
            ? weights
            : throw key.Refuse(
                $"tensor {weights.Source}: expected {recurrent.Rows} {(transposed ? "columns" : "rows")}, as the recurrent weights "
                    + $"{recurrent.Source} have; found {weights.Rows}"
            );
    }

    private (float[] Input, float[] Recurrent) Biases(SidecarValue layer, Dictionary<string, SidecarValue> values, int rows)
    {
        SidecarValue? input = values.GetValueOrDefault("input_bias");
        SidecarValue? recurrent = values.GetValueOrDefault("recurrent_bias");
        if (!values.TryGetValue("biases", out SidecarValue? both))
        {
            return (
                input is null ? new float[rows] : tensors.Vector(input, rows),
                recurrent is null ? new float[rows] : tensors.Vector(recurrent, rows)
            );
        }

        if (input is not null || recurrent is not null)
        {
            throw layer.Refuse("expected either biases, or input_bias and recurrent_bias; found both");
        }

        Matrix biases = tensors.Matrix(both, (2, rows));
        return biases.Rows == 2 && biases.Columns == rows
            ? (biases.Row(0), biases.Row(1))
            : throw both.Refuse($"tensor {biases.Source}: expected shape [2, {rows}]");
    }
}
