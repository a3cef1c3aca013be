namespace TinyRnn.Stations;

/// <summary>The checksum of Sensirion's sensors: polynomial 0x31, start 0xFF.</summary>
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
}
