"""When: the words that date a harm, and the days they mean, by the UCDP table and the claim contract."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from warmonitor.extract.numbers import MONTHS, TENS, UNITS, figure
from warmonitor.extract.tokens import Token, low_at
from warmonitor.extract.words import SPEECH, WEEKDAYS, table

SINCE_THE = table(
    "the early late mid war conflict beginning start of it began in fighting last clashes violence erupted uprising on civil",
    "started then offensive",
)
BEFORE_A_MONTH = table("in since early late mid of last until from")
BEFORE_A_YEAR = table("in since of during early late mid - from until by")
NO_SAYING = table("according cited accused put gave claimed carried found killed")

DAY = timedelta(days=1)


LONG_AGO = 1000  # years, months or days: what reaches farther back dates no harm


YEAR = re.compile(r"^(19|20)\d\d$")


PARTS_OF_DAY = frozenset("morning afternoon evening night noon midnight dawn overnight nighttime".split())


SPAN_UNITS = {
    "hour": 1,
    "hours": 1,
    "day": 1,
    "days": 1,
    "week": 7,
    "weeks": 7,
    "month": 30,
    "months": 30,
    "year": 365,
    "years": 365,
}


SPAN_WORDS = frozenset("past last previous".split())


@dataclass(frozen=True, slots=True)
class Dated:
    """A time as written by tokens `first`..`last` (exclusive), resolved. `spoken` dates a saying rather than a deed."""

    first: int
    last: int
    start: date | None
    end: date | None
    precision: int
    kind: str  # day, span, since, month, year, before
    spoken: bool = False


def dated(tokens: Sequence[Token], base: date | None) -> list[Dated]:
    """The time phrases of a sentence, in order; relative ones count from `base`, the document's day."""
    found: list[Dated] = []
    i = 0
    while i < len(tokens):
        hit = _at(tokens, i, base)
        if hit is None:
            i += 1
            continue
        found.append(hit)
        i = max(hit.last, i + 1)
    return found


STARTS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | SPAN_WORDS
    | frozenset(UNITS)
    | frozenset(TENS)
    | frozenset(
        "since the recent yesterday today tonight this overnight earlier a early late mid few several couple weekend last"
        " past previous".split()
    )
)


def _at(tokens: Sequence[Token], i: int, base: date | None) -> Dated | None:
    low = tokens[i].low
    if low not in STARTS and not low[0].isdigit() and not low.startswith("mid-") and low[:-1] not in WEEKDAYS:
        return None
    for pattern in (_since, _full_date, _relative_span, _weekday, _simple, _ago, _month_or_year):
        hit = pattern(tokens, i, base)
        if hit is not None:
            spoken = _spoken(tokens, i)
            return Dated(hit.first, hit.last, hit.start, hit.end, hit.precision, hit.kind, spoken)
    return None


def _spoken(tokens: Sequence[Token], i: int) -> bool:
    """ "said on Friday", "told reporters late Friday", "in a statement on Saturday"."""
    for k in range(i - 1, max(-1, i - 5), -1):
        word = low_at(tokens, k)
        if word in SPEECH - NO_SAYING or word == "statement":
            return True
        if word in (",", ".", ";") or word in ("killed", "died", "wounded", "injured"):
            return False
    return False


def _since(tokens: Sequence[Token], i: int, base: date | None) -> Dated | None:
    """ "since Thursday", "since early 2011", "from April 20", "began on Thursday"."""
    if low_at(tokens, i) != "since":
        return None
    k = i + 1
    while low_at(tokens, k) in SINCE_THE:
        if low_at(tokens, k) in ("last", "early", "late", "mid") and (inner := _month_or_year(tokens, k, base)):
            return Dated(i, inner.last, inner.start, base, 5, "since")
        k += 1
    if (opened := _since_it_began(tokens, i, k, base)) is not None:
        return opened
    inner = _full_date(tokens, k, base) or _weekday(tokens, k, base) or _month_or_year(tokens, k, base) or _ago(tokens, k, base)
    if inner is None or k > i + 9:
        return None
    return Dated(i, inner.last, inner.start, base, _precision(inner.start, base), "since")


def _since_it_began(tokens: Sequence[Token], i: int, k: int, base: date | None) -> Dated | None:
    """ "since the beginning of the year", "since the start of this month"."""
    said = k + 1 if low_at(tokens, k) == "this" else k
    unit = low_at(tokens, said)
    if base is None or unit not in ("year", "month", "week") or "of" not in (low_at(tokens, k - 1), low_at(tokens, k - 2)):
        return None
    start = {"week": base - base.weekday() * DAY, "month": base.replace(day=1), "year": base.replace(month=1, day=1)}[unit]
    return Dated(i, said + 1, start, base, _precision(start, base), "since")


def _full_date(tokens: Sequence[Token], i: int, base: date | None) -> Dated | None:
    """ "March 7, 2025", "Friday, 7 March", "Oct. 16", "2016-07-02", "February 28th"."""
    k = i
    if low_at(tokens, k) in WEEKDAYS:
        k += 1
        if low_at(tokens, k) in ("morning", "afternoon", "evening", "night"):
            k += 1
        if low_at(tokens, k) == ",":
            k += 1
        if low_at(tokens, k) in ("the",):
            k += 1
    if k < len(tokens) and re.match(r"^(19|20)\d\d$", tokens[k].low) and low_at(tokens, k + 1) == "-" and low_at(tokens, k + 3) == "-":
        try:
            day = date(int(tokens[k].low), int(low_at(tokens, k + 2)), int(low_at(tokens, k + 4)))
        except (ValueError, OverflowError):
            return None
        return Dated(i, k + 5, day, day, 1, "day")
    month_first = low_at(tokens, k) in MONTHS and tokens[k].capital
    if month_first:
        month, n = MONTHS[low_at(tokens, k)], k + 1
        if low_at(tokens, n) == ".":
            n += 1
        number = _ordinal(low_at(tokens, n))
        if number is None:
            return None
        n += 1
    else:
        number = _ordinal(low_at(tokens, k))
        n = k + 1
        if low_at(tokens, n) == "of":
            n += 1
        if number is None or low_at(tokens, n) not in MONTHS or not (n < len(tokens) and tokens[n].capital):
            return None
        month, n = MONTHS[low_at(tokens, n)], n + 1
        if low_at(tokens, n) == ".":
            n += 1
    year, n = _year_after(tokens, n)
    day_found = _make_day(year, month, number, base)
    if day_found is None:
        return None
    return Dated(i, n, day_found, day_found, 1, "day")


def _ordinal(word: str) -> int | None:
    match = re.match(r"^(\d{1,2})(?:st|nd|rd|th)?$", word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _year_after(tokens: Sequence[Token], n: int) -> tuple[int | None, int]:
    k = n + 1 if low_at(tokens, n) == "," else n
    word = low_at(tokens, k)
    if YEAR.match(word):
        return int(word), k + 1
    if re.match(r"^[6-9]\d$", word) and low_at(tokens, k + 1) in ("(", "]", ")"):  # 29 APR 90 (QNA)
        return 1900 + int(word), k + 1
    return None, n


def _make_day(year: int | None, month: int, day: int, base: date | None) -> date | None:
    """The day; without a year, the latest such day not after the document's, a week's grace given for what lies ahead."""
    try:
        if year is not None:
            return date(year, month, day)
        if base is None:
            return None
        found = date(base.year, month, day)
        return found if found <= base + 7 * DAY else date(base.year - 1, month, day)
    except ValueError:
        return None


def _relative_span(tokens: Sequence[Token], i: int, base: date | None) -> Dated | None:
    """ "the past 24 hours", "over the last two months", "in recent weeks", "for three days now", "seven days of airstrikes"."""
    k = i
    if low_at(tokens, k) == "the":
        k += 1
    if low_at(tokens, k) in SPAN_WORDS:
        number, n = _small(tokens, k + 1)
        unit = low_at(tokens, n)
        if unit not in SPAN_UNITS and unit not in WEEKDAYS:
            return None
        if unit in WEEKDAYS:
            return None
        if number is None and low_at(tokens, k) == "last" and k == i:
            return _last_unit(i, n + 1, unit, base)
        return _span_back(i, n + 1, number or 1, unit, base)
    if low_at(tokens, k) == "recent" and low_at(tokens, k + 1) in ("weeks", "days", "months"):
        days = {"weeks": 21, "days": 3, "months": 90}[low_at(tokens, k + 1)]
        return _range(i, k + 2, base, days, 5 if days == 90 else 4)
    number, n = _small(tokens, i)
    if number is not None and low_at(tokens, n) == "days" and (low_at(tokens, i - 1) == "for" or low_at(tokens, n + 1) == "of"):
        return _range(i, n + 1, base, number - 1, 2)
    return None


def _small(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    word = low_at(tokens, i)
    number = figure(word)
    if number is not None:
        return (number, i + 1) if number <= LONG_AGO else (None, i)
    if word in UNITS or word in TENS:
        return UNITS[word] if word in UNITS else TENS[word], i + 1
    if word in ("few", "several", "couple"):
        n = i + 2 if low_at(tokens, i + 1) == "of" else i + 1
        return (2 if word == "couple" else 3), n
    if word == "a":
        inner, n = _small(tokens, i + 1)
        return inner, n
    return None, i


def _span_back(i: int, last: int, number: int, unit: str, base: date | None) -> Dated:
    if base is None:
        return Dated(i, last, None, None, 5, "span")
    if unit.startswith("hour"):
        return Dated(i, last, base - max(1, round(number / 24)) * DAY, base, 2, "span")
    if unit.startswith("month"):
        return Dated(i, last, _months_back(base, number), base, 5, "span")
    if unit.startswith("year"):
        return Dated(i, last, _months_back(base, 12 * number), base, 5, "span")
    days = number * SPAN_UNITS[unit]
    start = base - days * DAY
    return Dated(i, last, start, base, _precision(start, base), "span")


def _last_unit(i: int, last: int, unit: str, base: date | None) -> Dated | None:
    """ "last week", "last month", "last year": the calendar one before."""
    if base is None:
        return Dated(i, last, None, None, 5, "span")
    if unit == "week":
        monday = base - (base.weekday() + 7) * DAY
        return Dated(i, last, monday, monday + 6 * DAY, 3, "span")
    if unit == "month":
        end = base.replace(day=1) - DAY
        return Dated(i, last, end.replace(day=1), end, 4, "month")
    if unit == "year":
        return Dated(i, last, date(base.year - 1, 1, 1), date(base.year - 1, 12, 31), 5, "year")
    return None


def _months_back(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _weekday(tokens: Sequence[Token], i: int, base: date | None) -> Dated | None:
    """ "Friday", "last Tuesday", "Thursday night", "the night between Sunday and Monday"."""
    k = i
    if low_at(tokens, k) in ("last", "this", "past"):
        k += 1
    name = low_at(tokens, k)
    if name not in WEEKDAYS and name.endswith("s") and low_at(tokens, k - 1) != "on" and low_at(tokens, k + 1)[:1].isalpha():
        name = name[:-1]  # "Tuesdays executions" of a text that lost its apostrophes
    if name not in WEEKDAYS or not (tokens[k].capital or low_at(tokens, k - 1) == "on"):
        return None
    last = k + 1
    while low_at(tokens, last) in PARTS_OF_DAY:
        last += 1
    if base is None:
        return Dated(i, last, None, None, 1, "day")
    day = base - ((base.weekday() - WEEKDAYS[name]) % 7) * DAY
    return Dated(i, last, day, day, 1, "day")


def _simple(tokens: Sequence[Token], i: int, base: date | None) -> Dated | None:
    word, after = low_at(tokens, i), low_at(tokens, i + 1)
    two = f"{word} {after}"
    if word in ("yesterday", "today", "tonight") or two in ("last night", "this morning", "this afternoon", "this evening"):
        back = 1 if word == "yesterday" or two == "last night" else 0
        last = i + (2 if two in ("last night", "this morning", "this afternoon", "this evening") else 1)
        while low_at(tokens, last) in PARTS_OF_DAY:
            last += 1
        day = base - back * DAY if base else None
        return Dated(i, last, day, day, 1, "day")
    if word == "overnight":
        return Dated(i, i + 1, base - DAY if base else None, base, 2, "span")
    if (word == "earlier" and after == "this" and low_at(tokens, i + 2) in ("week", "month", "year")) or (
        word == "this" and after == "week"
    ):
        unit = low_at(tokens, i + 2) if word == "earlier" else after
        start = None
        if base:
            monday = base - (base.weekday() or (7 if word == "earlier" else 0)) * DAY  # on a Monday the week before is meant
            start = {"week": monday, "month": base.replace(day=1), "year": base.replace(month=1, day=1)}[unit]
        return Dated(i, i + (3 if word == "earlier" else 2), start, base, {"week": 2, "month": 4, "year": 5}[unit], "span")
    if word == "this" and after in ("month", "year"):
        start = base.replace(day=1) if base and after == "month" else base.replace(month=1, day=1) if base else None
        return Dated(i, i + 2, start, base, 5, "span")
    if two in ("the weekend", "this weekend"):
        if base is None:
            return Dated(i, i + 2, None, None, 2, "span")
        sunday = base - ((base.weekday() - 6) % 7) * DAY
        return Dated(i, i + 2, sunday - DAY, sunday, 2, "span")
    return None


def _ago(tokens: Sequence[Token], i: int, base: date | None) -> Dated | None:
    number, n = _small(tokens, i)
    unit = low_at(tokens, n)
    if number is None or unit not in SPAN_UNITS or low_at(tokens, n + 1) not in ("ago", "earlier"):
        return None
    if base is None:
        return Dated(i, n + 2, None, None, 5, "day")
    if unit.startswith("year"):
        return Dated(i, n + 2, date(base.year - number, 1, 1), date(base.year - number, 12, 31), 5, "year")
    if unit.startswith("month"):
        day = _months_back(base, number)
        return Dated(i, n + 2, day, day, 4, "month")
    day = base - number * SPAN_UNITS[unit] * DAY if not unit.startswith("hour") else base
    return Dated(i, n + 2, day, day, 1, "day")


def _month_or_year(tokens: Sequence[Token], i: int, base: date | None) -> Dated | None:
    """ "in March 2011", "late September", "mid-2012", "in 2015", "early last year"."""
    k, part = i, ""
    if low_at(tokens, k) in ("early", "late", "mid"):
        part, k = low_at(tokens, k), k + 1
        if low_at(tokens, k) == "-":
            k += 1
    elif low_at(tokens, k).startswith("mid-"):
        part, word = "mid", low_at(tokens, k)[4:]
        if word in MONTHS:
            return _month(i, k + 1, MONTHS[word], "mid", *_year_after(tokens, k + 1), base)
    word = low_at(tokens, k)
    if (
        word in MONTHS
        and k < len(tokens)
        and tokens[k].capital
        and (word not in ("may", "march", "jan") or low_at(tokens, k - 1) in BEFORE_A_MONTH or YEAR.match(low_at(tokens, k + 1)))
    ):
        n = k + 2 if low_at(tokens, k + 1) == "." else k + 1
        return _month(i, n, MONTHS[word], part, *_year_after(tokens, n), base)
    if YEAR.match(word) and (low_at(tokens, k - 1) in BEFORE_A_YEAR or part):
        year = int(word)
        spans = {"early": ((1, 1), (4, 30)), "mid": ((5, 1), (8, 31)), "late": ((9, 1), (12, 31)), "": ((1, 1), (12, 31))}
        (m1, d1), (m2, d2) = spans[part]
        return Dated(i, k + 1, date(year, m1, d1), date(year, m2, d2), 5, "year")
    return None


def _month(i: int, n: int, month: int, part: str, year: int | None, after: int, base: date | None) -> Dated | None:
    last = after if year is not None else n
    if year is None:
        if base is None:
            return None
        year = base.year if month <= base.month else base.year - 1
    end = calendar.monthrange(year, month)[1]
    first_day, last_day = {"early": (1, 10), "mid": (10, 20), "late": (21, end), "": (1, end)}[part]
    start, stop = date(year, month, first_day), date(year, month, last_day)
    if base is not None and start <= base < stop:
        stop = base
    return Dated(i, last, start, stop, 4, "month")


def _range(i: int, last: int, base: date | None, days: int, precision: int) -> Dated:
    return Dated(i, last, base - days * DAY if base else None, base, precision, "span")


def _precision(start: date | None, end: date | None) -> int:
    if start is None or end is None:
        return 5
    days = (end - start).days + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5
