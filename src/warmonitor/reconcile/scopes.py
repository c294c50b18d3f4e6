"""Whom a figure counts, and how two figures' people lie to each other (R09, R11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from warmonitor.domain.claims import Claim, Status
from warmonitor.reconcile.beside import in_one_list

Relation = Literal["equal", "subset", "superset", "overlap", "disjoint"]
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
    return bool(one and other and one.id != other.id and one.precision <= 2 and other.precision <= 2)


def shared_names(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether any name on one side may be a name on the other."""
    return any(same_name(x, y) for x in a for y in b)


def same_name(a: str, b: str) -> bool:
    """Whether two written names may be one person's: one's words are among the other's.

    >>> same_name("Lena Varga", "lena m. varga")
    True
    >>> same_name("Lena Varga", "Piet Varga")
    False
    """
    one, other = set(a.casefold().split()), set(b.casefold().split())
    return bool(one and other) and (one <= other or other <= one)
