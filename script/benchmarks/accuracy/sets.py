"""The coded sets: which files, how the program is given them, and what to reach on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Way = Literal["claims", "apart", "muc", "by gold incident", "together", "given claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One figure: where it stands in what the scorer prints, what a simple method gets, and what we aim for."""

    measure: str
    at: tuple[str | int, ...]
    floor: float | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """Coded documents.

    `way` is what the program is given: each document's claims are compared as read ("claims"), each document is settled on its
    own ("apart", "muc"), each gold incident's documents on their own ("by gold incident"), or all documents at once ("together",
    and "given claims" with the gold claims in place of reading). The last two judge linking, not reading.
    """

    name: str
    what: str
    files: tuple[str, ...]
    way: Way
    goals: tuple[Goal, ...]

    @property
    def of_linking(self) -> bool:
        return self.way in ("together", "given claims")


TRAIN, DEV, LATAKIA = (f"claims/{name}.gold.jsonl" for name in ("train", "dev", "latakia"))
GVDB, ISAF, MUC, GVA = (f"{name}/dev.jsonl" for name in ("gvdb", "isaf", "muc4", "gva"))
GVA_TRAIN = "gva/train.jsonl"  # never scored here: its worst errors are shown, so that the other's stay unseen


WHICH = {"all": "", "one_or_more": ", gold 1 or more", "two_or_more": ", gold 2 or more"}  # which gold counts, by the scorer's names


def _claims(strict: tuple[float, float] | None = None, fields: tuple[float, float] | None = None) -> tuple[Goal, ...]:
    return (
        Goal(measure="strict F1", at=("strict", "f1"), floor=strict and strict[0], target=strict and strict[1]),
        Goal(measure="fields mean", at=("fields_mean",), floor=fields and fields[0], target=fields and fields[1]),
    )


def _toll(harm: str, which: str = "all", *, floor: float | None = None, target: float | None = None) -> Goal:
    measure = f"{harm} exact{WHICH[which]}"
    return Goal(measure=measure, at=("tolls", harm, f"exact_{which}"), floor=floor, target=target)


SETS = (
    Set(
        name="claims/train + dev",
        what="six kinds of source",
        files=(TRAIN, DEV),
        way="claims",
        goals=_claims(strict=(0.52, 0.88), fields=(0.57, 0.85)),
    ),
    Set(name="claims/train", what="to learn from", files=(TRAIN,), way="claims", goals=_claims()),
    Set(name="claims/dev", what="to check on", files=(DEV,), way="claims", goals=_claims()),
    Set(
        name="claims/latakia",
        what="the four first reports",
        files=(LATAKIA,),
        way="claims",
        goals=_claims(strict=(0.41, 0.95), fields=(0.63, 0.88)),
    ),
    Set(
        name="gvdb/dev",
        what="US articles, each apart",
        files=(GVDB,),
        way="apart",
        goals=(_toll("killed", floor=0.78, target=0.88), _toll("killed", "two_or_more")),
    ),
    Set(
        name="isaf/dev",
        what="military releases, each apart",
        files=(ISAF,),
        way="apart",
        goals=(_toll("killed", "one_or_more", floor=0.39, target=0.80), _toll("detained", floor=0.37, target=0.75)),
    ),
    Set(
        name="muc4/dev",
        what="upper-case wire, each apart",
        files=(MUC,),
        way="muc",
        goals=(
            Goal(measure="killed strict F", at=("killed", "strict_prf", 2), floor=0.24, target=0.50),
            Goal(measure="injured strict F", at=("injured", "strict_prf", 2)),
        ),
    ),
    Set(
        name="gva/dev",
        what="a gold incident's articles at a time",
        files=(GVA,),
        way="by gold incident",
        goals=(_toll("killed", floor=0.78, target=0.88), _toll("injured", floor=0.49, target=0.70)),
    ),
    Set(
        name="gva/dev",
        what="all articles at once",
        files=(GVA,),
        way="together",
        goals=(
            Goal(measure="pairwise F1", at=("pairwise", "f1"), floor=0.79, target=0.90),
            Goal(measure="B-cubed F1", at=("b_cubed", "f1"), floor=0.93, target=0.96),
            _toll("killed", floor=0.78, target=0.86),
            _toll("injured", floor=0.49, target=0.68),
        ),
    ),
    Set(
        name="claims/all three",
        what="gold claims",
        files=(TRAIN, DEV, LATAKIA),
        way="given claims",
        goals=(Goal(measure="pairwise F1 of claims", at=("pairwise", "f1"), target=0.90),),
    ),
)
