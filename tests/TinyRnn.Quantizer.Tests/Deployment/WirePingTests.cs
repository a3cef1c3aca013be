using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using TinyRnn.Quantizer.Deployment;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class WirePingTests
{
    [Fact]
    public void Packet_has_the_fields_that_the_firmware_checks()
    {
        byte[] packet = WirePing.Packet();
        static uint Field(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset));

        Assert.Equal(40, packet.Length);
        Assert.Equal("NFPKTV1\0", Encoding.ASCII.GetString(packet, 0, 8));
        Assert.Equal((0u, 0u, 0u, 8u), (Field(packet, 16), Field(packet, 20), Field(packet, 24), Field(packet, 28)));
        // Who asks: the host; no flags.
        Assert.Equal((0x00010002u, 0u), (Field(packet, 32), Field(packet, 36)));
        Assert.Equal(SlowCrc(packet[32..]), Field(packet, 12));
        Assert.Equal(SlowCrc([.. packet[..8], 0, 0, 0, 0, .. packet[12..32]]), Field(packet, 8));
    }

    [Fact]
    public void Packet_that_is_no_message_is_left_out_of_the_text()
    {
        using var stream = new MemoryStream([.. WirePing.Packet(), .. "@begin\n"u8]);
        Assert.Equal("@begin", new BoardText(stream).ReadLine());
    }

    // Bit by bit, from the definition: polynomial 0x04C11DB7, highest bit first, start 0.
    private static uint SlowCrc(byte[] bytes)
    {
        uint crc = 0;
        foreach (byte value in bytes)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                uint top = (crc >> 31) ^ (uint)((value >> bit) & 1);
                crc = (crc << 1) ^ (top * 0x04C11DB7);
            }
        }

        return crc;
    }
}
