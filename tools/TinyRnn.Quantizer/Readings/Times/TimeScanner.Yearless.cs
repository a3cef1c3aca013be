using System;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Dates without a year, as system logs and boards write them: "May  4 02:00:01", "04.05. 02:00", "05-04 02:00:01.123".</summary>
internal ref partial struct TimeScanner
{
    /// <summary>Reads a day and its month without a clock, as one that stands beside a clock; false when the text is none.</summary>
    public static bool TryScanDayAndMonth(ReadOnlySpan<byte> text, DateOrder order, out ScannedTime time)
    {
        time = default;
        var scanner = new TimeScanner(text, order);
        return text.Length is >= 3 and <= 96 && scanner.TryDayAndMonth(ref time) && scanner._at == text.Length;
    }

    /// <summary>A day, its month and a clock; where a number stands behind the day, it is the clock's hour only before a colon.</summary>
    private bool TryYearless(ref ScannedTime time)
    {
        if (!TryDayAndMonth(ref time))
        {
            return false;
        }

        _at += _at < _text.Length && _text[_at] == ',' ? 1 : 0;
        return SkipBlanks() && Digits(_at) is 1 or 2 && _at + Digits(_at) < _text.Length && _text[_at + Digits(_at)] == ':' && TryClock(ref time) && TryEnd(ref time);
    }

    private bool TryDayAndMonth(ref ScannedTime time)
    {
        time.HasDate = true;
        time.LacksYear = true;
        int monthOfFirst = Digits(_at) == 0 ? TakeMonth() : 0;
        int first = monthOfFirst == 0 && Digits(_at) is 1 or 2 ? Number(Digits(_at)) : 0;
        time.DateSign = _at < _text.Length ? _text[_at] : (byte)0;
        if (first + monthOfFirst == 0 || !SkipDateSign())
        {
            return false;
        }

        int monthOfSecond = monthOfFirst == 0 && Digits(_at) == 0 ? TakeMonth() : 0;
        int second = monthOfSecond == 0 && Digits(_at) is 1 or 2 ? Number(Digits(_at)) : 0;
        _at += _at < _text.Length && _text[_at] == '.' && (monthOfSecond > 0 || time.DateSign == '.' || monthOfFirst > 0) ? 1 : 0;
        if (monthOfFirst + monthOfSecond > 0)
        {
            time.DateSign = (byte)'M';
            (time.Month, time.Day) = monthOfFirst > 0 ? (monthOfFirst, second) : (monthOfSecond, first);
            return second + monthOfSecond > 0;
        }

        time.OrderIsOpen = true;
        (time.Day, time.Month) = _order == DateOrder.MonthFirst ? (second, first) : (first, second);
        return second > 0 && time.DateSign is (byte)'.' or (byte)'/' or (byte)'-';
    }
}
