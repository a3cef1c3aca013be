using System.IO;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>Writes the records of layers; see docs/format.md.</summary>
internal static class LayerWriter
{
    public static void Write(BinaryWriter writer, LayerRecord layer)
    {
        writer.Write((byte)layer.Kind);
        writer.WriteText(layer.Name);
        writer.Write((ushort)layer.InputSize);
        writer.Write((ushort)layer.OutputSize);
        switch (layer)
        {
            case QuantizedRecurrent recurrent:
                CellWriter.Write(writer, recurrent);
                break;
            case QuantizedDense dense:
                WriteDense(writer, dense);
                break;
            case TokenRecord tokens:
                WriteTokens(writer, tokens);
                break;
            case StepsRecord { Steps: > 0 } steps:
                writer.Write((ushort)steps.Steps);
                break;
            case ReconstructionRecord error:
                writer.Write((byte)error.Measure);
                writer.Write((byte)error.FractionBits);
                writer.WriteRows(error.Rows);
                break;
            case DirectionsRecord directions:
                WriteDirections(writer, directions);
                break;
        }
    }

    private static void WriteDense(BinaryWriter writer, QuantizedDense layer)
    {
        writer.WriteCopy(layer.InputCopy);
        writer.Write((byte)layer.FractionBits);
        writer.WriteActivation(layer.Activation);
        writer.WriteRows(layer.Rows);
        writer.WriteMatrix(layer.Weights);
    }

    private static void WriteDirections(BinaryWriter writer, DirectionsRecord layer)
    {
        if (layer.Kind == LayerKind.Bidirectional)
        {
            writer.Write((byte)layer.Merge);
        }

        foreach (QuantizedRecurrent direction in layer.Directions)
        {
            Write(writer, direction);
        }
    }

    private static void WriteTokens(BinaryWriter writer, TokenRecord layer)
    {
        writer.Write((ushort)layer.Tokens);
        writer.Write((byte)(layer.Vocabulary.Count > 0 ? 1 : 0));
        foreach (string token in layer.Vocabulary)
        {
            writer.WriteText(token);
        }

        if (layer.Kind == LayerKind.Embedding)
        {
            writer.Write((byte)layer.FractionBits);
            writer.Write((byte)layer.Bits);
            writer.WriteAll(layer.Multipliers);
            writer.WriteWeights(layer.Weights, layer.Bits);
        }
    }
}
