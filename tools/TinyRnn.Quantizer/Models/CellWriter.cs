using System.IO;

namespace TinyRnn.Quantizer.Models;

/// <summary>Writes what stands between a layer's input copy and its end in recurrent layers with options; see docs/format.md.</summary>
internal static class CellWriter
{
    public static void Write(BinaryWriter writer, QuantizedLayer layer, QuantizedCell cell)
    {
        bool isGru = layer.Kind == LayerKind.GruCustom;
        bool isLstm = layer.Kind == LayerKind.LstmCustom;
        if (isLstm)
        {
            writer.Write((ushort)cell.Units);
        }

        ModelWriter.WriteCopy(writer, layer.RecurrentCopy!);
        if (isGru)
        {
            ModelWriter.WriteCopy(writer, cell.SecondCopy!);
        }

        writer.Write((byte)layer.FractionBits);
        if (isGru)
        {
            writer.Write(cell.ResetBefore);
        }
        else if (isLstm)
        {
            writer.Write(cell.Coupled);
            writer.Write(cell.Peepholes.Length > 0);
            writer.Write(cell.SecondWeights is not null);
        }

        WriteRows(writer, layer.Rows);
        ModelWriter.WriteAll(writer, cell.Peepholes);
        WriteActivations(writer, cell);
        if (isLstm && cell.SecondWeights is not null)
        {
            ModelWriter.WriteCopy(writer, cell.SecondCopy!);
            WriteRows(writer, cell.ProjectionRows!);
        }

        writer.Write(cell.InitialState.Length > 0);
        ModelWriter.WriteAll(writer, cell.InitialState);
        WriteMatrices(writer, layer, cell);
    }

    private static void WriteRows(BinaryWriter writer, QuantizedRows rows)
    {
        writer.Write((byte)rows.Shift);
        ModelWriter.WriteAll(writer, rows.InputMultipliers);
        ModelWriter.WriteAll(writer, rows.Biases);
        ModelWriter.WriteAll(writer, rows.RecurrentMultipliers);
        ModelWriter.WriteAll(writer, rows.CandidateBiases);
    }

    private static void WriteActivations(BinaryWriter writer, QuantizedCell cell)
    {
        if (cell.Gate is not null)
        {
            WriteActivation(writer, cell.Gate);
        }

        WriteActivation(writer, cell.Candidate);
        if (cell.Output is QuantizedOutput output)
        {
            writer.Write(output.Scale);
            writer.Write(output.Bias);
            writer.Write((byte)output.Shift);
            WriteActivation(writer, output.Activation);
        }
    }

    private static void WriteActivation(BinaryWriter writer, GateActivation activation)
    {
        writer.Write((byte)activation.Function);
        writer.Write(activation.Least);
        writer.Write(activation.Most);
        writer.Write(activation.Parameter);
    }

    private static void WriteMatrices(BinaryWriter writer, QuantizedLayer layer, QuantizedCell cell)
    {
        ModelWriter.WriteMatrix(writer, layer.InputWeights);
        ModelWriter.WriteMatrix(writer, layer.RecurrentWeights!);
        if (cell.SecondWeights is not null)
        {
            ModelWriter.WriteMatrix(writer, cell.SecondWeights);
        }
    }
}
