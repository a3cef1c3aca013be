#!/usr/bin/env python3
"""Dates in words and as ISO dates: every day of 1950 to 2049 in one of nine styles.

    "the third of may twenty thirty one" -> "2031-05-03"
"""
import datetime

ONES = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth".split()
ORDINALS += "seventeenth eighteenth nineteenth twentieth".split()
MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
FIRST, LAST = datetime.date(1950, 1, 1), datetime.date(2049, 12, 31)


def cardinal(number):
    """1 to 99 in words: forty two."""
    if number < 10:
        return ONES[number - 1]
    if number < 20:
        return TEENS[number - 10]
    return TENS[number // 10 - 2] + (" " + ONES[number % 10 - 1] if number % 10 else "")


def ordinal(number):
    """1 to 31 in words: twenty third."""
    if number <= 20:
        return ORDINALS[number - 1]
    return "thirtieth" if number == 30 else f"{TENS[number // 10 - 2]} {ORDINALS[number % 10 - 1]}"


def year_words(year, style):
    """1984, 2007 and 2031 in words; `style` 0 or 1 where there are two ways."""
    century, rest = divmod(year, 100)
    if century == 20 and (rest < 10 or style == 1):
        return "two thousand" + (" and " + cardinal(rest) if rest else "")
    return f"{cardinal(century)} {cardinal(rest)}" if rest >= 10 else f"{cardinal(century)} " + ("oh " + cardinal(rest) if rest else "hundred")


STYLES = [
    "the {ordinal} of {month} {year}",
    "{ordinal} of {month} {year}",
    "{month} the {ordinal} {year}",
    "{month} {ordinal} {year}",
    "{month} {cardinal} {year}",
    "{cardinal} {month} {year}",
    "{weekday} the {ordinal} of {month} {year}",
    "{weekday} {month} {ordinal} {year}",
    "in {year} on the {ordinal} of {month}",
]


def words(date, style, year_style):
    return STYLES[style].format(
        ordinal=ordinal(date.day),
        cardinal=cardinal(date.day),
        month=MONTHS[date.month - 1],
        weekday=WEEKDAYS[date.weekday()],
        year=year_words(date.year, year_style),
    )


def all_days():
    return [FIRST + datetime.timedelta(days=day) for day in range((LAST - FIRST).days + 1)]
