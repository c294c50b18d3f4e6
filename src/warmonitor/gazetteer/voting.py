"""Which country a report is about, by the names in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from warmonitor.gazetteer.choosing import KNOWN_ABROAD, KNOWN_CITY, Context, choose
from warmonitor.gazetteer.demonyms import country_of_people
from warmonitor.gazetteer.names import spellings
from warmonitor.gazetteer.table import Row

Vote = tuple[str, int]
# Countries and peoples are named as actors too; a region, a province or a large town is named because something was there.
VOTES = {"people": 2, "country": 4, "region": 6, "admin1": 4, "admin2": 2}
VOTE_LARGE_TOWN, VOTE_CITY = 5, 6
SAYS_MUCH = frozenset(VOTES.values())


def elect(names: Iterable[str], vote: Callable[[str], Vote]) -> str:
    """The country with the most votes, "" where nobody votes; the first named wins a tie."""
    votes: Counter[str] = Counter()
    strong: set[str] = set()
    for country, weight in map(vote, names):
        votes[country] += weight
        strong |= {country} if weight in SAYS_MUCH else set()
    # A report names its country or its people or a province once at least; where it does, small towns alone elect nobody.
    running = {country: count for country, count in votes.items() if count and (country in strong or not strong)}
    return max(running, key=lambda country: running[country]) if running else ""


def vote(name: str, rows_of: Callable[[str], tuple[Row, ...]]) -> Vote:
    """The country that a name speaks for, and how much."""
    people = country_of_people(name)
    if people:
        return people, VOTES["people"]
    rows = [row for spelling in spellings(name)[:1] for row in rows_of(spelling) if row.country]
    choice = choose(rows, Context())
    alone = len({row.country for row in rows}) == 1
    if choice.row is None:
        return (choice.tied[0].country, 1) if alone and choice.tied else ("", 0)
    return choice.row.country, _weight(replace(choice.row, main=choice.row.main or alone))


def _weight(row: Row) -> int:
    """How much a place says for its country; what is also a small town somewhere is usually a person and says little."""
    if row.kind != "town":
        return VOTES[row.kind]
    large = VOTE_CITY if row.size >= KNOWN_CITY else VOTE_LARGE_TOWN
    return large if row.main and row.size >= KNOWN_ABROAD else int(row.main)
