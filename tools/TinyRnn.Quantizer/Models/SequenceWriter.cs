using System.IO;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>Writes the file of a sequence model, specified in docs/format.md.</summary>
internal static class SequenceWriter
{
    public static byte[] Write(QuantizedSequence sequence)
    {
        var sections = new SectionWriter();
        if (sequence.Context is not null)
        {
            sections.AddBeside(Section.Context, RnnModel.Load(sequence.Context).Info.Id, writer => writer.Write(sequence.Context));
        }

        sections.AddBeside(Section.Decoder, RnnModel.Load(sequence.Decoder).Info.Id, writer => writer.Write(sequence.Decoder));
        sections.Add(Section.Writing, writer =>
        {
            writer.Write((byte)sequence.Use);
            writer.Write(sequence.StartToken);
            writer.Write(sequence.StopToken);
            writer.Write((ushort)sequence.MaximumLength);
        });
        sections.AddBeside(Section.Sequences, null, writer => WriteSelfTest(writer, sequence));
        return sections.ToFile(SequenceReader.Magic);
    }

    private static void WriteSelfTest(BinaryWriter writer, QuantizedSequence sequence)
    {
        int contextInputs = sequence.Context is null ? 1 : RnnModel.Load(sequence.Context).Info.Inputs.Length;
        ModelInfo decoder = RnnModel.Load(sequence.Decoder).Info;
        int size = decoder.Tokens > 0 ? 1 : decoder.Outputs.Length;
        writer.Write((ushort)sequence.SelfTest.Count);
        foreach (SequenceTest test in sequence.SelfTest)
        {
            if (test.Window is not null)
            {
                writer.Write((ushort)(test.Window.Length / contextInputs));
                writer.WriteAll(test.Window);
            }

            writer.WriteAll(test.First);
            writer.Write((ushort)(test.Expected.Length / size));
            writer.WriteAll(test.Expected);
        }
    }
}
