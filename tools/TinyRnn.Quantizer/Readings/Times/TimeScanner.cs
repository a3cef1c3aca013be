using System;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>
/// Cuts the text of a time into its numbers: a date in any order, month names, a clock of 24 or 12 hours with up to nine decimals
/// of a second, an offset or the name of a zone. What the numbers mean is checked by the calendar afterwards.
/// </summary>
internal ref struct TimeScanner
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly DateOrder _order;
    private int _at;

    private TimeScanner(ReadOnlySpan<byte> text, DateOrder order)
    {
        _text = text;
        _order = order;
    }

    /// <summary>Reads a time; false when the text is none.</summary>
    public static bool TryScan(ReadOnlySpan<byte> text, DateOrder order, out ScannedTime time)
    {
        if (text.Length is < 4 or > 64)
        {
            time = default;
            return false;
        }

        if (IsoTime.TryScan(text, out time))
        {
            return true;
        }

        if (text[0] == '[' && text[^1] == ']')
        {
            text = text[1..^1];
        }

        var scanner = new TimeScanner(text, order);
        return scanner.TryScanAll(out time);
    }

    private bool TryScanAll(out ScannedTime time)
    {
        time = default;
        if (_text.Length > 3 && IsDigit(0) && TryClock(ref time) && TryEnd(ref time))
        {
            return true;
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
        return TryDate(ref time) && TryRest(ref time);
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
        if (zone > 0 && (!ZoneText.TryRead(_text.Slice(_at, zone), out time.OffsetMinutes) || (_at += zone) < 0 || !SkipBlanks()))
        {
            return false;
        }

        time.HasOffset = zone > 0;
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

        return TryClock(ref time) && TryEnd(ref time);
    }

    private void SkipWeekday()
    {
        int letters = LettersAt(0);
        if (letters == 0)
        {
            return;
        }

        int next = letters;
        while (next < _text.Length && _text[next] is (byte)' ' or (byte)'.' or (byte)',')
        {
            next++;
        }

        // "Sun 4 May" and "Sun May 4" have a weekday, "May 4" has none; French "mar. 4 mai" is a Tuesday.
        int after = next;
        while (after < _text.Length && (IsDigit(after) || _text[after] is (byte)' ' or (byte)'.' or (byte)'-'))
        {
            after++;
        }

        bool another = MonthNames.Find(Word(next)) > 0 || MonthNames.Find(Word(after)) > 0;
        _at = another || MonthNames.Find(_text[..letters]) == 0 ? next : 0;
    }

    private readonly ReadOnlySpan<byte> Word(int at) => _text.Slice(at, LettersAt(at));

    private bool TryDate(ref ScannedTime time)
    {
        time.HasDate = true;
        if (Digits(_at) == 8)
        {
            time.Year = Number(4);
            time.Month = Number(2);
            time.Day = Number(2);
            return true;
        }

        int firstLength = Digits(_at);
        int monthOfFirst = firstLength == 0 ? TakeMonth() : 0;
        int first = firstLength is 0 or > 4 ? 0 : Number(firstLength);
        if ((firstLength is 0 or > 4) && monthOfFirst == 0)
        {
            return false;
        }

        time.DateSign = monthOfFirst > 0 ? (byte)'M' : _at < _text.Length ? _text[_at] : (byte)0;
        if (!SkipDateSign())
        {
            return false;
        }

        int secondLength = Digits(_at);
        int monthOfSecond = secondLength == 0 && monthOfFirst == 0 ? TakeMonth() : 0;
        int second = secondLength is 0 or > 2 ? 0 : Number(secondLength);
        if ((secondLength is 0 or > 2) && monthOfSecond == 0)
        {
            return false;
        }

        time.DateSign = monthOfSecond > 0 ? (byte)'M' : time.DateSign;
        if (!SkipDateSign())
        {
            return false;
        }

        int thirdLength = Digits(_at);
        if (thirdLength is not (1 or 2 or 4))
        {
            return false;
        }

        int third = Number(thirdLength);
        SkipDayMark();
        return Assign(ref time, (first, firstLength, monthOfFirst), (second, monthOfSecond), (third, thirdLength));
    }

    private readonly bool Assign(ref ScannedTime time, (int Value, int Length, int Month) first, (int Value, int Month) second, (int Value, int Length) third)
    {
        if (first.Month > 0)
        {
            (time.Month, time.Day, time.Year) = (first.Month, second.Value, FullYear(third));
            return third.Length != 1;
        }

        if (first.Length == 4)
        {
            (time.Year, time.Month, time.Day) = (first.Value, second.Month > 0 ? second.Month : second.Value, third.Value);
            return third.Length < 3;
        }

        if (second.Month > 0)
        {
            (time.Day, time.Month, time.Year) = (first.Value, second.Month, FullYear(third));
            return third.Length != 1 && first.Length < 3;
        }

        if (first.Length > 2 || (third.Length == 1 && _order != DateOrder.YearFirst))
        {
            return false;
        }

        time.OrderIsOpen = true;
        (time.Year, time.Month, time.Day) = _order switch
        {
            DateOrder.DayFirst => (FullYear(third), second.Value, first.Value),
            DateOrder.MonthFirst => (FullYear(third), first.Value, second.Value),
            _ => (FullYear((first.Value, first.Length)), second.Value, third.Value),
        };
        return true;
    }

    private static int FullYear((int Value, int Length) year) => year.Length == 4 ? year.Value : year.Value < 70 ? 2000 + year.Value : 1900 + year.Value;

    private int TakeMonth()
    {
        int length = LettersAt(_at);
        int month = MonthNames.Find(_text.Slice(_at, length));
        _at += length;
        return month;
    }

    /// <summary>Passes what stands between two parts of a date: a sign, blanks, a point of an ordinal, Spanish "de".</summary>
    private bool SkipDateSign()
    {
        int start = _at;
        while (_at < _text.Length && (_text[_at] is (byte)'-' or (byte)'/' or (byte)'.' or (byte)' ' or (byte)',' || IsMark(_at)))
        {
            _at += IsMark(_at) ? 3 : 1;
        }

        if (_at + 2 < _text.Length && _text[_at] is (byte)'d' && _text[_at + 1] is (byte)'e' && _text[_at + 2] == ' ')
        {
            _at += 3;
        }

        if (_at + 2 <= _text.Length && _at > 0 && IsDigit(_at - 1) && _text.Slice(_at, 2) is [(byte)'s', (byte)'t'] or [(byte)'n', (byte)'d'] or [(byte)'r', (byte)'d'] or [(byte)'t', (byte)'h'])
        {
            _at += 2;
            return SkipDateSign();
        }

        return _at > start && _at - start < 5 && _at < _text.Length;
    }

    private void SkipDayMark()
    {
        if (_at < _text.Length && IsMark(_at))
        {
            _at += 3;
        }
    }

    /// <summary>The Chinese and Japanese signs of year, month and day.</summary>
    private readonly bool IsMark(int at) =>
        _text[at] >= 0xE5 && (_text[at..].StartsWith("年"u8) || _text[at..].StartsWith("月"u8) || _text[at..].StartsWith("日"u8));

    private bool TryClock(ref ScannedTime time)
    {
        time.HasClock = true;
        int length = Digits(_at);
        if (length is 4 or 6 && time.HasDate)
        {
            time.Hour = Number(2);
            time.Minute = Number(2);
            time.Second = length == 6 ? Number(2) : 0;
            return length == 4 || TryFraction(ref time);
        }

        if (length is not (1 or 2))
        {
            return false;
        }

        time.Hour = Number(length);
        if (!TryTwoDigits(out time.Minute, needed: true))
        {
            return TryHalfDay(ref time);
        }

        return (!TryTwoDigits(out time.Second, needed: false) || TryFraction(ref time)) && (TryHalfDay(ref time) || !time.HasHalfDay);
    }

    private bool TryTwoDigits(out int value, bool needed)
    {
        value = 0;
        bool sign = _at < _text.Length && (_text[_at] == ':' || (needed && _text[_at] is (byte)'h'));
        if (!sign || Digits(_at + 1) != 2)
        {
            return false;
        }

        _at++;
        value = Number(2);
        return true;
    }

    private bool TryFraction(ref ScannedTime time)
    {
        if (_at >= _text.Length || _text[_at] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        int digits = Digits(_at + 1);
        if (digits is 0 or > 9)
        {
            return false;
        }

        _at++;
        time.Nanosecond = Number(digits);
        for (; digits < 9; digits++)
        {
            time.Nanosecond *= 10;
        }

        return true;
    }

    /// <summary>AM and PM: 12 AM is midnight, 12 PM noon.</summary>
    private bool TryHalfDay(ref ScannedTime time)
    {
        int at = _at;
        while (at < _text.Length && _text[at] is (byte)' ' || (at + 1 < _text.Length && _text[at] == 0xC2 && _text[at + 1] == 0xA0))
        {
            at += _text[at] == ' ' ? 1 : 2;
        }

        if (_text[at..].StartsWith("\u202F"u8))
        {
            at += 3;
        }

        if (at + 1 >= _text.Length || _text[at] is not ((byte)'a' or (byte)'A' or (byte)'p' or (byte)'P'))
        {
            return false;
        }

        bool afternoon = _text[at] is (byte)'p' or (byte)'P';
        at++;
        at += _text[at] == '.' ? 1 : 0;
        if (at >= _text.Length || _text[at] is not ((byte)'m' or (byte)'M'))
        {
            return false;
        }

        at++;
        at += at < _text.Length && _text[at] == '.' ? 1 : 0;
        time.HasHalfDay = true;
        if (time.Hour is < 1 or > 12)
        {
            return false;
        }

        time.Hour = (time.Hour % 12) + (afternoon ? 12 : 0);
        _at = at;
        return true;
    }

    private bool TryEnd(ref ScannedTime time)
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        if (_at == _text.Length)
        {
            return true;
        }

        time.HasOffset = ZoneText.TryRead(_text[_at..], out time.OffsetMinutes);
        return time.HasOffset;
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
