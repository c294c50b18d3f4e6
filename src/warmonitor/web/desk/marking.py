"""A text cut into stretches, so that claims can be marked in it even where their words overlap. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from warmonitor.flow.quoting import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some of the text from `start`, and the claims that quote it. `opens` and `closes` are those whose words begin and end with it."""

    start: int
    text: str
    claims: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def shown(self) -> str:
        """What a page may show of it."""
        return "" if self.hidden else shown(self.text)


def stretches(text: str, claims: Iterable[tuple[str, int, int]], *, hidden: Iterable[tuple[int, int]] = ()) -> list[Stretch]:
    """The whole text in stretches, each quoted by the same claims and either hidden or not.

    `claims` are names with half-open offsets; what lies outside of the text is left out. `hidden` stretches do not overlap.

    >>> [(one.text, one.claims) for one in stretches("12 men and 3 boys", [("c1", 0, 17), ("c2", 11, 17)])]
    [('12 men and ', ('c1',)), ('3 boys', ('c1', 'c2'))]
    """
    quoted = sorted({(max(start, 0), min(end, len(text)), name) for name, start, end in claims if max(start, 0) < min(end, len(text))})
    away = sorted((max(start, 0), min(end, len(text))) for start, end in hidden if max(start, 0) < min(end, len(text)))
    cuts = sorted({0, len(text), *(edge for start, end, _ in quoted for edge in (start, end)), *(edge for pair in away for edge in pair)})
    found: list[Stretch] = []
    open_now: list[tuple[int, int, str]] = []
    waiting, withheld = list(reversed(quoted)), list(reversed(away))
    for start, end in pairwise(cuts):
        open_now = [one for one in open_now if one[1] > start]
        while waiting and waiting[-1][0] == start:
            open_now.append(waiting.pop())
        while withheld and withheld[-1][1] <= start:
            withheld.pop()
        found.append(
            Stretch(
                start=start,
                text=text[start:end],
                claims=_names(one for one in open_now),
                opens=_names(one for one in open_now if one[0] == start),
                closes=_names(one for one in open_now if one[1] == end),
                hidden=bool(withheld) and withheld[-1][0] <= start,
            )
        )
    return found


def _names(quoted: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, _, name in quoted))
