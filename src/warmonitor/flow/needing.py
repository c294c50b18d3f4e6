"""What needs a person most: disagreements, single voices, large tolls, low certainty, claims that nobody looked at.

Weights are counted in the same coin, so that a queue can be ordered by their sum, and every reason says itself in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from warmonitor.domain.claims import Claim
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import FlagKind
from warmonitor.store.derived import Need, Standing

DISAGREE: dict[FlagKind, int] = {
    "contradiction": 30, "sum_mismatch": 25, "readers_conflict": 25, "attribution_contested": 20, "denied": 20, "description_conflict": 15,
    "revised_down": 15, "overlap_unclear": 10, "circular_reporting": 10, "date_unclear": 10, "place_unclear": 10, "one_reader": 5,
}  # fmt: skip
LARGE = ((100, 40), (25, 25), (5, 10))
WIDE = 2  # how many times the low figure a high one is, from where the toll is called uncertain
SINGLE_VOICE, UNCERTAIN, UNSEEN, MANY_UNSEEN, DOUBT, PROBLEM = 15, 15, 2, 20, 10, 3


def incident_needs(incident: Incident, claims: Iterable[Standing]) -> tuple[Need, ...]:
    """Why an incident needs a person, the heaviest reason first. `claims` are its own as they stand."""
    found = [Need(name=flag.kind, weight=DISAGREE[flag.kind], text=flag.message) for flag in incident.flags if flag.kind in DISAGREE]
    if len(incident.origins) == 1:
        found.append(Need(name="single_voice", weight=SINGLE_VOICE, text="One voice is behind every figure."))
    found.extend(_toll(incident))
    unseen = sum(1 for one in claims if one.standing == "suggested")
    if unseen:
        text = "Nobody has looked at 1 of its claims." if unseen == 1 else f"Nobody has looked at {unseen} of its claims."
        found.append(Need(name="unseen", weight=min(UNSEEN * unseen, MANY_UNSEEN), text=text))
    return tuple(sorted(found, key=lambda need: (-need.weight, need.name, need.text)))


def claim_needs(claim: Claim, standing: str) -> tuple[Need, ...]:
    """A claim's own reasons for needing a person, the heaviest first. One that somebody looked at needs none."""
    if standing != "suggested":
        return ()
    people = claim.low if claim.high is None else claim.high
    found = [Need(name="not_looked_at", weight=1, text="Nobody has looked at it.")]
    if claim.pending:
        found.append(Need(name="pending", weight=DOUBT, text="A second reader read it; it counts once somebody has accepted it."))
    elif claim.agreement == "conflicting":
        found.append(Need(name="readers_conflict", weight=DOUBT, text="Another reader reads another figure in these words."))
    if weight := _large(people):
        found.append(Need(name="large", weight=weight, text=f"It speaks of {people} people."))
    return tuple(sorted(found, key=lambda need: (-need.weight, need.name)))


def document_needs(claims: Iterable[Sequence[Need]], unseen: int, problems: Sequence[str]) -> tuple[Need, ...]:
    """Why a document needs a person: its neediest claim's reasons, how many claims nobody looked at, what went wrong in reading it."""
    neediest: Sequence[Need] = max(claims, key=total, default=())
    found = [one for one in neediest if one.name not in ("not_looked_at", "unseen")]
    if unseen:
        text = "Nobody has looked at 1 of its claims." if unseen == 1 else f"Nobody has looked at {unseen} of its claims."
        found.append(Need(name="unseen", weight=1, text=text))
    found.extend(Need(name="problem", weight=PROBLEM, text=text) for text in problems)
    return tuple(sorted(found, key=lambda need: (-need.weight, need.name, need.text)))


def total(needs: Iterable[Need]) -> int:
    """What a queue is ordered by."""
    return sum(one.weight for one in needs)


def _large(people: int) -> int:
    return next((weight for least, weight in LARGE if people >= least), 0)


def _toll(incident: Incident) -> Iterable[Need]:
    killed = incident.toll.get("killed")
    if killed is None:
        return
    people = killed.high if killed.best is None else killed.best
    if weight := _large(people):
        yield Need(name="large", weight=weight, text=f"{people} people are said to be killed.")
    if killed.high > WIDE * max(killed.low, 1):
        yield Need(name="uncertain", weight=UNCERTAIN, text=f"The figures for the killed go from {killed.low} to {killed.high}.")
