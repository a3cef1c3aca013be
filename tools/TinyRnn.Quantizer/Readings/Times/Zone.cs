using System;
using System.Text;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Makes instants of local times: a fixed offset, or a place whose clock changes.</summary>
internal sealed partial class Zone
{
    private readonly TimeZoneInfo? _place;
    private readonly long _offset;

    private Zone(string name, TimeZoneInfo? place, long offset)
    {
        Name = name;
        _place = place;
        _offset = offset;
    }

    public string Name { get; }

    /// <summary>True when the clock changes twice a year.</summary>
    public bool Changes => _place != null;

    /// <summary>An offset that never changes.</summary>
    public static Zone Fixed(TimeSpan offset) => new(NameOf(offset), null, offset.Ticks * 100);

    /// <summary>The fixed offset that a column's name states, as in <c>Date Time, GMT+02:00</c>; null when it states none.</summary>
    public static Zone? InName(string name)
    {
        Match match = Offset().Match(name);
        return match.Success && ZoneText.TryRead(Encoding.UTF8.GetBytes(match.Value.Replace(" ", "", StringComparison.Ordinal)), out int minutes) ? Fixed(TimeSpan.FromMinutes(minutes)) : null;
    }

    /// <summary>What a person stated: UTC, +02:00, or the name of a place such as Europe/Berlin.</summary>
    public static Zone Stated(string file, string text)
    {
        if (ZoneText.TryRead(Encoding.UTF8.GetBytes(text.Length == 0 ? "?" : text), out int minutes))
        {
            return Fixed(TimeSpan.FromMinutes(minutes));
        }

        try
        {
            return new Zone(text, TimeZoneInfo.FindSystemTimeZoneById(text), 0);
        }
        catch (Exception) when (ZoneName.Stated(text) != null)
        {
            throw new CsvInputException(file, $"--zone {text}: no time of the file has such a name of a zone; expected UTC, +02:00 or a place such as Europe/Berlin");
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            throw new CsvInputException(file, $"--zone: '{text}' is not known; expected UTC, +02:00 or a place such as Europe/Berlin");
        }
    }

    /// <summary>The instant of a local time.</summary>
    /// <param name="local">Nanoseconds as the clock shows them.</param>
    /// <param name="before">The instant of the row before, which tells the second 02:30 of an autumn night from the first; or <see cref="Time.None"/>.</param>
    /// <param name="isReversed">True where the row before is the later one.</param>
    /// <param name="time">The instant.</param>
    /// <returns>False when the clock of the place never shows this time.</returns>
    public bool TryToUtc(long local, long before, bool isReversed, out long time)
    {
        time = local - _offset;
        if (_place == null)
        {
            return true;
        }

        DateTime clock = DateTime.SpecifyKind(DateTime.UnixEpoch.AddTicks(local / 100), DateTimeKind.Unspecified);
        if (_place.IsInvalidTime(clock))
        {
            return false;
        }

        if (!_place.IsAmbiguousTime(clock))
        {
            time = local - (_place.GetUtcOffset(clock).Ticks * 100);
            return true;
        }

        TimeSpan[] offsets = _place.GetAmbiguousTimeOffsets(clock);
        long first = local - (Math.Max(offsets[0].Ticks, offsets[1].Ticks) * 100);
        long second = local - (Math.Min(offsets[0].Ticks, offsets[1].Ticks) * 100);
        bool isSecond = isReversed ? before == Time.None || second < before : before != Time.None && first <= before;
        time = isSecond ? second : first;
        return true;
    }

    private static string NameOf(TimeSpan offset) =>
        offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}";

    [GeneratedRegex(@"\b(UTC|GMT)( ?[-+][0-9]{1,2}(:?[0-9]{2})?)?(?=\W*$)")]
    private static partial Regex Offset();
}
