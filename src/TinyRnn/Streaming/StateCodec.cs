namespace TinyRnn;

/// <summary>
/// The saved state, little-endian: "TRST", version (u16), number of recipe integers (u16), model id (8 bytes), number of state integers (u16) and of
/// held readings (u16), the integers, those of the recipe, CRC-32 of all before it.
/// </summary>
internal static class StateCodec
{
    public const int HeaderLength = 20;
    public const int TrailerLength = 4;

    private const int Magic = 0x54535254;
    private const int Version = 1;

    public static int Save(ModelInfo info, int[] state, int[] held, FeatureRunner features, byte[] buffer, int offset)
    {
        LittleEndian.WriteInt32(buffer, offset, Magic);
        LittleEndian.WriteInt32(buffer, offset + 4, Version | (RecipeIntegers(features) << 16));
        System.Array.Copy(info.Id, 0, buffer, offset + 8, ModelInfo.IdLength);
        LittleEndian.WriteInt32(buffer, offset + 16, Lengths(state.Length, held.Length));
        int at = WriteAll(state, buffer, offset + HeaderLength);
        at = WriteAll(held, buffer, at);
        at = features == null ? at : features.Save(buffer, at);
        LittleEndian.WriteInt32(buffer, at, Crc32.Compute(buffer, offset, at - offset));
        return at + TrailerLength - offset;
    }

    /// <summary>Fails unless the bytes are a whole saved state of this model.</summary>
    public static void Check(ModelInfo info, int states, int helds, FeatureRunner features, byte[] buffer, int offset, int count)
    {
        int length = HeaderLength + 4 * (states + helds + RecipeIntegers(features)) + TrailerLength;
        if (offset < 0 || count < 0 || offset > buffer.Length - count)
        {
            throw new SavedStateException("range", "inside the buffer's " + buffer.Length.ToString() + " bytes", count.ToString() + " bytes from " + offset.ToString());
        }

        if (count < HeaderLength)
        {
            throw new SavedStateException("length", length.ToString() + " bytes", count.ToString());
        }

        Require("magic", Magic, LittleEndian.ToInt32(buffer, offset));
        Require("version", Version, LittleEndian.ToInt32(buffer, offset + 4) & 0xFFFF);
        for (int i = 0; i < ModelInfo.IdLength; i++)
        {
            if (buffer[offset + 8 + i] != info.Id[i])
            {
                throw new SavedStateException("model id", Hex.Format(info.Id, 0, ModelInfo.IdLength), Hex.Format(buffer, offset + 8, ModelInfo.IdLength));
            }
        }

        if (count != length)
        {
            throw new SavedStateException("length", length.ToString() + " bytes", count.ToString());
        }

        Require("numbers of values", Lengths(states, helds), LittleEndian.ToInt32(buffer, offset + 16));
        Require("values of the recipe", RecipeIntegers(features), (LittleEndian.ToInt32(buffer, offset + 4) >> 16) & 0xFFFF);
        Require("checksum", Crc32.Compute(buffer, offset, length - TrailerLength), LittleEndian.ToInt32(buffer, offset + length - TrailerLength));
        RequireBounds(info, buffer, offset + HeaderLength);
        if (features != null)
        {
            features.Check(buffer, offset + HeaderLength + 4 * (states + helds));
        }
    }

    /// <summary>Replaces state and held readings; <see cref="Check"/> comes first.</summary>
    public static void Restore(int[] state, int[] held, FeatureRunner features, byte[] buffer, int offset)
    {
        int at = ReadAll(state, buffer, offset + HeaderLength);
        at = ReadAll(held, buffer, at);
        if (features != null)
        {
            features.Restore(buffer, at);
        }
    }

    /// <summary>Integers of the recipe in a saved state.</summary>
    public static int RecipeIntegers(FeatureRunner features) => features == null ? 0 : features.SavedIntegers;

    private static void RequireBounds(ModelInfo info, byte[] buffer, int at)
    {
        for (int i = 0; i < info.StateSegments.Length; i++)
        {
            StateSegment segment = info.StateSegments[i];
            for (int k = segment.Offset; k < segment.Offset + segment.Length; k++)
            {
                RequireMagnitude("value ", k, segment.Bound, LittleEndian.ToInt32(buffer, at + 4 * k));
            }
        }

        for (int i = 0; i < info.Inputs.Length; i++)
        {
            RequireMagnitude("held reading ", i, info.InputLimit, LittleEndian.ToInt32(buffer, at + 4 * (info.StateLength + i)));
        }
    }

    private static void RequireMagnitude(string what, int index, int bound, int value)
    {
        if (value > bound || value < -bound)
        {
            throw new SavedStateException(what + index.ToString(), "at most " + bound.ToString() + " in magnitude", value.ToString());
        }
    }

    private static void Require(string what, int expected, int actual)
    {
        if (actual != expected)
        {
            throw new SavedStateException(what, expected.ToString("X8"), actual.ToString("X8"));
        }
    }

    private static int Lengths(int states, int helds) => states | (helds << 16);

    private static int WriteAll(int[] values, byte[] buffer, int at)
    {
        for (int i = 0; i < values.Length; i++)
        {
            LittleEndian.WriteInt32(buffer, at, values[i]);
            at += 4;
        }

        return at;
    }

    private static int ReadAll(int[] values, byte[] buffer, int at)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = LittleEndian.ToInt32(buffer, at);
            at += 4;
        }

        return at;
    }
}
