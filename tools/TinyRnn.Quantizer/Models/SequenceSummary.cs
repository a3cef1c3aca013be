using System;
using System.Buffers.Binary;

namespace TinyRnn.Quantizer.Models;

/// <summary>What is worth knowing about a sequence model before it goes to a board.</summary>
/// <param name="Id">Its id in hexadecimal.</param>
/// <param name="Context">What is run on a window first; null for none.</param>
/// <param name="Use">What the decoder takes over.</param>
/// <param name="Decoder">What writes.</param>
/// <param name="StartToken">The decoder's first token, or -1.</param>
/// <param name="StopToken">The token that ends a sequence, or -1.</param>
/// <param name="MaximumLength">Steps after which a sequence ends in any case.</param>
/// <param name="SelfTestSequences">Sequences of the built-in self test.</param>
/// <param name="File">Bytes of the file.</param>
/// <param name="Ram">RAM of both parts when loaded; they share the sigmoid table.</param>
public sealed record SequenceSummary(
    string Id,
    ModelSummary? Context,
    ContextUse Use,
    ModelSummary Decoder,
    int StartToken,
    int StopToken,
    int MaximumLength,
    int SelfTestSequences,
    long File,
    long Ram
)
{
    // Before a section's contents stand its number and its length.
    private const int NumberLength = 1;
    private const int SectionHead = NumberLength + 4;

    /// <summary>Summarizes the file of a sequence model.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="ModelFormatException">The bytes break a rule of the format.</exception>
    public static SequenceSummary Of(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var model = SequenceModel.Load(bytes);
        int contextLength = model.Context is null ? 0 : LengthAt(bytes, ModelLimits.HeaderLength + NumberLength);
        int decoderLength = LengthAt(bytes, ModelLimits.HeaderLength + NumberLength + (model.Context is null ? 0 : SectionHead + contextLength));
        ModelSummary? context = model.Context is null ? null : ModelSummarizer.Summarize(model.Context, contextLength);
        ModelSummary decoder = ModelSummarizer.Summarize(model.Decoder, decoderLength);
        bool shared = model.Context is not null && ReferenceEquals(model.Context.Table, model.Decoder.Table);
        return new SequenceSummary(
            Convert.ToHexStringLower(model.Id),
            context,
            model.Use,
            decoder,
            model.StartToken,
            model.StopToken,
            model.MaximumLength,
            model.SelfTest.Length,
            bytes.Length,
            (context?.Memory.Ram ?? 0) + decoder.Memory.Ram - (shared ? decoder.Memory.Table : 0));
    }

    private static int LengthAt(byte[] bytes, int offset) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(offset));
}
