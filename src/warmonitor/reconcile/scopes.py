"""Whom a figure counts, and how two figures' people lie to each other (R09, R11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from warmonitor.domain.claims import Claim, Status
from warmonitor.reconcile.beside import in_one_list

Relation = Literal["equal", "subset", "superset", "overlap", "disjoint"]
LONG = 5  # letters of a word in which a slip of one still tells who is meant
TITLES = frozenset(
    "officer officers deputy sgt sergeant lt lieutenant captain capt det detective firefighter dr mr mrs ms jr sr ii iii".split()
)
KINDS: tuple[Status, ...] = ("civilian", "state_forces", "armed_group")
"""The statuses that tell people apart; "mixed" and "unknown" speak of anybody."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Scope:
    """A category of people; "" is no limit on that side.

    >>> str(Scope(status="civilian", age="children"))
    'civilian children'
    """

    status: str = ""
    sex: str = ""
    age: str = ""

    @property
    def everybody(self) -> bool:
        return not (self.status or self.sex or self.age)

    @property
    def plain(self) -> bool:
        """Limited by status at most."""
        return not (self.sex or self.age)

    def __str__(self) -> str:
        words = (self.status.replace("_", " "), self.sex, self.age)
        return " ".join(w for w in words if w) or "all"


def scope_of(claim: Claim) -> Scope:
    """The people that a claim counts, as written: "mixed" and "unknown" set no limit."""
    return Scope(
        status=claim.status if claim.status in KINDS else "",
        sex=claim.sex if claim.sex in ("men", "women") else "",
        age=claim.age if claim.age in ("adults", "children") else "",
    )


def relation(a: Scope, b: Scope) -> Relation:
    """How the people of `a` lie to those of `b` (R09).

    >>> relation(Scope(status="civilian"), Scope())
    'subset'
    >>> relation(Scope(sex="women"), Scope(status="civilian"))
    'overlap'
    """
    sides = [_side(x, y) for x, y in ((a.status, b.status), (a.sex, b.sex), (a.age, b.age))]
    if "disjoint" in sides:
        return "disjoint"
    if "subset" in sides and "superset" in sides:
        return "overlap"
    return next((s for s in ("subset", "superset") if s in sides), "equal")


def _side(x: str, y: str) -> Relation:
    if x == y:
        return "equal"
    if not x:
        return "superset"
    return "subset" if not y else "disjoint"


def apart(a: Claim, b: Claim) -> str:
    """Why the people of two claims in one document are surely different; "" if they may be the same (R11).

    Overlap is assumed unless there is a specific reason against it (R14).
    """
    lie = relation(scope_of(a), scope_of(b))
    if a.names and len(a.names) == len(b.names) and set(a.names) == set(b.names):
        return ""
    if lie == "disjoint":
        return "their status, sex or age differs"
    if a.names and b.names:
        return "" if shared_names(a.names, b.names) else "they are named as different people"
    if in_one_list(a, b):
        return "one sentence lists them side by side"
    if _places_apart(a, b):
        return "they were harmed at different places"
    if a.date_start and b.date_start and not a.when.meets(b.when) and a.time and b.time:
        return "they were harmed on different days"
    if lie == "overlap":
        return "the report counts them side by side and neither can hold the other"
    return ""


def _places_apart(a: Claim, b: Claim) -> bool:
    one, other = a.place_resolved, b.place_resolved
    return bool(one and other and one.id != other.id and one.pinned and other.pinned)


def shared_names(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether any name on one side may be a name on the other."""
    return any(same_name(x, y) for x in a for y in b)


def same_name(a: str, b: str) -> bool:
    """Whether two written names may be one person's: one's words are among the other's.

    >>> same_name("Lena Varga", "lena m. varga")
    True
    >>> same_name("Lena Varga", "Piet Varga")
    False
    >>> same_name("Officer Lena M. Varghese", "Lena Maria Vargese")
    True
    """
    one, other = _words(a), _words(b)
    if not one or not other:
        return False
    few, many = sorted((one, other), key=len)
    return all(any(_same_word(x, y) for y in many) for x in few)


def _words(name: str) -> list[str]:
    letters = "".join(c for c in name.casefold() if c.isalpha() or c.isspace() or c == "-")
    return [w for w in letters.split() if w not in TITLES]


def _same_word(x: str, y: str) -> bool:
    """Alike, an initial of the other, or a slip of one letter in a long word."""
    if x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]):
        return True
    return min(len(x), len(y)) >= LONG and x[0] == y[0] and _one_slip(x, y)


def _one_slip(x: str, y: str) -> bool:
    """Whether one letter more, less or other makes one word of the other."""
    short, long = sorted((x, y), key=len)
    at = next((k for k, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        return short[at + 1 :] == long[at + 1 :]
    return len(long) - len(short) == 1 and short[at:] == long[at + 1 :]
