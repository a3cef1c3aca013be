using System;

namespace TinyRnn.Stations;

/// <summary>Little-endian numbers in a record.</summary>
internal static class RecordBytes
{
    public static int ReadInt32(byte[] bytes, int at) => bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);

    public static void WriteInt32(byte[] bytes, int at, int value)
    {
        bytes[at] = (byte)value;
        bytes[at + 1] = (byte)(value >> 8);
        bytes[at + 2] = (byte)(value >> 16);
        bytes[at + 3] = (byte)(value >> 24);
    }

    public static long ReadInt64(byte[] bytes, int at) => ((long)ReadInt32(bytes, at + 4) << 32) | (ReadInt32(bytes, at) & 0xFFFFFFFFL);

    public static void WriteInt64(byte[] bytes, int at, long value)
    {
        WriteInt32(bytes, at, (int)value);
        WriteInt32(bytes, at + 4, (int)(value >> 32));
    }

    public static float ReadFloat(byte[] bytes, int at) => BitConverter.ToSingle(bytes, at);

    /// <summary>Writes a number; infinities and every NaN become the same NaN.</summary>
    public static void WriteFloat(byte[] bytes, int at, float value) =>
        WriteInt32(bytes, at, Floats.IsFinite(value) ? Floats.ToBits(value) : Floats.NaNBits);
}
