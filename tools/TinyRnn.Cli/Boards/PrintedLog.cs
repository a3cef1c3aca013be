using System;
using System.Collections.Generic;
using System.Text.Json;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Deployment.Stations;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Boards;

/// <summary>The log that a connected station prints after power-up or a reset.</summary>
internal static class PrintedLog
{
    /// <summary>Reads lines up to the end of the log.</summary>
    /// <exception cref="InputException">It does not come whole.</exception>
    public static StationLog Read(BoardText text)
    {
        var blocks = new Dictionary<int, byte[]>();
        string? line;
        while ((line = text.ReadLine()) != null)
        {
            if (!line.Contains("\"event\":\"log\"", StringComparison.Ordinal) || !TryParse(line, out JsonElement part))
            {
                continue;
            }

            if (part.TryGetProperty("next", out JsonElement next) && next.TryGetInt32(out int end))
            {
                return Whole(blocks, end);
            }

            Take(blocks, part);
        }

        throw new InputException("the log ends too early: expected its last line, which has a key 'next', found none; press the board's reset button while the command listens");
    }

    private static StationLog Whole(Dictionary<int, byte[]> blocks, int end)
    {
        var log = new StationLog();
        foreach (byte[] block in blocks.Values)
        {
            log.Add(block);
        }

        int missing = log.FirstMissing(end);
        return missing < 0 ? log : throw new InputException($"the log is not whole: expected record {missing}, found none; reset the board once more");
    }

    private static void Take(Dictionary<int, byte[]> blocks, JsonElement part)
    {
        if (!part.TryGetProperty("block", out JsonElement index) || !index.TryGetInt32(out int block)
            || !part.TryGetProperty("at", out JsonElement offset) || !offset.TryGetInt32(out int at)
            || !part.TryGetProperty("data", out JsonElement data) || data.ValueKind != JsonValueKind.String)
        {
            return;
        }

        byte[]? bytes = Hexadecimal.Parse(data.GetString()!);
        if (bytes == null || at < 0 || at > LogBlock.Length - bytes.Length)
        {
            return;
        }

        if (!blocks.TryGetValue(block, out byte[]? whole))
        {
            blocks[block] = whole = new byte[LogBlock.Length];
        }

        bytes.CopyTo(whole, at);
    }

    private static bool TryParse(string line, out JsonElement part)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..]);
            part = document.RootElement.Clone();
            return part.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            part = default;
            return false;
        }
    }
}
