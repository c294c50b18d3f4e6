"""The words and things that not everybody may see, set down anew from claims and from what people restricted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

import msgspec
from django.db.models import Max

from warmonitor.domain import claims
from warmonitor.store.derived import Derived
from warmonitor.store.hiding import Kind, terms
from warmonitor.store.models import Coding, HiddenThing, HiddenWord, Project, Reading, Restriction
from warmonitor.store.read.material import latest
from warmonitor.store.write.rows import put_rows
from warmonitor.store.write.together import whole

READING = msgspec.json.Decoder(claims.Reading)
BY_DEFAULT = "restricted"
KINDS: tuple[Kind, ...] = get_args(Kind)
PERSONAL = ("witness", "relatives")


@whole
def put_hidden(project: Project, derived: Derived) -> None:
    """Make the rows of hidden words and things what claims, voices and restrictions come to."""
    decided = {one.subject: one.level for one in latest(Restriction.objects.filter(project=project).order_by("version"), "subject")}
    hidden = {("name", name): BY_DEFAULT for name in _names(derived) | _once_named(project)}
    things: dict[str, str] = {}
    names = {str(pk): name for pk, name in project.sources.values_list("pk", "name")}
    for subject, level in decided.items():
        kind, _, of = subject.partition(" ")
        if kind in ("claim", "source"):
            things[subject] = level
        if kind == "source" and of in names:
            hidden[("source", names[of])] = level
        elif kind in KINDS and kind != "source":
            hidden[(kind, of)] = level
    _put_words(project, hidden)
    there = {one.subject: one for one in HiddenThing.objects.filter(project=project)}
    wanted = {s: HiddenThing(project=project, subject=s, level=level) for s, level in things.items() if level != "public"}
    put_rows(HiddenThing, there, wanted)


def _names(derived: Derived) -> set[str]:
    """Everybody whom a claim names, and whoever speaks as a witness or a relative under a name."""
    found = {name for one in derived.claims for name in one.claim.names}
    found |= {person.name for one in derived.claims for person in one.claim.people}
    found |= {victim.name for incident in derived.incidents for victim in incident.victims}
    voices = {origin.name for incident in derived.incidents for origin in incident.origins if origin.kind in PERSONAL}
    return {name for name in found | voices if name.strip()}


def _once_named(project: Project) -> set[str]:
    """Whom an earlier reading named, or a claim before somebody corrected it: reports go on to name them so."""
    found: set[str] = set()
    for was, fields in Coding.objects.filter(document__project=project).values_list("was", "fields"):
        for record in (was, fields):
            found.update(str(name) for name in record.get("names") or ())
            found.update(str(person.get("name", "")) for person in record.get("people") or ())
    newest: dict[int, int] = dict(
        Reading.objects.filter(document__project=project, number__gt=1).values_list("document").annotate(newest=Max("number"))
    )
    for document, number, raw in Reading.objects.filter(document__in=newest).values_list("document", "number", "raw"):
        if number < newest[document]:
            found.update(name for claim in READING.decode(bytes(raw)).claims for name in (*claim.names, *(p.name for p in claim.people)))
    return {name for name in found if name.strip()}


def _put_words(project: Project, hidden: dict[tuple[Any, str], str]) -> None:
    wanted = {
        (kind, term.word, term.phrase): HiddenWord(
            project=project, kind=kind, word=term.word[:100], alone=term.alone, phrase=term.phrase[:320], level=level
        )
        for (kind, phrase), level in _strictest_last(hidden)
        if level != "public"
        for term in terms(phrase, kind)
    }
    there = {(one.kind, one.word, one.phrase): one for one in HiddenWord.objects.filter(project=project)}
    put_rows(HiddenWord, there, wanted)


def _strictest_last(hidden: dict[tuple[Any, str], str]) -> Iterable[tuple[tuple[Any, str], str]]:
    """Two spellings can come to the same words; then the stricter level holds."""
    return sorted(hidden.items(), key=lambda one: (one[1] == "restricted", one[0]))
