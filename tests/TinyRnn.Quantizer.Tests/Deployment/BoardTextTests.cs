using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Deployment;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class BoardTextTests
{
    [Theory]
    [InlineData("a\nb\n")]
    [InlineData("a\r\nb\r\n")]
    [InlineData("a\nb")]
    public void Lines_end_as_on_any_machine(string text) => Assert.Equal(["a", "b"], Lines(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Packets_of_the_debugger_are_unwrapped()
    {
        byte[] bytes = [.. "plain\n"u8, .. Packet(1, "wrapped "u8), .. Packet(1, "line\n"u8), .. Packet(7, "not text\n"u8), .. "plain again\n"u8];

        Assert.Equal(["plain", "wrapped line", "plain again"], Lines(bytes));
    }

    [Fact]
    public void A_packet_in_the_middle_of_a_line_takes_nothing_from_it() =>
        Assert.Equal(["begin end"], Lines([.. "begin "u8, .. Packet(7, "x"u8), .. "end"u8]));

    [Theory]
    [InlineData("NFPKTV")]
    [InlineData("NFNFPKTV2")]
    [InlineData("NNNN")]
    public void Text_that_starts_like_a_packet_stays(string text) => Assert.Equal([text], Lines(Encoding.ASCII.GetBytes(text + "\n")));

    [Fact]
    public void A_packet_behind_a_false_start_is_found() => Assert.Equal(["NFtext"], Lines([.. "NF"u8, .. Packet(1, "text\n"u8)]));

    [Fact]
    public void A_spoilt_size_does_not_swallow_the_rest()
    {
        byte[] packet = Packet(1, "x"u8);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(28), int.MaxValue);
        Assert.Equal(["x", "next"], Lines([.. packet, .. "\nnext\n"u8]));
    }

    [Fact]
    public void Bytes_that_are_no_text_do_not_throw()
    {
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(500)];
            random.NextBytes(bytes);
            Assert.All(Lines(bytes), line => Assert.DoesNotContain('\n', line));
        }
    }

    [Fact]
    public void A_line_without_end_is_cut() => Assert.Equal([4096, 4096, 8], Lines(Enumerable.Repeat((byte)'x', 8200).ToArray()).Select(line => line.Length));

    private static byte[] Packet(int command, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[32 + payload.Length];
        "NFPKTV1\0"u8.CopyTo(packet);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(16), command);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(28), payload.Length);
        payload.CopyTo(packet.AsSpan(32));
        return packet;
    }

    private static List<string> Lines(byte[] bytes)
    {
        var text = new BoardText(new MemoryStream(bytes));
        var lines = new List<string>();
        while (text.ReadLine() is string line)
        {
            lines.Add(line);
        }

        return lines;
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Text_with_a_byte_order_mark_is_read_in_its_encoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("{\"t\":\"°\"}\r\nsecond\r\n")];

        var text = new BoardText(new MemoryStream(bytes));

        Assert.Equal(("{\"t\":\"°\"}", "second", null), (text.ReadLine(), text.ReadLine(), text.ReadLine()));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xFE, (byte)'a' })]
    [InlineData(new byte[] { 0xEF, 0xBB, (byte)'a' })]
    public void Half_a_mark_is_text(byte[] bytes)
    {
        Assert.Equal(Encoding.UTF8.GetString(bytes), new BoardText(new MemoryStream(bytes)).ReadLine());
    }
}
