using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>Reads what sets a recurrent layer apart from the usual one; keys that are not the cell's have been refused before.</summary>
internal sealed class CellOptionsReader(
    NamedTensors tensors,
    SidecarValue layer,
    Dictionary<string, SidecarValue> values,
    bool transposed
)
{
    private const int PeepholesPerUnit = 3;

    private static readonly Dictionary<string, bool> s_resets = new(StringComparer.Ordinal) { ["after"] = false, ["before"] = true };

    /// <param name="hidden">Units of the layer.</param>
    /// <param name="recurrent">[gates * hidden, output].</param>
    /// <exception cref="ImportException">A value or a shape is wrong.</exception>
    public CellOptions Read(int hidden, Matrix recurrent)
    {
        int output = recurrent.Columns;
        return new CellOptions
        {
            ResetBefore = Find("reset")?.OneOf(s_resets) ?? false,
            GateActivation = ReadActivation("recurrent_activation", Activation.Sigmoid),
            CandidateActivation = ReadActivation("activation", Activation.Tanh),
            OutputActivation = ReadActivation("output_activation", Activation.Tanh),
            Clip = Find("clip")?.PositiveNumber(),
            CoupledInputForget = Find("coupled_input_forget")?.Boolean() ?? false,
            Peepholes = ReadVector("peepholes", PeepholesPerUnit * hidden),
            Projection = ReadProjection(hidden, recurrent),
            InitialHidden = ReadVector("initial_hidden", output),
            InitialCell = ReadVector("initial_cell", hidden),
        };
    }

    private float[] ReadProjection(int hidden, Matrix recurrent)
    {
        int output = recurrent.Columns;
        if (Find("projection") is not { } key)
        {
            return output == hidden
                ? []
                : throw layer.Refuse(
                    $"recurrent_weights: tensor {recurrent.Source}: expected {hidden} {(transposed ? "rows" : "columns")}, as many as units; "
                        + $"found {output}"
                );
        }

        Matrix projection = tensors.Matrix(key, (Limits.LayerSize, Limits.LayerSize), transposed);
        return projection.Rows == output && projection.Columns == hidden
            ? projection.Values
            : throw key.Refuse(
                $"tensor {projection.Source}: expected shape {(transposed ? $"[{hidden}, {output}]" : $"[{output}, {hidden}]")}, as the "
                    + $"recurrent weights are {recurrent.Source}"
            );
    }

    private SidecarValue? Find(string key) => values.GetValueOrDefault(key);

    private Activation ReadActivation(string key, Activation usual) =>
        Find(key) is { } value ? StatedActivationReader.InCell(value) : usual;

    private float[] ReadVector(string key, int length) => Find(key) is { } value ? tensors.Vector(value, length) : [];
}
