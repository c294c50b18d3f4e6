"""How many pairs of reports of one incident linking compares at all, and how few others: on reports whose incidents are known."""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from statistics import quantiles

from machine import machine

from warmonitor import __version__
from warmonitor.flow import read_claims
from warmonitor.link import strands_of
from warmonitor.link.blocking import Key, keys, met
from warmonitor.link.origins import fold
from warmonitor.link.strands import Strand

KEPT, COMPARED = 0.99, 0.01  # to reach: so many of the true pairs, in so few of all

Documents = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """Pairs of reports that hold a claim: how many there are, which are of one incident, and which each kind of key brings together."""

    reports: int
    true: frozenset[Documents]
    met: Mapping[str, frozenset[Documents]]

    @property
    def pairs(self) -> int:
        return self.reports * (self.reports - 1) // 2

    def kept(self, found: frozenset[Documents]) -> float:
        return len(found & self.true) / len(self.true) if self.true else 1.0

    def share(self, found: frozenset[Documents]) -> float:
        return len(found) / self.pairs if self.pairs else 0.0


def linking(path: Path, *, workers: int) -> None:
    with tempfile.TemporaryDirectory(prefix="warmonitor-linking-") as folder:
        os.environ["WARMONITOR_HOME"] = folder  # own places and an old archive would move the figures
        documents, cited, _ = read_claims([str(path)], workers=workers)
        strands = strands_of(fold(cited, documents)[0], documents)
    incidents = _incidents(path)
    blocked = block(strands, incidents)
    found = frozenset().union(*blocked.met.values())
    print(f"warmonitor {__version__}, {date.today().isoformat()}, {machine()}")
    print(
        f"{blocked.reports} reports with claims, {len(blocked.true)} true pairs among {blocked.pairs}; {_late(blocked.true, documents)}\n"
    )
    print(f"  {'':12}{'true pairs kept':>18}{'pairs compared':>18}{'true by it alone':>20}")
    print(f"  {'to reach':12}{KEPT:18.2%}{COMPARED:18.2%}")
    print(f"  {'all keys':12}{blocked.kept(found):18.2%}{blocked.share(found):18.2%}")
    for kind, mine in sorted(blocked.met.items()):
        others = frozenset().union(*(theirs for other, theirs in blocked.met.items() if other != kind))
        print(f"  {kind:12}{blocked.kept(mine):18.2%}{blocked.share(mine):18.2%}{len((mine - others) & blocked.true):20}")


def block(strands: Sequence[Strand], incidents: Mapping[str, str]) -> Blocked:
    """What blocking brings together of the strands of these reports; `incidents` says which incident each report is about."""
    blocks: dict[Key, list[Strand]] = defaultdict(list)
    for strand in strands:
        for key in keys(strand):
            blocks[key].append(strand)
    home = {strand.key: strand.doc_id for strand in strands}
    found: dict[str, set[Documents]] = defaultdict(set)
    for key, members in blocks.items():
        found[key[0]].update(_pair(home[a], home[b]) for a, b in met(key, members))
    reports = sorted(set(home.values()))
    return Blocked(reports=len(reports), true=_true(reports, incidents), met={kind: frozenset(pairs) for kind, pairs in found.items()})


def _true(reports: Iterable[str], incidents: Mapping[str, str]) -> frozenset[Documents]:
    told: dict[str, list[str]] = defaultdict(list)
    for doc_id in reports:
        told[incidents[doc_id]].append(doc_id)
    return frozenset(_pair(a, b) for together in told.values() for a, b in combinations(together, 2))


def _pair(left: str, right: str) -> Documents:
    return (left, right) if left <= right else (right, left)


def _late(pairs: Iterable[Documents], documents: Mapping[str, object]) -> str:
    """How long after one another the reports of one incident were published."""
    days = [getattr(documents[doc_id], "published", "")[:10] for pair in sorted(pairs) for doc_id in pair]
    known = [(a, b) for a, b in zip(days[::2], days[1::2], strict=True) if a and b]
    gaps = [abs((date.fromisoformat(a) - date.fromisoformat(b)).days) for a, b in known]
    return f"a tenth of them published more than {quantiles(gaps, n=10)[-1]:.0f} days apart" if len(gaps) > 1 else "days unknown"


def _incidents(path: Path) -> dict[str, str]:
    lines = (json.loads(line) for line in path.read_bytes().split(b"\n") if line.strip())
    found = {line["doc_id"]: str(line["incident_id"]) for line in lines}
    if not any(n > 1 for n in Counter(found.values()).values()):
        raise SystemExit(f"{path} has no two reports of one incident; linking cannot be measured on it")
    return found
