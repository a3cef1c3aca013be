using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Times that are numbers.</summary>
internal sealed partial class TimeFinder
{
    /// <summary>Seconds since 1970 of 2001; no board has run so long.</summary>
    private const double EarliestEpoch = 1e9;

    /// <summary>A board that has run so long, in seconds, has done so for a day; what begins so far from 0 and lasts no time is a date of some kind.</summary>
    private const double FarFromStart = 100_000;

    private TimePlan? NumberPlan(int column, string[] texts, string name)
    {
        byte point = _layout.Dialect.Decimal;
        int length = texts[0].Length;
        bool isDigits = texts.All(text => text.Length == length && text.All(char.IsAsciiDigit));
        if (isDigits && length is 8 or 10 or 12 or 14 && (texts.Distinct().Count() > 1 || IsTimeName(name)) && _rows.All(row => IsPacked(row, column, length)))
        {
            return new TimePlan([new PackedTime(column, length)], [column], _layout.NameOf(column)) { IsDateAlone = length == 8 };
        }

        string whole = texts[0].Split((char)point)[0];
        string? unit = whole.Length switch { 10 => "s", 13 => "ms", 16 => "us", 19 => "ns", _ => null };
        if (unit != null && texts.All(text => IsEpoch(text.Split((char)point), whole.Length)) && (IsTimeName(name) || IsMonotone(texts)))
        {
            return new TimePlan([EpochTime.Epoch(column, unit, point)], [column], _layout.NameOf(column)) { Doubt = unit == "s" ? EpochTime.Doubt(texts[0], Number(texts[0])) : "" };
        }

        return ElapsedPlan(column, texts, name);
    }

    private bool LooksLikeEpoch(int column, string unit)
    {
        double smallest = PrefixRow.Column(_rows, column).Select(Number).DefaultIfEmpty(0).Min();
        return smallest * EpochTime.Units[unit] > 3e17;
    }

    private bool LooksLikeSpreadsheet(int column, string unit) =>
        EpochTime.Units[unit] == Time.Day && PrefixRow.Column(_rows, column).Select(Number).All(IsSpreadsheetDay);

    /// <summary>True for a day from 1982 to 2064 as spreadsheets count them.</summary>
    private static bool IsSpreadsheetDay(double number) => number is >= 30_000 and < 60_000;

    /// <summary>Whole days under a name that says a date: a time since a start, in seconds, has no such name.</summary>
    private bool AreWholeDays(int column, string name)
    {
        double[] days = [.. PrefixRow.Column(_rows, column).Select(Number)];
        int up = days.Zip(days.Skip(1)).Count(pair => pair.Second > pair.First);
        int down = days.Zip(days.Skip(1)).Count(pair => pair.Second < pair.First);
        return IsDateName(name) && days.Length > 0 && days.All(day => IsSpreadsheetDay(day) && day == Math.Floor(day)) && Math.Min(up, down) == 0;
    }

    private TimePlan? ElapsedPlan(int column, string[] texts, string name)
    {
        bool isElapsed = ElapsedName().IsMatch(name) || (IsTimeName(name) && StatedUnit(column, name) != null);
        if (!isElapsed && !IsTimeName(name))
        {
            return null;
        }

        // Beside a humidity or a pressure, T is the temperature.
        if (name is "T" or "t" && _layout.Header.Any(other => other.Quantity is MeasuredQuantity.Humidity or MeasuredQuantity.Pressure or MeasuredQuantity.DewPoint))
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
            string day = numbers.All(IsSpreadsheetDay) ? "" : $"'{texts[0]}' may be a day of a spreadsheet, which is of 2064 or later, or of another calendar, such as the modified Julian one; --time none reads rows without times";
            return new TimePlan([EpochTime.Spreadsheet(column, _layout.Dialect.Decimal)], [column], _layout.NameOf(column)) { Doubt = numbers.Any(number => number >= 60_000) ? day : "" };
        }

        if (AreWholeDays(column, name))
        {
            return new TimePlan([EpochTime.Spreadsheet(column, _layout.Dialect.Decimal)], [column], _layout.NameOf(column)) { IsDateAlone = true };
        }

        int backward = numbers.Zip(numbers.Skip(1)).Count(pair => pair.Second < pair.First);
        if (!isElapsed || numbers.Any(number => number < 0) || (name.Length < 5 ? 10 : 3) * backward > numbers.Length)
        {
            return null;
        }

        string? stated = StatedUnit(column, name);
        string unit = stated ?? (name.Contains("milli", StringComparison.OrdinalIgnoreCase) || MillisecondName().IsMatch(name) ? "ms"
            : name.Contains("micro", StringComparison.OrdinalIgnoreCase) || name.EndsWith("us", StringComparison.Ordinal) ? "us"
            : "s");
        bool isAssumed = stated == null && unit == "s" && !name.Contains("sec", StringComparison.OrdinalIgnoreCase) && !SecondName().IsMatch(name);
        if (isAssumed && _layout.Header.Any(other => IsDateName(other.Text)))
        {
            return null;
        }

        bool isFar = isAssumed && numbers.Length > 1 && numbers.Min() > FarFromStart && numbers.Min() > FarFromStart / 100 * (numbers.Max() - numbers.Min());
        string doubt = isFar || (isAssumed && numbers.All(number => number >= EarliestEpoch)) ? $"'{texts[0]}' may be a time since 1970 or since the start of something; --time-format s, ms or ns states its unit" : "";
        return new TimePlan([EpochTime.Elapsed(column, unit, _layout.Dialect.Decimal)], [column], _layout.NameOf(column)) { Doubt = doubt, IsUnitAssumed = isAssumed, MayBeDays = isAssumed && numbers.All(IsSpreadsheetDay) };
    }

    /// <summary>The unit of a time that a row of units or a bracket behind its name states, as <c>--time-format</c> takes it; or null.</summary>
    private string? StatedUnit(int column, string name)
    {
        if (_layout.Header.Count > 0 && _layout.Header[column].Unit is { Dimension: "time" } unit)
        {
            return unit.Name;
        }

        Match bracket = BracketUnit().Match(_layout.Header.Count > 0 && _layout.Header[column].Below is { Length: > 0 } below ? $"({below.Trim('[', ']', '(', ')')})" : name);
        return !bracket.Success ? null : bracket.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "us" or "µs" or "microseconds" => "us",
            "ms" or "milliseconds" => "ms",
            "min" or "mins" or "minutes" => "min",
            "h" or "hr" or "hrs" or "hours" => "h",
            "d" or "days" => "d",
            _ => "s",
        };
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

    [GeneratedRegex(@"^(milli(s|seconds?)?|ms|s|sec|secs|seconds?|micros|elapsed|uptime|x_value|time|t|timestamp|zeit|laufzeit|seconds_elapsed|elapsed.*|time[ _]?[\[(]?(s|sec|seconds|ms|us)?[\])]?|uptime.*|.*millis.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex ElapsedName();

    [GeneratedRegex(@"[\[(]\s*(?<unit>us|µs|microseconds|ms|milliseconds|s|secs?|seconds|mins?|minutes|h|hrs?|hours|d|days)\s*[\])]\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex BracketUnit();

    /// <summary>Beside a date, numbers without a unit are a clock.</summary>
    [GeneratedRegex(@"^(date|datum|fecha|data|dato|day|tag|jour)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DateName();

    [GeneratedRegex(@"^ms$|[_ \[(]ms[\])]?$", RegexOptions.IgnoreCase)]
    private static partial Regex MillisecondName();

    [GeneratedRegex(@"^s$|[_ \[(]s[\])]?$", RegexOptions.IgnoreCase)]
    private static partial Regex SecondName();
}
