"""Named victims of one incident, each once, and which larger figures may already count them."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import token_set_ratio

from warmonitor.domain.claims import Cited, ClaimRef, Person
from warmonitor.domain.incidents import Victim

LIKENESS = 88
COMPATIBLE = ("mixed", "unknown")


def named_victims(members: Sequence[Cited]) -> tuple[Victim, ...]:
    """Every named person once for each harm, with what reports say of them. Never added to a figure that may hold them."""
    found: list[tuple[str, str, list[Cited]]] = []
    for member in sorted(members, key=lambda m: m.ref):
        for name in member.claim.names:
            home = next((f for f in found if f[1] == member.claim.harm and alike(f[0], name)), None)
            if home is None:
                found.append((name, member.claim.harm, [member]))
            elif member not in home[2]:
                home[2].append(member)
    victims = [_victim(harm, said, name, members) for name, harm, said in found]
    return tuple(sorted(victims, key=lambda v: (v.name, v.harm)))


def alike(left: str, right: str) -> bool:
    """Whether two full names are one person's, spelling aside; a single word is no full name."""
    if " " not in left or " " not in right:
        return left.lower() == right.lower()
    return token_set_ratio(left.lower(), right.lower()) >= LIKENESS


def _victim(harm: str, said: Sequence[Cited], name: str, members: Sequence[Cited]) -> Victim:
    known: list[Person] = [p for m in said for p in m.claim.people if alike(p.name, name)]
    forms = sorted({n for m in said for n in m.claim.names if alike(n, name)}, key=lambda n: (-len(n), n))
    return Victim(
        name=forms[0],
        harm=harm,
        age=next((p.age for p in known if p.age is not None), None),
        sex=next((p.sex for p in known if p.sex is not None), None),
        occupation=next((p.occupation for p in known if p.occupation is not None), None),
        claims=tuple(sorted(m.ref for m in said)),
        may_be_in=may_be_in(said, members),
    )


def may_be_in(said: Sequence[Cited], members: Sequence[Cited]) -> tuple[ClaimRef, ...]:
    """Larger figures of the same harm that may count these people: of their own status if there are any, else of mixed ones."""
    most = max(len(m.claim.names) for m in said)
    statuses = {m.claim.status for m in said}
    mine = {m.ref for m in said}
    larger = [m for m in members if m.ref not in mine and m.claim.harm == said[0].claim.harm and _may_hold(m, most)]
    stated = {(m.doc_id, m.claim.part_of) for m in said if m.claim.part_of}
    same = [m for m in larger if m.claim.status in statuses]
    open_to_all = [m for m in larger if m.claim.status in COMPATIBLE or statuses & set(COMPATIBLE)]
    return tuple(sorted({m.ref for m in same or open_to_all} | {m.ref for m in larger if m.ref in stated}))


def _may_hold(member: Cited, people: int) -> bool:
    """Whether a figure is larger than these people are many, and is about no one else by name."""
    others_named = len(member.claim.names) >= member.claim.low > 0
    return not others_named and (member.claim.high is None or member.claim.high > people) and member.claim.low > 0
