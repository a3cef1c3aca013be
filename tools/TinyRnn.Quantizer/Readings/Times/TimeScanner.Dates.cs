using System;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Dates: numbers and names of months in any order.</summary>
internal ref partial struct TimeScanner
{
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

    private bool TryDate(ref ScannedTime time)
    {
        time.HasDate = true;
        int digits = Digits(_at);
        if (digits == 8 || (digits == 10 && _at + digits < _text.Length && _text[_at + digits] == ':'))
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

    /// <summary>Passes the sign of a day, or a point behind the last number.</summary>
    private void SkipDayMark()
    {
        if (_at < _text.Length && IsMark(_at))
        {
            _at += 3;
        }
        else if (_at < _text.Length && _text[_at] == '.' && (_at + 1 == _text.Length || _text[_at + 1] == ' '))
        {
            // Hungarian, Croatian and Korean dates end with a point.
            _at++;
        }
    }

    private readonly ReadOnlySpan<byte> Word(int at) => _text.Slice(at, LettersAt(at));
}
