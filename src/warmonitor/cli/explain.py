"""`warmonitor explain`: one incident's numbers, in words, down to the quoted ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warmonitor.cli.answers import answers

if TYPE_CHECKING:
    from warmonitor.domain.claims import Claim
    from warmonitor.domain.incidents import Incident
    from warmonitor.domain.tolls import Origin, TraceStep
    from warmonitor.flow.kept import Kept


EXAMPLES = """\b
Examples:
  warmonitor explain result inc-8f7da1221521cf28
  warmonitor explain result inc-8f7
"""


def explain(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that run wrote.")],
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id, or the beginning of it; former ones, too.")],
) -> None:
    """Say how an incident's toll came about: voices, quoted words, rules, disagreements."""
    with answers():
        from warmonitor.cli.terminal import plain
        from warmonitor.flow.kept import find
        from warmonitor.reconcile import CAVEAT

        for line in in_words(find(folder, incident)):
            typer.echo(plain(line))
        typer.echo(f"\n{CAVEAT}")


def in_words(kept: Kept) -> Iterator[str]:
    """The explanation, line by line."""
    incident = kept.incident
    yield f"{incident.title}  [{incident.incident_id}]"
    yield f"Grade: {incident.grade}. Policy: {incident.policy}." + (f" Part of {incident.parent}." if incident.parent else "")
    yield from _tolls(incident)
    yield from _section("Voices", (line for origin in incident.origins for line in _voice(origin, kept)))
    yield from _section("Steps", (line for step in incident.trace for line in _step(step)))
    yield from _section("Verification", _verification(incident))
    yield from _section("Named", _victims(incident))
    yield from _section("Statements", (f"{s.speaker or 'unsaid'} ({s.kind}): “{s.quote}”  [{s.document}]" for s in incident.statements))
    yield from _section("Flags", (f"{flag.kind}: {flag.message}" for flag in incident.flags))
    yield from _section("Holds", (f"{child.title}  [{child.incident_id}]" for child in kept.children))


def _section(name: str, lines: Iterator[str]) -> Iterator[str]:
    shown = list(lines)
    if shown:
        yield ""
        yield f"{name}:"
        yield from (f"  {line}" for line in shown)


def _tolls(incident: Incident) -> Iterator[str]:
    from warmonitor.cli.spans import span
    from warmonitor.domain.claims import HARMS

    for harm in (harm for harm in HARMS if harm in incident.toll):
        toll = incident.toll[harm]
        kinds = incident.toll_by_status.get(harm, {})
        parts = ", ".join(f"{status.replace('_', ' ')} {span(part)}" for status, part in sorted(kinds.items()))
        yield f"{harm.replace('_', ' ').capitalize()}: {span(toll)}" + (f" ({parts})" if parts else "")


def _voice(origin: Origin, kept: Kept) -> Iterator[str]:
    others = [outlet for outlet in origin.outlets if outlet != origin.name]
    outlets = f", carried by {', '.join(origin.outlets)}" if others else ""
    yield f"{origin.name} ({origin.kind}){outlets}" + (" [presumed]" if origin.presumed else "")
    yield from (f"  {reason}" for reason in origin.why)
    for ref in origin.claims:
        if ref in kept.claims:
            yield f"  {'#'.join(ref)}: {_claim(kept.claims[ref])}"


def _claim(claim: Claim) -> str:
    part = f", part of {claim.part_of}" if claim.part_of else ""
    return f"{claim.harm.replace('_', ' ')} {claim.count} ({claim.status.replace('_', ' ')}{part}): “{claim.quote}”"


def _step(step: TraceStep) -> Iterator[str]:
    about = " ".join(part for part in (step.harm, step.status) if part)
    yield f"{step.step}. {step.rule}" + (f" [{about}]" if about else "") + (f" -> {step.result}" if step.result else "")
    if step.text:
        yield f"   {step.text}"
    if step.inputs:
        yield f"   from {', '.join(step.inputs)}"


def _verification(incident: Incident) -> Iterator[str]:
    for note in incident.verification:
        evidence = f" on {', '.join(note.evidence)}" if note.evidence else ""
        yield f"{note.verification} by {note.by or 'unsaid'}{evidence}" + (f": “{note.quote}”" if note.quote else "")


def _victims(incident: Incident) -> Iterator[str]:
    for victim in incident.victims:
        particulars = ", ".join(str(part) for part in (victim.age, victim.sex, victim.occupation) if part)
        within = f"; may be one of those in {', '.join('#'.join(ref) for ref in victim.may_be_in)}" if victim.may_be_in else ""
        yield f"{victim.name} ({victim.harm})" + (f", {particulars}" if particulars else "") + within
