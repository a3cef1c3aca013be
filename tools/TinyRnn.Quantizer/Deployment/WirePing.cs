using System;
using System.Buffers.Binary;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>
/// The ping of nanoFramework's wire protocol. A firmware that has had one sends each line that an app prints as a packet over the same
/// port, until its next reset. Before it, firmware on ChibiOS (RP2040, STM32) sends no line at all over USB, and an ESP32 prints lines to its
/// console, which on some chips is another port than the one that a tool reads. <see cref="BoardText"/> unwraps the packets.
/// </summary>
public static class WirePing
{
    private const int HeaderLength = 32;
    private const int HeaderChecksumOffset = 8;
    private const int DataChecksumOffset = 12;
    private const int SizeOffset = 28;

    // Who asks (u32) and no flags (u32): in particular not the one that stops the app.
    private const int PayloadLength = 8;
    private const uint SourceHost = 0x00010002;

    /// <summary>
    /// The bytes: marker [8], CRC of the header and of the data, command 0 (u32 each), two sequence numbers (u16), flags and size (u32 each),
    /// then the data; all little-endian.
    /// </summary>
    public static byte[] Packet()
    {
        var packet = new byte[HeaderLength + PayloadLength];
        "NFPKTV1\0"u8.CopyTo(packet);
        Span<byte> payload = packet.AsSpan(HeaderLength);
        BinaryPrimitives.WriteUInt32LittleEndian(payload, SourceHost);
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(SizeOffset), PayloadLength);
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(DataChecksumOffset), ClrCrc.Compute(payload));
        // Of the header with zeros in the checksum's own place.
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(HeaderChecksumOffset), ClrCrc.Compute(packet.AsSpan(0, HeaderLength)));
        return packet;
    }
}
