using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Times that are numbers.</summary>
internal sealed partial class TimeFinder
{
    private TimePlan? NumberPlan(int column, string[] texts, string name)
    {
        byte point = _layout.Dialect.Decimal;
        int length = texts[0].Length;
        bool isDigits = texts.All(text => text.Length == length && text.All(char.IsAsciiDigit));
        if (isDigits && length is 8 or 10 or 12 or 14 && (texts.Distinct().Count() > 1 || IsTimeName(name)) && _rows.All(row => IsPacked(row, column, length)))
        {
            return new TimePlan([new PackedTime(column, length)], [column], _layout.NameOf(column));
        }

        string whole = texts[0].Split((char)point)[0];
        string? unit = whole.Length switch { 10 => "s", 13 => "ms", 16 => "us", 19 => "ns", _ => null };
        if (unit != null && texts.All(text => IsEpoch(text.Split((char)point), whole.Length)) && (IsTimeName(name) || IsMonotone(texts)))
        {
            return new TimePlan([EpochTime.Epoch(column, unit, point)], [column], _layout.NameOf(column));
        }

        return ElapsedPlan(column, texts, name);
    }

    private bool LooksLikeEpoch(int column, string unit)
    {
        double smallest = PrefixRow.Column(_rows, column).Select(Number).DefaultIfEmpty(0).Min();
        return smallest * EpochTime.Units[unit] > 3e17;
    }

    private TimePlan? ElapsedPlan(int column, string[] texts, string name)
    {
        Match match = ElapsedName().Match(name);
        if (!match.Success && !IsTimeName(name))
        {
            return null;
        }

        double[] numbers = texts.Select(Number).ToArray();
        if (numbers.Any(number => !double.IsFinite(number)))
        {
            return null;
        }

        if (name.Length > 0 && IsTimeName(name) && numbers.All(number => number is > 20_000 and < 80_000) && numbers.Any(number => number != Math.Floor(number)))
        {
            return new TimePlan([EpochTime.Spreadsheet(column, _layout.Dialect.Decimal)], [column], _layout.NameOf(column));
        }

        int backward = numbers.Zip(numbers.Skip(1)).Count(pair => pair.Second < pair.First);
        if (!match.Success || numbers.Any(number => number < 0) || (name.Length < 5 ? 10 : 3) * backward > numbers.Length)
        {
            return null;
        }

        string unit = name.Contains("milli", StringComparison.OrdinalIgnoreCase) || MillisecondName().IsMatch(name) ? "ms"
            : name.Contains("micro", StringComparison.OrdinalIgnoreCase) || name.EndsWith("us", StringComparison.Ordinal) ? "us"
            : "s";
        bool isAssumed = unit == "s" && !name.Contains("sec", StringComparison.OrdinalIgnoreCase) && !SecondName().IsMatch(name);
        if (isAssumed && _layout.Header.Any(other => IsDateName(other.Text)))
        {
            return null;
        }

        return new TimePlan([EpochTime.Elapsed(column, unit, _layout.Dialect.Decimal)], [column], _layout.NameOf(column)) { IsUnitAssumed = isAssumed };
    }

    private double Number(string text) =>
        NumberText.TryParse(Encoding.UTF8.GetBytes(text), _layout.Dialect, out double value) ? value : double.NaN;

    private static bool IsPacked(PrefixRow row, int column, int length) => row.Guesses[column] == CellGuess.Missing || PackedTime.TryRead(row.Row[column], length, out _);

    private static bool IsEpoch(string[] parts, int length) =>
        parts.Length <= 2 && parts[0].Length == length && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit)) && parts[0][0] is >= '1' and <= '4';

    private static bool IsMonotone(string[] texts)
    {
        int up = 0;
        int down = 0;
        for (int i = 1; i < texts.Length; i++)
        {
            int order = string.CompareOrdinal(texts[i], texts[i - 1]);
            up += order > 0 ? 1 : 0;
            down += order < 0 ? 1 : 0;
        }

        return texts.Length > 2 && Math.Min(up, down) * 20 <= texts.Length && up + down > 0;
    }

    [GeneratedRegex(@"^(milli(s|seconds?)?|ms|s|sec|secs|seconds?|micros|elapsed|uptime|time|t|timestamp|zeit|laufzeit|seconds_elapsed|elapsed.*|time[ _]?[\[(]?(s|sec|seconds|ms|us)?[\])]?|uptime.*|.*millis.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex ElapsedName();

    /// <summary>Beside a date, numbers without a unit are a clock.</summary>
    [GeneratedRegex(@"^(date|datum|fecha|data|dato|day|tag|jour)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DateName();

    [GeneratedRegex(@"^ms$|[_ \[(]ms[\])]?$", RegexOptions.IgnoreCase)]
    private static partial Regex MillisecondName();

    [GeneratedRegex(@"^s$|[_ \[(]s[\])]?$", RegexOptions.IgnoreCase)]
    private static partial Regex SecondName();
}
