namespace TinyRnn;

/// <summary>CRC-32 as in zip and PNG: polynomial 0xEDB88320 (reflected), start and final inversion.</summary>
public static class Crc32
{
    // One entry per nibble, as signed 32-bit patterns.
    private static readonly int[] s_nibbles =
    {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        -0x12477CE0, -0x0FF06CBC, -0x29295C18, -0x349E4C74, -0x649B3D50, -0x792C2D2C, -0x5FF51D88, -0x42420DE4,
    };

    /// <summary>The checksum of <paramref name="count"/> bytes from <paramref name="offset"/>, as a signed bit pattern.</summary>
    public static int Compute(byte[] bytes, int offset, int count)
    {
        int[] nibbles = s_nibbles;
        int crc = -1;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            crc ^= bytes[i];
            crc = ((crc >> 4) & 0x0FFFFFFF) ^ nibbles[crc & 15];
            crc = ((crc >> 4) & 0x0FFFFFFF) ^ nibbles[crc & 15];
        }

        return ~crc;
    }
}
