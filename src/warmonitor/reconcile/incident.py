"""The claims of one incident, settled into one toll for each harm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from warmonitor.domain.claims import HARMS, Cited
from warmonitor.domain.tolls import UCDP, Flag, Grade, Origin, Policy, Reconciliation
from warmonitor.reconcile.figures import figures_of
from warmonitor.reconcile.grading import grade
from warmonitor.reconcile.reading import Reader
from warmonitor.reconcile.survivors import died_of_wounds, without_the_dead
from warmonitor.reconcile.system import assemble
from warmonitor.reconcile.tolls import Settled, Three, numbers
from warmonitor.reconcile.trace import Note, Told, claim_order, flag, numbered, once, span
from warmonitor.reconcile.voices import Figure, by_voice, circular, current, kinds_of, voice_of


def reconcile(members: Sequence[Cited], *, origins: Sequence[Origin] = (), policy: Policy = UCDP) -> Reconciliation:
    """Settle the claims about one incident into one toll for each harm.

    Later figures by a voice replace its earlier ones; reports that carry one voice count once; figures for people who may be
    the same are never added. The result does not depend on the order of the claims, and a repeat changes no number.

    Args:
        members: The incident's claims, folded to voices (`Cited.origin`).
        origins: The voices, for their kinds and for what is presumed of them.
        policy: `ucdp` (low, best, high), `acled` (best is low, its readings of vague words) or `ibc` (no best).

    Returns:
        Tolls by harm and by harm and status, flags, the trace, and the grade. No members: an empty result.

    References:
        Every rule is in `reconcile.rules` with its source; docs/methods.md explains them with examples.

    >>> from warmonitor.domain.claims import Claim
    >>> def said(n, voice, modality="exact"):
    ...     high = None if modality == "at_least" else n
    ...     claim = Claim(id="c1", quote=f"{n} killed", harm="killed", low=n, high=high, modality=modality)
    ...     return Cited(doc_id=voice, claim=claim, origin=voice)
    >>> reconcile([said(72, "a monitor"), said(70, "a ministry", "at_least")]).toll["killed"]
    Toll(low=72, best=72, high=72, high_open=False)
    """
    members = tuple(sorted(members, key=lambda c: claim_order(c.ref)))
    if not members:
        return Reconciliation(policy=policy.name)
    told = circular(members, origins)
    reader = Reader(policy=policy, kinds=kinds_of(origins))
    settled: dict[str, Settled] = {}
    taken_out = False
    for harm in HARMS:
        of_harm = [c for c in members if c.claim.harm == harm]
        if harm == "injured" and "killed" in settled:
            of_harm, more = without_the_dead(of_harm, [c for c in members if c.claim.harm == "killed"], settled["killed"])
            taken_out = bool(more.notes)
            told = told + more
        if of_harm:
            settled[harm], more = settle_harm(of_harm, reader, harm)
            told = told + more
    if not taken_out:
        settled, more = died_of_wounds(members, settled)
        told = told + more
    told = told + _bodies(settled, members) + _casualties(settled, members) + _silent(settled) + _provisional(members, policy)
    return finished(settled, told, policy, grade(members, origins, settled), members)


def finished(
    settled: dict[str, Settled], told: Told, policy: Policy, graded: tuple[Grade, Told], members: Sequence[Cited]
) -> Reconciliation:
    """Everything together, numbered and in order."""
    made = Note(rule="R30", text=f"settled under {policy.version} ({policy.reference}).", result=policy.version)
    told = told + _single(settled, members) + graded[1] + Told(notes=(made,))
    return Reconciliation(
        policy=policy.name,
        toll={harm: s.total.toll(policy) for harm, s in settled.items()},
        toll_by_status={harm: {k: t.toll(policy) for k, t in s.by_status.items()} for harm, s in settled.items()},
        flags=once(told.flags),
        trace=numbered(told.notes),
        grade=graded[0],
    )


def _single(settled: dict[str, Settled], members: Sequence[Cited]) -> Told:
    """The first harm's figures rest on one voice: others may tell of people inside them, which bears nothing out (R06)."""
    harm = next(iter(settled), None)
    if harm is None or len(settled[harm].voices) != 1:
        return Told()
    (voice,) = settled[harm].voices
    refs = (c.ref for c in members if c.claim.harm == harm and voice_of(c) == voice)
    text = f"The figures of people {harm.replace('_', ' ')} come from one voice, {voice}."
    return Told(flags=(flag("single_origin", text, refs),))


def settle_harm(of_harm: Sequence[Cited], reader: Reader, harm: str) -> tuple[Settled, Told]:
    """One harm: denials out, figures read, the current ones kept, the weak ones set aside, the rest solved."""
    accepted, told = without_denials(without_spared(of_harm), harm)
    if not accepted:
        high = max(c.claim.high or c.claim.low for c in of_harm)
        return Settled(total=Three(low=0, best=0, high=high), by_status={}), told
    figures, more = figures_of(accepted, reader, harm)
    told = told + more
    figures, more = current(figures, harm)
    heard, weak_only, more_still = eligible(figures, harm)
    told = told + more + more_still
    tied = frozenset(r for f in told.flags if f.kind == "sum_mismatch" for r in f.claims)
    system, more = assemble(heard, harm, tied=tied)
    settled, more_still = numbers(system, harm, reader.policy)
    told = told + more + more_still
    if weak_only:
        settled, more = _unsupported(settled, heard, harm)
        told = told + more
    return replace(settled, weak=weak_only), told


def without_spared(claims: Sequence[Cited]) -> Sequence[Cited]:
    """A named person who was spared says nothing of how many were not; unless nothing else is said."""
    return [c for c in claims if c.claim.high != 0 or not c.claim.names] or claims


def without_denials(claims: Sequence[Cited], harm: str) -> tuple[list[Cited], Told]:
    """A denial is told and flagged; it is no figure of nobody."""
    denied = [c for c in claims if c.claim.hedge == "denied"]
    notes, flags = [], []
    for c in denied:
        who = next(iter(by_voice([c])))
        text = f"{who} denies it ({harm}): “{c.claim.quote}”."
        notes.append(Note(rule="R19", text=text, harm=harm, inputs=(c.ref,), result="not counted"))
        flags.append(flag("denied", text, (c.ref,)))
    return [c for c in claims if c not in denied], Told(notes=tuple(notes), flags=tuple(flags))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tier:
    name: str
    figures: tuple[Figure, ...]


def eligible(figures: Sequence[Figure], harm: str) -> tuple[tuple[Figure, ...], bool, Told]:
    """The most trusted tier that says anything: not weak and rated; then rated F; then weak. True: weak voices alone (R19)."""
    tiers = (
        _Tier(name="heard", figures=tuple(f for f in figures if not f.weak and f.letter != "F")),
        _Tier(name="unjudged", figures=tuple(f for f in figures if not f.weak and f.letter == "F")),
        _Tier(name="weak", figures=tuple(f for f in figures if f.weak)),
    )
    first = next((t for t in tiers if any(f.high != 0 for f in t.figures)), next((t for t in tiers if t.figures), tiers[0]))
    heard = first.figures if any(f.whole for f in first.figures) else figures
    counted = {id(f) for f in heard}
    left = [f for f in figures if id(f) not in counted and f.whole and not _borne_out(f, heard)]
    told = Told()
    for f in left:
        text = f"{f.said} ({f.scope}): only alleged, or by a voice rated D, E or F, where others are heard; shown, not counted."
        told = told + Told(
            notes=(Note(rule="R19", text=text, harm=harm, status=f.scope.status, inputs=f.refs, result="claimed only"),),
            flags=(flag("claimed_only", f"{harm}: {text}", f.refs),),
        )
    return tuple(heard), first.name == "weak", told


def _borne_out(figure: Figure, heard: Sequence[Figure]) -> bool:
    return any(f.whole and f.scope == figure.scope and f.count.meets(figure.count) for f in heard)


def _unsupported(settled: Settled, figures: Sequence[Figure], harm: str) -> tuple[Settled, Told]:
    """A single weak figure that nothing supports stands in high alone (R22, last sentence)."""
    voices = sorted({f.origin for f in figures})
    if len(voices) > 1 or settled.total.high == 0:
        return settled, Told()
    text = f"{voices[0]} alone says it, and only as alleged or rated D or E: low and best are 0, high is {settled.total.high}."
    note = Note(rule="R22", text=text, harm=harm, inputs=tuple(r for f in figures for r in f.refs), result="low 0, best 0")
    none = {k: replace(t, low=0, best=0) for k, t in settled.by_status.items()}
    return replace(settled, total=replace(settled.total, low=0, best=0), by_status=none), Told(notes=(note,))


def _bodies(settled: dict[str, Settled], members: Sequence[Cited]) -> Told:
    """Bodies may be those already counted as killed (R18)."""
    if "bodies_found" not in settled:
        return Told()
    refs = tuple(c.ref for c in members if c.claim.harm == "bodies_found")
    found = settled["bodies_found"].total
    killed = settled["killed"].total if "killed" in settled else None
    text = f"{span(found.low, found.high)} bodies found may be people counted as killed: a toll of their own, not added."
    flags: tuple[Flag, ...] = ()
    if killed and found.low > killed.high:
        said = f"{found.low} bodies found are more than the {killed.high} counted as killed; some may be of other incidents."
        flags = (flag("overlap_unclear", said, refs),)
    return Told(notes=(Note(rule="R18", text=text, harm="bodies_found", inputs=refs, result="not added"),), flags=flags)


def _casualties(settled: dict[str, Settled], members: Sequence[Cited]) -> Told:
    """ "Casualties" say nothing of deaths (R02)."""
    if "killed_or_injured" not in settled:
        return Told()
    refs = tuple(c.ref for c in members if c.claim.harm == "killed_or_injured")
    text = "killed or injured without a split: a toll of its own, which opens no figure of killed."
    return Told(notes=(Note(rule="R02", text=text, harm="killed_or_injured", inputs=refs, result="kept apart"),))


def _silent(settled: dict[str, Settled]) -> Told:
    """Nothing said is not nobody (R03)."""
    missing = [harm for harm in ("killed", "injured") if harm not in settled]
    if not missing:
        return Told()
    text = f"no report speaks of people {' or '.join(missing)}: there is no toll of it, which is not a toll of 0."
    return Told(notes=(Note(rule="R03", text=text, result="no toll"),))


def _provisional(members: Sequence[Cited], policy: Policy) -> Told:
    """Under a policy's least number of voices a toll is provisional (R23)."""
    voices = len(by_voice(members))
    if voices >= policy.min_origins:
        return Told()
    text = f"{policy.name} asks for {policy.min_origins} independent voices; there is {voices}."
    return Told(notes=(Note(rule="R23", text=text, result="provisional"),), flags=(flag("provisional", text, (c.ref for c in members)),))
