namespace TinyRnn.Stations;

/// <summary>Sensirion's words: two big-endian bytes, then their checksum, of polynomial 0x31 and start 0xFF.</summary>
internal static class Crc8
{
    public static int Compute(byte[] bytes, int offset, int count)
    {
        int crc = 0xFF;
        for (int i = offset; i < offset + count; i++)
        {
            crc ^= bytes[i];
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? ((crc << 1) ^ 0x31) & 0xFF : crc << 1;
            }
        }

        return crc;
    }

    /// <summary>True when the checksum of the word at <paramref name="at"/> is right.</summary>
    public static bool IsRight(byte[] bytes, int at) => Compute(bytes, at, 2) == bytes[at + 2];

    /// <summary>The word at <paramref name="at"/>.</summary>
    public static int Word(byte[] bytes, int at) => (bytes[at] << 8) | bytes[at + 1];
}
