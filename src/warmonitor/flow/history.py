"""What became of incidents from one update to the next: ids that resolve for ever, and which report changed which toll.

`aliases.jsonl` has a line for every id that was given in a folder and is no incident's now: the ids that its claims are under.
`changes.jsonl` has a line for every toll that an update changed, added or took away. Both only grow.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import msgspec

from warmonitor.domain.claims import ClaimRef
from warmonitor.domain.incidents import Incident
from warmonitor.domain.tolls import Toll
from warmonitor.flow.written import lines

T = TypeVar("T")
ALIASES = "aliases.jsonl"
CHANGES = "changes.jsonl"

Became = Literal["new", "grown", "merged", "split", "revised", "gone"]
"""`grown` has more claims under a new id; `revised` has the same claims, and other reports changed what they come to."""


class Past(msgspec.Struct, frozen=True):
    """What is asked of an incident to see what became of it; its line in `incidents.jsonl` has all of this."""

    incident_id: str
    title: str = ""
    parent: str | None = None
    claims: tuple[ClaimRef, ...] = ()
    documents: tuple[str, ...] = ()
    toll: dict[str, Toll] = {}


class Alias(msgspec.Struct, frozen=True):
    """A former id, and the incidents that hold its claims now, the one with most of them first."""

    id: str
    now: tuple[str, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One toll that an update changed. `was` are the former ids; `reports` the new documents that it comes from."""

    update: int
    at: str
    incident_id: str
    title: str
    became: Became
    was: tuple[str, ...] = ()
    harm: str = ""
    before: Toll | None = None
    after: Toll | None = None
    reports: tuple[str, ...] = ()


_ENCODER = msgspec.json.Encoder(order="deterministic")


def successors(before: Iterable[Past], after: Iterable[Past]) -> dict[str, tuple[str, ...]]:
    """For every former incident whose id is gone: who holds its claims now, most of them first."""
    now = list(after)
    home = {ref: one.incident_id for one in now for ref in one.claims}
    present = {one.incident_id for one in now}
    found = {}
    for one in before:
        if one.incident_id not in present:
            held = Counter(home[ref] for ref in one.claims if ref in home)
            found[one.incident_id] = tuple(sorted(held, key=lambda name: (-held[name], name)))
    return found


def followed(aliases: Mapping[str, Sequence[str]], moved: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """All former ids, each led on to where its claims are now.

    >>> followed({"a": ["b"]}, {"b": ["c", "d"]})
    {'a': ('c', 'd'), 'b': ('c', 'd')}
    """
    led = {old: tuple(dict.fromkeys(end for name in now for end in moved.get(name, (name,)))) for old, now in aliases.items()}
    return dict(sorted({**led, **{old: tuple(now) for old, now in moved.items()}}.items()))


def changes(
    before: Iterable[Past], after: Iterable[Past], *, new_documents: Set[str], beside: Callable[[str], Sequence[str]], update: int, at: str
) -> list[Change]:
    """Every toll that is not what it was, by incident and harm.

    `beside` gives, for an incident, the new documents that share a voice with it: they change it where none of them tells of it.
    """
    was, now = {one.incident_id: one for one in before}, {one.incident_id: one for one in after}
    held = {ref: one.incident_id for one in was.values() for ref in one.claims}
    moved = successors(was.values(), now.values())
    below = _below(now.values())
    found = []
    for one in sorted(now.values(), key=lambda one: one.incident_id):
        former = Counter(held[ref] for ref in one.claims if ref in held)
        olds = [was[name] for name in sorted(former, key=lambda name: (-former[name], name))]
        became = _became(one, olds, moved)
        for harm in sorted(one.toll.keys() | (olds[0].toll.keys() if olds else set())):
            old, new = olds[0].toll.get(harm) if olds else None, one.toll.get(harm)
            if old != new or became in ("merged", "split"):
                reports = sorted(new_documents & below[one.incident_id]) or beside(one.incident_id)
                found.append(
                    Change(
                        update=update,
                        at=at,
                        incident_id=one.incident_id,
                        title=one.title,
                        became=became,
                        was=tuple(old.incident_id for old in olds),
                        harm=harm,
                        before=old,
                        after=new,
                        reports=tuple(reports),
                    )
                )
    for name in sorted(name for name, ends in moved.items() if not ends):
        found.append(Change(update=update, at=at, incident_id=name, title=was[name].title, became="gone", was=(name,)))
    return found


def _became(one: Past, olds: Sequence[Past], moved: Mapping[str, Sequence[str]]) -> Became:
    if not olds:
        return "new"
    if len(olds) > 1:
        return "merged"
    (old,) = olds
    if old.incident_id == one.incident_id:
        return "revised"
    return "split" if len(moved.get(old.incident_id, ())) > 1 else "grown"


def _below(incidents: Iterable[Past]) -> dict[str, set[str]]:
    """The documents of each incident and of those that it holds: an episode's toll rests on both."""
    every = list(incidents)
    parent = {one.incident_id: one.parent for one in every}
    found: dict[str, set[str]] = defaultdict(set)
    for one in every:
        name: str | None = one.incident_id
        seen: set[str] = set()
        while name is not None and name not in seen:
            found[name].update(one.documents)
            seen.add(name)
            name = parent.get(name)
    return found


def past(one: Incident) -> Past:
    return Past(one.incident_id, one.title, one.parent, one.claims, one.documents, one.toll)


class Former(NamedTuple):
    """The results that are in a folder already, as far as new ones lead on from them."""

    folder: Path
    incidents: tuple[Past, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = {}


def former(folder: Path) -> Former:
    """What the folder holds; nothing, where it holds no results.

    Raises:
        CallRefused: If a file of them is damaged.
    """
    return Former(folder, tuple(_lines(folder / "incidents.jsonl", Past)), read_aliases(folder))


def read_aliases(folder: Path) -> dict[str, tuple[str, ...]]:
    return {one.id: one.now for one in _lines(folder / ALIASES, Alias)}


def write_aliases(folder: Path, aliases: Mapping[str, Sequence[str]], *, present: Set[str]) -> None:
    """Write those that are needed, if any are; an id that is an incident's again needs none."""
    needed = sorted((old, now) for old, now in aliases.items() if old not in present)
    if needed:
        (folder / ALIASES).write_bytes(b"".join(_ENCODER.encode(Alias(id=old, now=tuple(now))) + b"\n" for old, now in needed))


def write_changes(folder: Path, earlier: Path, found: Sequence[Change]) -> None:
    """Write the changes after those that the earlier results have."""
    before = earlier / CHANGES
    told = before.read_bytes() if before.is_file() else b""
    told += b"".join(_ENCODER.encode(one) + b"\n" for one in found)
    if told:
        (folder / CHANGES).write_bytes(told)


def _lines(path: Path, kind: type[T]) -> Iterator[T]:
    if path.is_file():
        yield from lines(path, kind)
