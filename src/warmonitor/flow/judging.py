"""What people decided about pairs of claims: taken in from a file, kept beside the results, held by every later update of them.

A judgement names claims by document and number. The numbers are the reader's, so what the claims said is kept with it: where another
version numbers them anew, the claim with those words is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from warmonitor.domain.claims import Cited, ClaimRef
from warmonitor.domain.documents import Lost
from warmonitor.domain.incidents import Judgement
from warmonitor.errors import CallRefused
from warmonitor.flow.written import lines
from warmonitor.link.judgements import UNJUDGED, Rules, live, rules

NAME = "judgements.jsonl"

_ENCODER = msgspec.json.Encoder(order="deterministic")


class Noted(Judgement, frozen=True, kw_only=True):
    """A judgement with the words of its two claims, "" where no report held them yet."""

    left_quote: str = ""
    right_quote: str = ""


_DECODER = msgspec.json.Decoder(Noted)


def read_judgements(path: Path) -> tuple[Noted, ...]:
    """The judgements in a file, one JSON object a line.

    Raises:
        CallRefused: If the file cannot be opened, or a line is no judgement; the line is named.
    """
    try:
        raw = path.read_bytes().splitlines()
    except OSError as failure:
        raise CallRefused(f"cannot read the judgements in {path}: {failure.strerror}") from failure
    return tuple(_judgement(line, f"{path.name}, line {number}") for number, line in enumerate(raw, start=1) if line.strip())


def _judgement(line: bytes, where: str) -> Noted:
    try:
        found = _DECODER.decode(line)
    except (msgspec.DecodeError, ValueError) as failure:
        raise CallRefused(f"{where} is no judgement: {failure}") from failure
    if found.left == found.right:
        raise CallRefused(f"{where}: both sides are {_shown(found.left)}; name two claims")
    if not found.by.strip() or not found.reason.strip():
        raise CallRefused(f"{where}: a judgement says by whom and why; fill in `by` and `reason`")
    return found


def kept(folder: Path) -> tuple[Noted, ...]:
    """The judgements that results keep; none where they keep none.

    Raises:
        CallRefused: If the file is damaged.
    """
    return tuple(lines(folder / NAME, Noted)) if (folder / NAME).is_file() else ()


def write_judgements(folder: Path, judgements: Iterable[Noted]) -> None:
    """Write them sorted, each once; no file where there are none."""
    found = sorted({_ENCODER.encode(one) for one in judgements})
    if found:
        (folder / NAME).write_bytes(b"".join(one + b"\n" for one in found))


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """Judgements as they are now: with today's numbers of the claims, as linking takes them, and those that cannot be held."""

    judgements: tuple[Noted, ...] = ()
    rules: Rules = UNJUDGED
    lost: tuple[Lost, ...] = ()


def held(judgements: Sequence[Noted], cited: Iterable[Cited]) -> Held:
    """The judgements about these claims, and what cannot be held: those of claims that nobody reads, and contradictions."""
    if not judgements:
        return Held()
    named = {ref[0] for one in judgements for ref in (one.left, one.right)}
    claims = {member.ref: member.claim.quote for member in cited if member.doc_id in named}
    now = tuple(_today(one, claims) for one in judgements)
    standing = live(now)
    missing = {one: reason for one in standing if (reason := _missing(one, claims))}
    settled = rules([one for one in standing if one not in missing])
    lost = [Lost(item=_named(one), reason=reason) for one, reason in missing.items()]
    lost += [Lost(item=_named(one.same), reason=one.message) for one in settled.contradictions]
    return Held(judgements=now, rules=settled, lost=tuple(lost))


def _today(one: Noted, claims: Mapping[ClaimRef, str]) -> Noted:
    left, right = _found(one.left, one.left_quote, claims), _found(one.right, one.right_quote, claims)
    return msgspec.structs.replace(
        one,
        left=left or one.left,
        right=right or one.right,
        left_quote=claims[left] if left else one.left_quote,
        right_quote=claims[right] if right else one.right_quote,
    )


def _found(ref: ClaimRef, quote: str, claims: Mapping[ClaimRef, str]) -> ClaimRef | None:
    """The claim that is meant: of that number and those words, else the only one of the report with those words."""
    if ref in claims and quote in ("", claims[ref]):
        return ref
    alike = [other for other, said in claims.items() if other[0] == ref[0] and said == quote]
    return alike[0] if len(alike) == 1 else None


def _missing(one: Noted, claims: Mapping[ClaimRef, str]) -> str:
    """Why the judgement holds for nothing, "" where it holds."""
    for ref, quote in ((one.left, one.left_quote), (one.right, one.right_quote)):
        if not any(doc_id == ref[0] for doc_id, _ in claims):
            return f"no report {ref[0]!r} with claims is among the results; the judgement is kept and holds once there is"
        if _found(ref, quote, claims) is None:
            return f"{_shown(ref)} is no claim of that report, or has other words now; the judgement is kept and holds for nothing"
    return ""


def _named(one: Judgement) -> str:
    words = {"same": "the same", "not_same": "not the same", "unsure": "unsure"}
    return f"judgement by {one.by}: {_shown(one.left)} and {_shown(one.right)} are {words[one.verdict]}"


def _shown(ref: ClaimRef) -> str:
    return "#".join(ref)
