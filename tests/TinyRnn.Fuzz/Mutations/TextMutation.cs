using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Fuzz.Engine;

namespace TinyRnn.Fuzz.Mutations;

/// <summary>Damages text: numbers, words, separators, lines, and runs that are much too long.</summary>
internal sealed class TextMutation : IMutation
{
    private const int LongestRun = 4096;
    private const string Separators = ",;\t|:.-+ \"'{}[]\r\n";

    public byte[] Apply(byte[] file, byte[] other, Random random)
    {
        string text = Encoding.Latin1.GetString(file);
        string donor = Encoding.Latin1.GetString(other);
        do
        {
            text = Change(text, donor, random);
        }
        while (random.Next(2) == 0);

        return Encoding.Latin1.GetBytes(text);
    }

    private static string Change(string text, string other, Random random)
    {
        (int start, int length) = random.Next(2) == 0 ? Find(text, random, IsOfNumber) : Find(text, random, char.IsLetterOrDigit);
        int separator = Find(text, random, c => Separators.Contains(c, StringComparison.Ordinal)).Start;
        int at = random.Next(text.Length + 1);
        return random.Next(10) switch
        {
            0 or 1 => Replace(text, start, length, Latin1(Hostile.Text(random))),
            2 => Replace(text, start, length, Word(other, random)),
            3 => Replace(text, start, Math.Min(1, length), ((char)('0' + random.Next(10))).ToString()),
            4 => Replace(text, separator, Math.Min(1, text.Length - separator), Separators[random.Next(Separators.Length)].ToString()),
            5 => Replace(text, separator, 0, Separators[random.Next(Separators.Length)].ToString()),
            6 => Replace(text, separator, Math.Min(1, text.Length - separator), ""),
            7 => Replace(text, at, 0, new string(text.Length == 0 ? 'a' : text[random.Next(text.Length)], random.Next(1, LongestRun))),
            8 => Lines(text, other, random),
            _ => Replace(text, at, 0, ((char)random.Next(256)).ToString()),
        };
    }

    private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is '.' or '-' or '+';

    private static string Word(string text, Random random)
    {
        (int start, int length) = Find(text, random, char.IsLetterOrDigit);
        return text.Substring(start, length);
    }

    /// <summary>A stretch of characters of a kind, the next one behind a place that is drawn; empty when there is none.</summary>
    private static (int Start, int Length) Find(string text, Random random, Func<char, bool> isOfKind)
    {
        int start = random.Next(text.Length + 1);
        while (start < text.Length && !isOfKind(text[start]))
        {
            start++;
        }

        int end = start;
        while (end < text.Length && isOfKind(text[end]))
        {
            end++;
        }

        return (start, end - start);
    }

    /// <summary>A line removed, doubled, moved or taken from the other file; or the rest cut off.</summary>
    private static string Lines(string text, string other, Random random)
    {
        List<string> lines = [.. text.Split('\n')];
        string[] others = other.Split('\n');
        int at = random.Next(lines.Count);
        string line = lines[at];
        switch (random.Next(5))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, line);
                break;
            case 2:
                lines[at] = others[random.Next(others.Length)];
                break;
            case 3:
                lines.RemoveAt(at);
                lines.Insert(random.Next(lines.Count + 1), line);
                break;
            default:
                lines = [.. lines.Take(at), line[..random.Next(line.Length + 1)]];
                break;
        }

        return string.Join('\n', lines);
    }

    private static string Replace(string text, int start, int length, string by) => string.Concat(text.AsSpan(0, start), by, text.AsSpan(start + length));

    /// <summary>UTF-8 as one character for each byte.</summary>
    private static string Latin1(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
