using System;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>
/// Cuts the text of a time into its numbers: a date in any order, month names, a clock of 24 or 12 hours with up to nine decimals
/// of a second, an offset or the name of a zone. What the numbers mean is checked by the calendar afterwards.
/// </summary>
internal ref partial struct TimeScanner
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly DateOrder _order;
    private int _at;

    private TimeScanner(ReadOnlySpan<byte> text, DateOrder order)
    {
        _text = text;
        _order = order;
    }

    /// <summary>Reads a time that the calendar has with the day first, or else with the month first; false when the text is none.</summary>
    public static bool TryScanInCalendar(ReadOnlySpan<byte> text, out ScannedTime time) =>
        TryScan(text, DateOrder.DayFirst, out time) && (time.IsInCalendar() || (TryScan(text, DateOrder.MonthFirst, out time) && time.IsInCalendar()));

    /// <summary>Reads a time; false when the text is none.</summary>
    public static bool TryScan(ReadOnlySpan<byte> text, DateOrder order, out ScannedTime time)
    {
        if (text.Length is < 4 or > 96)
        {
            time = default;
            return false;
        }

        if (IsoInstant.TryScan(text, out time))
        {
            return true;
        }

        if (text[0] == '[' && text[^1] == ']')
        {
            text = text[1..^1];
        }

        text = WithoutPlace(text);

        var scanner = new TimeScanner(text, order);
        return scanner.TryScanAll(out time);
    }

    /// <summary>Leaves out a place or the long name of a zone in brackets behind an offset.</summary>
    private static ReadOnlySpan<byte> WithoutPlace(ReadOnlySpan<byte> text)
    {
        int bracket = text[^1] == ']' ? text.IndexOf((byte)'[') : text[^1] == ')' ? text.IndexOf((byte)'(') : -1;
        return bracket > 8 && text[bracket - 1] is ((byte)'Z' or (byte)' ' or (>= (byte)'0' and <= (byte)'9')) && text[..bracket].IndexOfAny("+Z"u8) >= 0 | text[..bracket].LastIndexOf((byte)'-') > bracket - 8 ? text[..bracket].TrimEnd((byte)' ') : text;
    }

    private bool TryScanAll(out ScannedTime time)
    {
        time = default;
        if (_text.Length > 3 && (IsDigit(0) || StartsWithHalfDay()) && TryClock(ref time))
        {
            (ScannedTime clock, int behind) = (time, _at);
            if (TryEnd(ref time))
            {
                return true;
            }

            (time, _at) = (clock, behind);
            if (SkipBlanks() && TryDateBehindClock(ref time) && TryEnd(ref time))
            {
                return true;
            }
        }

        time = default;
        _at = 0;
        SkipWeekday();
        int date = _at;
        if (TryClockWithin(ref time))
        {
            return true;
        }

        time = default;
        _at = date;
        if (TryYearless(ref time))
        {
            return true;
        }

        time = default;
        _at = date;
        return TryDate(ref time) && TryRest(ref time);
    }

    /// <summary>A date as it stands behind a clock: with one sign between its numbers, so that readings behind a clock are none.</summary>
    private bool TryDateBehindClock(ref ScannedTime time)
    {
        int start = _at;
        if (!TryDate(ref time))
        {
            return false;
        }

        ReadOnlySpan<byte> date = _text[start.._at];
        return time.DateSign == 'M' || (time.DateSign is (byte)'.' or (byte)'/' or (byte)'-' && date.Count(time.DateSign) == 2 && date.IndexOfAny(" ,"u8) < 0);
    }

    /// <summary>Month, day, clock, and then the year, as C and Java print times: "Sun May  4 02:00:00 CEST 2031".</summary>
    private bool TryClockWithin(ref ScannedTime time)
    {
        time.Month = LettersAt(_at) > 0 ? TakeMonth() : 0;
        if (time.Month == 0 || !SkipDateSign() || Digits(_at) is not (1 or 2))
        {
            return false;
        }

        time.Day = Number(Digits(_at));
        if (!SkipBlanks() || Digits(_at) > 2 || !TryClock(ref time) || !SkipBlanks())
        {
            return false;
        }

        int zone = LettersAt(_at);
        if (zone > 0 && (!TryZone(_text.Slice(_at, zone), ref time) || (_at += zone) < 0 || !SkipBlanks()))
        {
            return false;
        }

        if (Digits(_at) != 4 || _at + 4 != _text.Length)
        {
            return false;
        }

        time.Year = Number(4);
        (time.HasDate, time.DateSign) = (true, (byte)'M');
        return true;
    }

    private bool SkipBlanks()
    {
        int start = _at;
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        return _at > start && _at < _text.Length;
    }

    private bool TryRest(ref ScannedTime time)
    {
        if (_at == _text.Length)
        {
            return true;
        }

        int joiner = _at;
        while (_at < _text.Length && _at - joiner < 4 && _text[_at] is (byte)' ' or (byte)'T' or (byte)'t' or (byte)'_' or (byte)',' or (byte)'-' or (byte)':')
        {
            _at++;
        }

        if (_text[_at..].StartsWith("at "u8))
        {
            _at += 3;
        }

        return TryClock(ref time) && TryEnd(ref time);
    }

    private bool TryEnd(ref ScannedTime time)
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        if (_at == _text.Length || _text[_at..].SequenceEqual("Uhr"u8))
        {
            return true;
        }

        return TryZone(_text[_at..], ref time);
    }

    /// <summary>An offset, or behind a date a word that is written as names of zones are.</summary>
    private static bool TryZone(ReadOnlySpan<byte> text, ref ScannedTime time)
    {
        time.HasOffset = ZoneText.TryRead(text, out time.OffsetMinutes);
        time.ZoneName = time.HasOffset ? 0 : ZoneName.Pack(text);
        return time.HasOffset || time.ZoneName != 0;
    }

    private int Number(int digits)
    {
        int value = 0;
        for (int end = _at + digits; _at < end; _at++)
        {
            value = (value * 10) + (_text[_at] - '0');
        }

        return value;
    }

    private readonly int Digits(int at)
    {
        int end = at;
        while (end < _text.Length && IsDigit(end))
        {
            end++;
        }

        return end - at;
    }

    private readonly int LettersAt(int at)
    {
        int end = at;
        while (end < _text.Length && (_text[end] is (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or >= 0xC3) | (end < _text.Length && _text[end] is >= 0x80 and < 0xC3))
        {
            end++;
        }

        return end - at;
    }

    private readonly bool IsDigit(int at) => _text[at] is >= (byte)'0' and <= (byte)'9';
}
