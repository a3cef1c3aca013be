using System.IO;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>Writes what stands in the record of a recurrent layer behind its sizes; see docs/format.md.</summary>
internal static class CellWriter
{
    public static void Write(BinaryWriter writer, QuantizedRecurrent layer)
    {
        QuantizedCell cell = layer.Cell;
        writer.WriteCopy(layer.InputCopy);
        writer.Write((ushort)cell.Units);
        writer.Write((byte)layer.FractionBits);
        writer.Write((byte)(layer.Kind == LayerKind.Lstm ? FixedPoint.ValueBits : 0));
        writer.Write((byte)Options(cell));
        WriteActivations(writer, cell);
        writer.WriteCopy(layer.RecurrentCopy);
        if (cell.Candidates is not null)
        {
            writer.WriteCopy(cell.Candidates.Copy);
        }

        writer.WriteRows(layer.Rows);
        writer.WriteAll(cell.Peepholes);
        if (cell.Projection is not null)
        {
            writer.WriteCopy(cell.Projection.Copy);
            writer.WriteRows(cell.ProjectionRows!);
        }

        writer.WriteAll(cell.InitialState);
        writer.WriteMatrix(layer.InputWeights);
        writer.WriteMatrix(layer.RecurrentWeights);
        if ((cell.Candidates ?? cell.Projection) is { } second)
        {
            writer.WriteMatrix(second.Weights);
        }
    }

    private static int Options(QuantizedCell cell) =>
        (cell.ResetBefore ? CellReader.ResetBefore : 0)
        | (cell.Candidates is null ? 0 : CellReader.CandidateApart)
        | (cell.Coupled ? CellReader.Coupled : 0)
        | (cell.Peepholes.Length > 0 ? CellReader.Peepholes : 0)
        | (cell.Projection is null ? 0 : CellReader.HasProjection)
        | (cell.InitialState.Length > 0 ? CellReader.InitialState : 0);

    private static void WriteActivations(BinaryWriter writer, QuantizedCell cell)
    {
        if (cell.Gate is not null)
        {
            writer.WriteActivation(cell.Gate);
        }

        writer.WriteActivation(cell.Candidate);
        if (cell.Output is QuantizedOutput output)
        {
            writer.Write(output.Scale);
            writer.Write(output.Bias);
            writer.Write((byte)output.Shift);
            writer.WriteActivation(output.Activation);
        }
    }
}
