using System;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Clocks of 24 or 12 hours.</summary>
internal ref partial struct TimeScanner
{
    private bool TryClock(ref ScannedTime time)
    {
        time.HasClock = true;
        if (TakeHalfDayWord(out bool afternoon))
        {
            return TryMarkedClock(ref time) && TryHalfDay(ref time, afternoon);
        }

        int length = Digits(_at);
        if (HasClockMark(_at + length))
        {
            return TryMarkedClock(ref time);
        }

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
        bool hasPoints = time.HasDate && length == 2 && _at < _text.Length && _text[_at] == '.';
        if (!TryTwoDigits(out time.Minute, needed: true, hasPoints))
        {
            return TryHalfDay(ref time);
        }

        return (!TryTwoDigits(out time.Second, needed: false, hasPoints) || TryFraction(ref time)) && (TryHalfDay(ref time) || !time.HasHalfDay);
    }

    private bool TryTwoDigits(out int value, bool needed, bool hasPoints)
    {
        value = 0;
        bool sign = _at < _text.Length && (_text[_at] == ':' || (needed && _text[_at] is (byte)'h') || (hasPoints && _text[_at] == '.'));
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

        // Some loggers write 10:00a and 10:00p.
        bool isLetterAlone = at == _at && at + 1 == _text.Length && IsDigit(at - 1);
        if ((at + 1 >= _text.Length && !isLetterAlone) || _text[at] is not ((byte)'a' or (byte)'A' or (byte)'p' or (byte)'P'))
        {
            return false;
        }

        bool afternoon = _text[at] is (byte)'p' or (byte)'P';
        at++;
        if (!isLetterAlone)
        {
            at += _text[at] == '.' ? 1 : 0;
            at += _text[at..].StartsWith(" m"u8) ? 1 : _text[at..].StartsWith("\u00A0m"u8) ? 2 : 0;
            if (at >= _text.Length || _text[at] is not ((byte)'m' or (byte)'M'))
            {
                return false;
            }

            at++;
            at += at < _text.Length && _text[at] == '.' ? 1 : 0;
        }

        _at = at;
        return TryHalfDay(ref time, afternoon);
    }

    private static bool TryHalfDay(ref ScannedTime time, bool afternoon)
    {
        time.HasHalfDay = true;
        if (time.Hour is < 1 or > 12)
        {
            return false;
        }

        time.Hour = (time.Hour % 12) + (afternoon ? 12 : 0);
        return true;
    }
}
