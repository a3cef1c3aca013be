namespace TinyRnn.Stations;

/// <summary>
/// A model file: a <c>.trnn</c> model, and behind it, when it is signed, "TRSG", a counter (u32, little-endian) that each signing makes
/// greater, and the 32 bytes of the HMAC-SHA256 of counter and model.
/// </summary>
internal static class ModelFile
{
    public const int SignatureLength = 32;
    public const int CounterLength = 4;
    public const int TrailerLength = 4 + CounterLength + SignatureLength;

    /// <summary>The counter of a file without one.</summary>
    public const int NoCounter = 0;

    private const int TrailerMagic = 0x47535254;
    private const int StatedLengthOffset = 8;

    /// <summary>Reads a file and checks length, signature, format, fit and, when asked to, the self test.</summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="signature">Null when no key is configured: a signature is then not looked at.</param>
    /// <param name="rules">What the station asks of a model; longer files than it reads are refused unread.</param>
    /// <param name="withSelfTest">Whether to replay the self test.</param>
    /// <exception cref="ModelRefusedException">Wrong length or signature, or a model for something else.</exception>
    /// <exception cref="ModelFormatException">Not a <c>.trnn</c> model.</exception>
    public static RecurrentNetwork Load(IStorage storage, string slot, ISignature signature, ModelRules rules, bool withSelfTest)
    {
        RnnModel model = RnnModel.Load(ReadVerified(storage, slot, signature, rules.MaxBytes));
        rules.RequireFit(model.Info, model.SelfTest.Steps);
        var network = new LoadedNetwork(model);
        if (withSelfTest)
        {
            ModelRules.RequirePassed(network.SelfTest());
        }

        return network;
    }

    /// <summary>
    /// The counter that a file states, which may not be right as long as the signature was not checked; <see cref="NoCounter"/> when it has
    /// none. Counters beyond 2^31 - 1 come out negative, and are the oldest.
    /// </summary>
    public static int Counter(IStorage storage, string slot)
    {
        int length = storage.Length(slot);
        if (length < ModelLimits.HeaderLength + TrailerLength || StatedLength(storage, slot) != length - TrailerLength)
        {
            return NoCounter;
        }

        byte[] trailer = ReadTrailer(storage, slot, length - TrailerLength);
        return RecordBytes.ReadInt32(trailer, 0) == TrailerMagic ? RecordBytes.ReadInt32(trailer, 4) : NoCounter;
    }

    /// <summary>The bytes of the model, without the signature, which was right.</summary>
    private static byte[] ReadVerified(IStorage storage, string slot, ISignature signature, int maxBytes)
    {
        int length = storage.Length(slot);
        if (length < ModelLimits.HeaderLength || length > maxBytes)
        {
            throw new ModelRefusedException("length", ModelLimits.HeaderLength.ToString() + " to " + maxBytes.ToString() + " bytes", length.ToString());
        }

        int stated = StatedLength(storage, slot);
        bool signed = stated == length - TrailerLength && stated >= ModelLimits.HeaderLength;
        if (stated != length && !signed)
        {
            throw new ModelRefusedException("length", stated.ToString() + " bytes as its header states", length.ToString());
        }

        if (signed)
        {
            RequireSignature(storage, slot, stated, signature);
        }
        else if (signature != null)
        {
            throw new ModelRefusedException("signature", "HMAC-SHA256 with this station's key", "none");
        }

        var model = new byte[stated];
        storage.Read(slot, 0, model, stated);
        return model;
    }

    private static int StatedLength(IStorage storage, string slot)
    {
        var header = new byte[ModelLimits.HeaderLength];
        storage.Read(slot, 0, header, header.Length);
        return RecordBytes.ReadInt32(header, StatedLengthOffset);
    }

    /// <summary>Requires the signature behind a content, whatever that is.</summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="modelLength">Bytes of the content.</param>
    /// <param name="signature">Null when no key is configured.</param>
    /// <exception cref="ModelRefusedException">It is another one, or none.</exception>
    public static void RequireSignature(IStorage storage, string slot, int modelLength, ISignature signature)
    {
        byte[] trailer = ReadTrailer(storage, slot, modelLength);
        int magic = RecordBytes.ReadInt32(trailer, 0);
        if (magic != TrailerMagic)
        {
            throw new ModelRefusedException("signature's magic", TrailerMagic.ToString("X8"), magic.ToString("X8"));
        }

        if (signature == null)
        {
            return;
        }

        // All bytes are compared, so that the time does not tell how many were right.
        byte[] expected = signature.Compute(SignedContent(storage, slot, modelLength, trailer));
        int difference = 0;
        for (int i = 0; i < SignatureLength; i++)
        {
            difference |= expected[i] ^ trailer[4 + CounterLength + i];
        }

        if (difference != 0)
        {
            throw new ModelRefusedException("signature", "HMAC-SHA256 with this station's key", "another one");
        }
    }

    /// <summary>The counter and the model. The array is let go before the model is read: it takes as much memory.</summary>
    private static byte[] SignedContent(IStorage storage, string slot, int modelLength, byte[] trailer)
    {
        var content = new byte[CounterLength + modelLength];
        storage.Read(slot, 0, content, modelLength);
        System.Array.Copy(content, 0, content, CounterLength, modelLength);
        System.Array.Copy(trailer, 4, content, 0, CounterLength);
        return content;
    }

    private static byte[] ReadTrailer(IStorage storage, string slot, int modelLength)
    {
        var trailer = new byte[TrailerLength];
        storage.Read(slot, modelLength, trailer, TrailerLength);
        return trailer;
    }
}
