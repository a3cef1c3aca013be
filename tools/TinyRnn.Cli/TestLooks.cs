using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using TinyRnn.Trainer.Data;

namespace TinyRnn.Cli;

/// <summary>
/// How often a test part was looked at: a second look at the same rows is no longer a fair one, since what was seen before has had its
/// influence. The report beside the model remembers.
/// </summary>
/// <param name="Digest">Of the test part.</param>
/// <param name="Looks">How often it was looked at.</param>
internal sealed record TestLooks(string Digest, int Looks)
{
    /// <summary>With the look that is being made.</summary>
    public TestLooks AndThisOne() => this with { Looks = Looks + 1 };

    /// <summary>Looks at the same test part that a report beside the model tells of; 0 when there is none.</summary>
    public static TestLooks Before(string report, Examples test)
    {
        string digest = DigestOf(test);
        return new TestLooks(
            digest,
            Read(report, root => root.GetProperty("test") is var known && known.GetProperty("digest").GetString() == digest ? known.GetProperty("looks").GetInt32() : 0));
    }

    private static string DigestOf(Examples test)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<float>(test.Targets));
        hash.AppendData(BitConverter.GetBytes(test.Rows));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static T? Read<T>(string report, Func<JsonElement, T> read)
    {
        try
        {
            using FileStream stream = File.OpenRead(report);
            using var document = JsonDocument.Parse(stream);
            return read(document.RootElement);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException or System.Collections.Generic.KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return default;
        }
    }
}
