namespace TinyRnn.RainStation;

/// <summary>
/// A model file: a <c>.trnn</c> model, and behind it, when it is signed, "TRSG" and the 32 bytes of the HMAC-SHA256 of the model.
/// </summary>
internal static class ModelFile
{
    public const int SignatureLength = 32;
    public const int TrailerLength = 4 + SignatureLength;

    private const int TrailerMagic = 0x47535254;
    private const int StatedLengthOffset = 8;

    /// <summary>Reads a file and checks length, signature, format, features and, when asked to, the self test.</summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="signature">Null when no key is configured: a signature is then not looked at.</param>
    /// <param name="maxBytes">Longer files are refused unread.</param>
    /// <param name="withSelfTest">Whether to replay the self test.</param>
    /// <exception cref="ModelRefusedException">Wrong length or signature, or a model for something else.</exception>
    /// <exception cref="ModelFormatException">Not a <c>.trnn</c> model.</exception>
    public static RecurrentNetwork Load(IStorage storage, string slot, ISignature signature, int maxBytes, bool withSelfTest)
    {
        RnnModel model = RnnModel.Load(ReadVerified(storage, slot, signature, maxBytes));
        ModelRules.RequireFit(model.Info);
        ModelRules.RequireSelfTest(model);
        var network = new TableNetwork(model);
        if (withSelfTest)
        {
            ModelRules.RequirePassed(network.SelfTest());
        }

        return network;
    }

    /// <summary>The bytes of the model, without the signature, which was right.</summary>
    private static byte[] ReadVerified(IStorage storage, string slot, ISignature signature, int maxBytes)
    {
        int length = storage.Length(slot);
        if (length < ModelLimits.HeaderLength || length > maxBytes)
        {
            throw new ModelRefusedException("length", ModelLimits.HeaderLength.ToString() + " to " + maxBytes.ToString() + " bytes", length.ToString());
        }

        var header = new byte[ModelLimits.HeaderLength];
        storage.Read(slot, 0, header, header.Length);
        int stated = RecordBytes.ReadInt32(header, StatedLengthOffset);
        bool signed = stated == length - TrailerLength && stated >= ModelLimits.HeaderLength;
        if (stated != length && !signed)
        {
            throw new ModelRefusedException("length", stated.ToString() + " bytes as its header states", length.ToString());
        }

        var model = new byte[stated];
        storage.Read(slot, 0, model, stated);
        if (signed)
        {
            RequireSignature(storage, slot, stated, model, signature);
        }
        else if (signature != null)
        {
            throw new ModelRefusedException("signature", "HMAC-SHA256 with this station's key", "none");
        }

        return model;
    }

    private static void RequireSignature(IStorage storage, string slot, int modelLength, byte[] model, ISignature signature)
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
        byte[] expected = signature.Compute(model);
        int difference = 0;
        for (int i = 0; i < SignatureLength; i++)
        {
            difference |= expected[i] ^ trailer[4 + i];
        }

        if (difference != 0)
        {
            throw new ModelRefusedException("signature", "HMAC-SHA256 with this station's key", "another one");
        }
    }

    private static byte[] ReadTrailer(IStorage storage, string slot, int modelLength)
    {
        var trailer = new byte[TrailerLength];
        storage.Read(slot, modelLength, trailer, TrailerLength);
        return trailer;
    }
}
