"""The days that time words mean, counted from a Saturday."""

from datetime import date

import pytest

from warmonitor.extract.datelines import dateline
from warmonitor.extract.dates import dated
from warmonitor.extract.tokens import tokenize

SATURDAY = date(2025, 3, 8)


def days(text, base=SATURDAY):
    (found,) = dated(tokenize(text), base)
    return str(found.start), str(found.end), found.precision


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("on Friday", "2025-03-07", "2025-03-07", 1),
        ("on Saturday", "2025-03-08", "2025-03-08", 1),
        ("Sunday night", "2025-03-02", "2025-03-02", 1),
        ("yesterday morning", "2025-03-07", "2025-03-07", 1),
        ("since Thursday", "2025-03-06", "2025-03-08", 2),
        ("the past 24 hours", "2025-03-07", "2025-03-08", 2),
        ("the last two months", "2025-01-08", "2025-03-08", 5),
        ("last week", "2025-02-24", "2025-03-02", 3),
        ("last month", "2025-02-01", "2025-02-28", 4),
        ("three days ago", "2025-03-05", "2025-03-05", 1),
        ("in December 2024", "2024-12-01", "2024-12-31", 4),
        ("late December 2024", "2024-12-21", "2024-12-31", 4),
        ("in 2015", "2015-01-01", "2015-12-31", 5),
        ("on March 3", "2025-03-03", "2025-03-03", 1),
        ("on December 30", "2024-12-30", "2024-12-30", 1),
        ("2025-03-01", "2025-03-01", "2025-03-01", 1),
        ("7 March 2025", "2025-03-07", "2025-03-07", 1),
        ("overnight", "2025-03-07", "2025-03-08", 2),
        ("this weekend", "2025-03-01", "2025-03-02", 2),
    ],
)
def test_time_words_mean_days(words, start, end, precision):
    assert days(words) == (start, end, precision)


def test_without_a_day_of_its_own_a_report_dates_no_weekday():
    assert days("on Friday", base=None) == ("None", "None", 1)


@pytest.mark.parametrize("words", ["2025-13-01", "5000 years ago", "99999999999 days ago"])
def test_days_that_never_were_are_none(words):
    assert dated(tokenize(words), SATURDAY) == []


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("OLD PELL, 4 FEB 90 (QNA) -- [TEXT]", date(1990, 2, 4)),
        ("QASRAT (May 30, 2011) - A patrol", date(2011, 5, 30)),
        ("7 March 2025\n\nNews", date(2025, 3, 7)),
        ("Nothing of the kind", None),
    ],
)
def test_a_report_may_say_its_day_at_its_top(top, day):
    assert dateline(top) == day
