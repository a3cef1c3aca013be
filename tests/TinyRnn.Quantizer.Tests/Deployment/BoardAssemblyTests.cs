using System;
using System.Buffers.Binary;
using System.IO;
using TinyRnn.Quantizer.Deployment;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class BoardAssemblyTests
{
    private static readonly byte[] s_app = AssemblyBytes.Create("My.App 1.2.3.4", "mscorlib 1.17.11.0", "TinyRnn 0.1.0.0");

    [Fact]
    public void Name_version_and_references_are_read()
    {
        BoardAssembly assembly = BoardAssembly.Parse("App.pe", s_app);

        Assert.Equal("My.App 1.2.3.4", assembly.Identity.ToString());
        Assert.Equal(["mscorlib 1.17.11.0", "TinyRnn 0.1.0.0"], [assembly.References[0].ToString(), assembly.References[1].ToString()]);
    }

    [Fact]
    public void The_checksum_is_that_of_the_CLR()
    {
        // CRC-32/CKSUM without its length and final inversion: ~0x765E7680 for the usual check text.
        Assert.Equal(0x89A1897Fu, ClrCrc.Compute("123456789"u8));
    }

    [Fact]
    public void Every_damaged_byte_is_found()
    {
        for (int i = 0; i < s_app.Length; i++)
        {
            byte[] damaged = (byte[])s_app.Clone();
            damaged[i] ^= 0x20;
            Assert.Throws<DeploymentException>(() => BoardAssembly.Parse("App.pe", damaged));
        }
    }

    [Fact]
    public void Every_truncation_is_found()
    {
        for (int length = 0; length < s_app.Length; length++)
        {
            Assert.Throws<DeploymentException>(() => BoardAssembly.Parse("App.pe", s_app[..length]));
        }
    }

    [Fact]
    public void The_length_must_be_what_the_header_says()
    {
        Refused([.. s_app, 0], $"expected {s_app.Length} bytes, as its header says, found {s_app.Length + 1}");
        Refused(s_app[..^1], $"truncated: its header says {s_app.Length} bytes, found {s_app.Length - 1}");
    }

    [Fact]
    public void A_dotnet_assembly_is_told_by_name() => Refused([.. "MZ"u8, .. new byte[200]], "expected a .pe of nanoFramework, found a .NET assembly (MZ); the .pe lies beside it after a build");

    [Fact]
    public void An_assembly_of_nanoFramework_2_is_told_by_name() =>
        Refused([.. "NFMRK2\0\0"u8, .. new byte[200]], "expected an assembly of nanoFramework 1 (NFMRK1), found one of nanoFramework 2 (NFMRK2)");

    [Fact]
    public void Other_bytes_are_shown() => Refused(new byte[124], "expected a .pe of nanoFramework, which starts with NFMRK1, found 0000000000000000");

    [Fact]
    public void A_short_file_is_refused() => Refused([1, 2, 3], "expected a .pe of nanoFramework, whose header alone has 124 bytes, found 3 bytes");

    [Fact]
    public void Another_string_table_is_refused() => RefusedSealed(38, 2, "expected version 1 of the CLR's string table, found 2");

    [Fact]
    public void Tables_must_follow_each_other() => RefusedSealed(40, 0, "table 0: expected a start of 124 or more, found 0");

    [Fact]
    public void A_name_must_end_within_the_strings()
    {
        byte[] bytes = (byte[])s_app.Clone();
        bytes[36] = 0xFF;
        Refused(AssemblyBytes.Seal(bytes), "an assembly's name: expected text in the table of 16 bytes, found none at 255");
    }

    [Fact]
    public void Files_that_are_missing_or_folders_are_refused_with_what_to_do()
    {
        string folder = Path.GetTempPath();
        Assert.Equal($"{folder}: expected a .pe file, found a folder; try {Path.Combine(folder, "*.pe")}", Assert.Throws<DeploymentException>(() => BoardAssembly.Read(folder)).Message);
        Assert.Equal("no/such.pe: the file does not exist", Assert.Throws<DeploymentException>(() => BoardAssembly.Read("no/such.pe")).Message);
    }

    private static void Refused(byte[] bytes, string message) =>
        Assert.Equal($"App.pe: {message}", Assert.Throws<DeploymentException>(() => BoardAssembly.Parse("App.pe", bytes)).Message);

    private static void RefusedSealed(int offset, int value, string message)
    {
        byte[] bytes = (byte[])s_app.Clone();
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(offset), (short)value);
        Refused(AssemblyBytes.Seal(bytes), message);
    }
}
