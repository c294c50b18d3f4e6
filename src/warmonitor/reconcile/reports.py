"""One report's claims of one harm, and how they hang together: wholes, parts, people surely apart (R11, R12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warmonitor.domain.claims import Cited
from warmonitor.reconcile.scopes import apart
from warmonitor.reconcile.trace import claim_order
from warmonitor.reconcile.voices import voice_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document's claims of one harm within the incident, in the order of its text, and how they hang together."""

    doc_id: str
    claims: tuple[Cited, ...]
    wholes: Mapping[str, Cited]

    def parent(self, cited: Cited) -> Cited | None:
        """The larger claim that this one is a part of, if it speaks of the same harm and incident."""
        return self.wholes.get(cited.claim.id)

    @property
    def roots(self) -> tuple[Cited, ...]:
        return tuple(c for c in self.claims if self.parent(c) is None)

    def parts(self, cited: Cited) -> tuple[Cited, ...]:
        return tuple(c for c in self.claims if self.wholes.get(c.claim.id) is cited)

    def nested(self, a: Cited, b: Cited) -> bool:
        """Whether one is a part of the other, at any depth."""
        return a.claim.id in self._above(b) or b.claim.id in self._above(a)

    def _above(self, cited: Cited) -> list[str]:
        above: list[str] = []
        while (parent := self.parent(cited)) is not None:
            above.append(parent.claim.id)
            cited = parent
        return above

    def surely_apart(self, a: Cited, b: Cited) -> bool:
        """Whether two claims count different people for a reason that can be named (R11)."""
        if self.nested(a, b):
            return False
        parent = self.parent(a)
        if parent is not None and parent == self.parent(b) and self.partitioned(parent):
            return True
        why = apart(a.claim, b.claim)
        if why.startswith("the report counts them"):  # side by side: only of figures that no total holds together
            return self.parent(a) is None and self.parent(b) is None and voice_of(a) == voice_of(b)
        return bool(why)

    def partitioned(self, whole: Cited) -> bool:
        """Whether a total's parts make exactly the total, so that no two of them share anybody (R12)."""
        return sum(c.claim.low for c in self.parts(whole)) == whole.claim.low > 0

    def clique(self, among: Sequence[Cited]) -> tuple[Cited, ...]:
        """Claims that are all surely apart, the largest first; chosen the same way whatever the order."""
        chosen: list[Cited] = []
        for c in sorted(among, key=lambda c: (-c.claim.low, claim_order(c.ref))):
            if all(self.surely_apart(c, other) for other in chosen):
                chosen.append(c)
        return tuple(sorted(chosen, key=lambda c: claim_order(c.ref)))


def reports(members: Sequence[Cited]) -> tuple[Report, ...]:
    by_doc: dict[str, list[Cited]] = {}
    for cited in sorted(members, key=lambda c: claim_order(c.ref)):
        by_doc.setdefault(cited.doc_id, []).append(cited)
    return tuple(Report(doc_id=doc, claims=tuple(by_doc[doc]), wholes=_wholes(by_doc[doc])) for doc in sorted(by_doc))


def _wholes(claims: Sequence[Cited]) -> dict[str, Cited]:
    """Each part's whole. Parts that lead round in a circle are cut where it closes."""
    by_id = {c.claim.id: c for c in claims}
    wholes: dict[str, Cited] = {}
    for c in claims:
        whole = by_id.get(c.claim.part_of or "")
        above = whole
        while above is not None and above is not c:
            above = wholes.get(above.claim.id)
        if whole is not None and above is None:
            wholes[c.claim.id] = whole
    return wholes
