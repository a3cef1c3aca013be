using System;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Korean, Chinese and Japanese words of dates and clocks: the half of the day before the hour, and signs behind each number.</summary>
internal ref partial struct TimeScanner
{
    /// <summary>What a sign takes: all of them have three bytes.</summary>
    private const int MarkLength = 3;

    private readonly bool StartsWithHalfDay() => _text[0] >= 0xE4 && new TimeScanner(_text, _order).TakeHalfDayWord(out _);

    /// <summary>Passes the word for the half of the day, which stands before the hour.</summary>
    private bool TakeHalfDayWord(out bool isAfternoon)
    {
        ReadOnlySpan<byte> text = _text[_at..];
        isAfternoon = text.StartsWith("오후"u8) || text.StartsWith("下午"u8) || text.StartsWith("午後"u8);
        if (!isAfternoon && !text.StartsWith("오전"u8) && !text.StartsWith("上午"u8) && !text.StartsWith("午前"u8))
        {
            return false;
        }

        _at += 2 * MarkLength;
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        return true;
    }

    /// <summary>True for the sign behind an hour.</summary>
    private readonly bool HasClockMark(int at) => at < _text.Length && _text[at] >= 0xE4 && StartsWithAny(_text[at..], "時"u8, "时"u8, "点"u8, "시"u8);

    /// <summary>An hour with minute and perhaps second, with colons or signs between them.</summary>
    private bool TryMarkedClock(ref ScannedTime time)
    {
        int length = Digits(_at);
        if (length is not (1 or 2))
        {
            return false;
        }

        time.Hour = Number(length);
        if (!HasClockMark(_at))
        {
            return TryTwoDigits(out time.Minute, needed: true, hasPoints: false) && (!TryTwoDigits(out time.Second, needed: false, hasPoints: false) || TryFraction(ref time));
        }

        _at += MarkLength;
        return TryMarked("分"u8, "분"u8, ref time.Minute) && TryMarked("秒"u8, "초"u8, ref time.Second);
    }

    /// <summary>A number with its sign behind it, or nothing.</summary>
    private bool TryMarked(ReadOnlySpan<byte> sign, ReadOnlySpan<byte> other, ref int value)
    {
        int start = _at;
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        int length = Digits(_at);
        if (length == 0)
        {
            _at = start;
            return true;
        }

        value = length > 2 ? -1 : Number(length);
        bool isMarked = value >= 0 && _at < _text.Length && StartsWithAny(_text[_at..], sign, other, sign, other);
        _at += isMarked ? MarkLength : 0;
        return isMarked;
    }

    /// <summary>The signs of year, month and day.</summary>
    private readonly bool IsMark(int at) =>
        _text[at] >= 0xE5 && (StartsWithAny(_text[at..], "年"u8, "月"u8, "日"u8, "년"u8) || StartsWithAny(_text[at..], "월"u8, "일"u8, "号"u8, "號"u8));

    private static bool StartsWithAny(ReadOnlySpan<byte> text, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, ReadOnlySpan<byte> fourth) =>
        text.StartsWith(first) || text.StartsWith(second) || text.StartsWith(third) || text.StartsWith(fourth);
}
