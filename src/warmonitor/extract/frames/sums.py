"""From phrases to findings: numbers stay apart, people told one by one are summed, kin count with the person named."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.domain.claims import Harm, Manner, Modality
from warmonitor.extract.frames.finding import Found
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.lists import joined, joined_left
from warmonitor.extract.frames.people import can_suffer, interval, is_kin, points_back, told_singly
from warmonitor.extract.frames.rolls import roll_after, roll_before
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import table

UNCOUNTED = table("some many most several few")
SHOWN = table(
    "images image pictures picture photos photo photographs videos video footage names name families relatives identities funeral"
)


def counted(
    line: Line, harm: Harm, manner: Manner, trigger: int, last: int, people: Phrase, rule: str, *, forward: bool, until: int | None = None
) -> Iterator[Found]:
    """One claim for a phrase and those joined to it: numbers apart, people told one by one together.

    `until` is the verb of several, before which a long list may stand.
    """
    group = joined(line, people, trigger) if forward else joined_left(line, people, trigger)
    roll = roll_after(line, people) if forward else roll_before(line, until) if until is not None else []
    if _more(roll, group):
        group = roll
    if not forward and people.name and (company := _company(line, last)) is not None:
        group += joined(line, company, trigger)
    sums = len(group) > 1 and all(told_singly(p) for p in group)
    with_kin = len(group) > 1 and told_singly(group[0]) and any(p.determiner in ("his", "her", "their") for p in group[1:])
    if sums or with_kin:  # but "the six priests, the cook and her daughter" are three figures
        low, high, modality = summed(group)
        begin, end = span_of(group, trigger, last)
        yield Found(harm, manner, trigger, begin, end, tuple(group), low, high, modality, rule + " sum", back=points_back(group[0]))
        return
    for p in group:
        low, high, modality = interval(p)
        begin, end = span_of([p], trigger, last)
        told_apart = line.low(p.last) == "of" and len(group) > 1  # "the head of the clinic and several colleagues"
        back = (points_back(p) and not told_apart) or _shown(line, p) or _some_of(line, p)
        yield Found(harm, manner, trigger, begin, end, (p,), low, high, modality, rule, back=back)


def _shown(line: Line, p: Phrase) -> bool:
    """ "pictures of the children who were killed", "the names of the victims": whom the report has told of before."""
    of = p.first - 1
    if line.low(of - 1) in ("some", "many", "all", "most", "several"):  # "the names of some of the people killed"
        of -= 2
    return p.definite and p.before == "of" and line.low(of) == "of" and line.low(of - 1) in SHOWN and p.amount is None


def _some_of(line: Line, p: Phrase) -> bool:
    """ "some of the wounded are in danger": whom the report has told of before."""
    return p.definite and p.amount is None and line.low(p.first - 1) == "of" and line.low(p.first - 2) in UNCOUNTED


def _more(roll: list[Phrase], group: list[Phrase]) -> bool:
    """Whether a list tells of more people than were found without it, or of as many and begins before them."""
    told, found = sum(interval(p)[0] for p in roll), sum(interval(p)[0] for p in group)
    return told > found or (told == found and len(roll) >= len(group) and roll[0].first < group[0].first)


def _company(line: Line, last: int) -> Phrase | None:
    """ "was killed alongside his wife ...": kin who died with a named person and are counted with them."""
    last += line.low(last) == ","
    k = (
        last + 1
        if line.low(last) == "alongside"
        else last + 2
        if line.low(last) in ("along", "together") and line.low(last + 1) == "with"
        else 0
    )
    company = line.at(k) if k else None
    return company if company is not None and can_suffer(company) and is_kin(company) else None


def summed(group: list[Phrase]) -> tuple[int, int | None, Modality]:
    """How many a list of people are together."""
    lows, highs, modalities = zip(*(interval(p) for p in group), strict=True)
    high = None if None in highs else sum(highs)
    if high is None:
        # "Marrek and others" are two or more, "Marrek and his children" three or more.
        open_low = sum(1 if p.more == "others" and m == "plural_only" else low for p, low, m in zip(group, lows, modalities, strict=True))
        return max(open_low, 2), None, "at_least"
    return sum(lows), high, "exact" if sum(lows) == high else "range"


def span_of(group: list[Phrase], trigger: int, last: int) -> tuple[int, int]:
    """The tokens that hold both the trigger and the people."""
    return min([trigger, *(p.first for p in group)]), max([last, trigger + 1, *(p.last for p in group)])
