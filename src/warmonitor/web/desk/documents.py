"""A document's page: its text with every claim marked at its words, and what people say of each claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmonitor.flow import desk
from warmonitor.store import read
from warmonitor.store.acting import Actor, Conflict, Refused
from warmonitor.web.desk.coding import ClaimForm, Decide, People, people_of
from warmonitor.web.desk.entering import in_project
from warmonitor.web.desk.marking import Stretch, stretches
from warmonitor.web.shown.labels import DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a person had typed about a claim when it could not be taken, and why it could not."""

    claim_id: str
    verdict: str
    reason: str
    why: str = ""
    conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text on the page: how the claims in it stand, those to be found by it, and those that it leads to."""

    stretch: Stretch
    standings: str
    anchors: tuple[str, ...]
    links: tuple[tuple[str, int], ...]


@require_safe
@in_project("read")
def document(request: HttpRequest, actor: Actor, document: int) -> HttpResponse:
    return _page(request, actor, read.document_seen(actor, document))


@require_POST
@in_project("code")
def decide(request: HttpRequest, actor: Actor, document: int, claim: str) -> HttpResponse:
    """Accept a claim, reject it, or take back what was said of it."""
    seen = read.document_seen(actor, document)
    seen.claim(claim)
    form = Decide(request.POST)
    given = form.data.get("reason", "")[:2000], form.data.get("verdict", "")
    if not form.is_valid():
        why = next(iter(form.errors.get("reason", [_("That is no decision.")])))
        return _page(request, actor, seen, held=Held(claim_id=claim, verdict=given[1], reason=given[0], why=why), status=400)
    chosen = form.cleaned_data
    try:
        desk.code(actor, document, claim, chosen["verdict"], reason=chosen["reason"], seen=chosen["seen"])
    except Conflict:
        held = Held(claim_id=claim, verdict=given[1], reason=given[0], conflict=True)
        return _page(request, actor, read.document_seen(actor, document), held=held, status=409)
    messages.success(request, DONE[chosen["verdict"]])
    return redirect(_address(actor, document, claim))


@require_http_methods(["GET", "HEAD", "POST"])
@in_project("code")
def correct(request: HttpRequest, actor: Actor, document: int, claim: str) -> HttpResponse:
    """Set a claim's fields."""
    seen = read.document_seen(actor, document)
    of = seen.claim(claim)
    options: dict[str, Any] = {"text": seen.text, "claims": seen.claims, "record": of.record, "version": of.version}
    people = [dict(one) for one in of.record.get("people", ())]
    if request.method != "POST":
        return _form(request, seen, ClaimForm(**options), People(initial=people, prefix="people"), of=of)
    form, rows = ClaimForm(request.POST, **options), People(request.POST, initial=people, prefix="people")
    if not (form.is_valid() and rows.is_valid()):
        return _form(request, seen, form, rows, of=of, status=400)
    fields = form.changed_values()
    if (named := people_of(rows)) != people:
        fields["people"] = named
    if not fields:
        form.add_error(None, _("Nothing is changed. If the claim is right as it stands, accept it."))
        return _form(request, seen, form, rows, of=of, status=400)
    try:
        desk.code(actor, document, claim, "corrected", reason=form.cleaned_data["reason"], fields=fields, seen=form.cleaned_data["seen"])
    except Conflict:
        now = read.document_seen(actor, document)
        of = now.claim(claim)
        was = next((one.was for one in of.history if one.version == form.cleaned_data["seen"] + 1), of.record)
        return _form(request, now, form.over(was, of), rows, of=of, status=409, conflict=True)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _form(request, seen, form, rows, of=of, status=400)
    messages.success(request, DONE["corrected"])
    return redirect(_address(actor, document, claim))


@require_http_methods(["GET", "HEAD", "POST"])
@in_project("code")
def add(request: HttpRequest, actor: Actor, document: int) -> HttpResponse:
    """Add a claim that the reader did not see, by its words."""
    seen = read.document_seen(actor, document)
    options: dict[str, Any] = {"text": seen.text, "claims": seen.claims}
    if request.method != "POST" or "reason" not in request.POST:
        # The words selected on the document's page come with the address of nothing: they are posted, and never stand in a log.
        chosen = {key: request.POST.get(key, "") for key in ("quote", "at")} if request.method == "POST" else {}
        return _form(request, seen, ClaimForm(**options, record=chosen), People(prefix="people"))
    form, rows = ClaimForm(request.POST, **options), People(request.POST, prefix="people")
    if not (form.is_valid() and rows.is_valid()):
        return _form(request, seen, form, rows, status=400)
    try:
        claim = desk.add_claim(actor, document, form.values() | {"people": people_of(rows)}, reason=form.cleaned_data["reason"])
    except Refused as refused:
        form.add_error(None, str(refused))
        return _form(request, seen, form, rows, status=400)
    messages.success(request, DONE["added"])
    return redirect(_address(actor, document, claim))


def _page(request: HttpRequest, actor: Actor, seen: read.DocumentSeen, *, held: Held | None = None, status: int = 200) -> HttpResponse:
    context = {
        "document": seen,
        "pieces": _pieces(seen),
        "held": held,
        "may_code": actor.may("code"),
        "may_assign": actor.may("assign"),
        "members": read.names_of_members(actor) if actor.may("assign") else (),
    }
    return render(request, "desk/document.html", context, status=status)


def _pieces(seen: read.DocumentSeen) -> list[Piece]:
    """The text as the page shows it; a claim is numbered as in the list beside."""
    claims = {one.claim_id: one for one in seen.claims}
    numbers = {claim_id: number for number, claim_id in enumerate(claims, start=1)}
    quoted = [(one.claim_id, start, end) for one in seen.claims for start, end in one.spans]
    found, anchored = [], set()
    for one in stretches(seen.text, quoted, hidden=seen.hidden):
        anchors = [name for name in one.opens if name not in anchored]
        anchored.update(anchors)
        found.append(
            Piece(
                stretch=one,
                standings=" ".join(sorted({claims[name].standing for name in one.claims})),
                anchors=tuple(anchors),
                links=tuple((name, numbers[name]) for name in one.closes),
            )
        )
    return found


def _form(
    request: HttpRequest,
    seen: read.DocumentSeen,
    form: ClaimForm,
    people: Any,
    *,
    of: read.ClaimSeen | None = None,
    status: int = 200,
    conflict: bool = False,
) -> HttpResponse:
    context = {"document": seen, "form": form, "people": people, "claim": of, "conflict": conflict}
    return render(request, "desk/claim_form.html", context, status=status)


def _address(actor: Actor, document: int, claim: str) -> str:
    return f"{reverse('document', args=[actor.project.slug, document])}#claim-{claim}"
