using System;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>The checksum in a <c>.pe</c>: CRC-32 with polynomial 0x04C11DB7, highest bit first, start 0, no final inversion.</summary>
internal static class ClrCrc
{
    private const uint Polynomial = 0x04C11DB7;

    private static readonly uint[] s_table = CreateTable();

    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0;
        foreach (byte value in bytes)
        {
            crc = s_table[(crc >> 24) ^ value] ^ (crc << 8);
        }

        return crc;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
