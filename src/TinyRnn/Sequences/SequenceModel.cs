using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>A model that writes sequences, read from a file: its parts and the numbers that put them together. Immutable.</summary>
public sealed class SequenceModel
{
    internal SequenceModel(
        byte[] id, RnnModel context, ContextUse use, RnnModel decoder, int startToken, int stopToken, int maximumLength, SequenceTest[] selfTest)
    {
        Id = id;
        Context = context;
        Use = use;
        Decoder = decoder;
        StartToken = startToken;
        StopToken = stopToken;
        MaximumLength = maximumLength;
        SelfTest = selfTest;
    }

    /// <summary>Eight bytes that tell one model from another.</summary>
    public byte[] Id { get; }

    /// <summary>What is run on a window first; null for none.</summary>
    public RnnModel Context { get; }

    /// <summary>What the decoder takes over from the context.</summary>
    public ContextUse Use { get; }

    /// <summary>What writes.</summary>
    public RnnModel Decoder { get; }

    /// <summary>The decoder's first token; -1 when the caller gives it, or for vectors.</summary>
    public int StartToken { get; }

    /// <summary>The token that ends a sequence; -1 for none.</summary>
    public int StopToken { get; }

    /// <summary>Steps after which a sequence ends in any case.</summary>
    public int MaximumLength { get; }

    /// <summary>Sequences and exactly what must be written; each part has a self test of its own besides.</summary>
    public SequenceTest[] SelfTest { get; }

    /// <summary>Reads and checks a whole file. The bytes are not needed afterwards.</summary>
    /// <exception cref="ModelFormatException">The bytes break a rule of the format.</exception>
    public static SequenceModel Load(byte[] bytes)
    {
        if (bytes == null)
        {
            throw new ArgumentNullException(nameof(bytes));
        }

        return new SequenceReader(bytes).Read();
    }
}
