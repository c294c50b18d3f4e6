"""The queue: what needs a person most, filtered and searched, decided one by one or many at once."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from warmonitor.flow import desk
from warmonitor.store import read, write
from warmonitor.store.acting import Actor, Refused
from warmonitor.web.desk.entering import in_project
from warmonitor.web.desk.filters import Filters, after_of

UNDO = "undo"  # the last deed of many decisions, kept in the session until it is undone or another one follows


class Deed(forms.Form):
    """What is to be done with the rows that are ticked."""

    deed = forms.ChoiceField(choices=[(one, one) for one in ("accepted", "rejected", "assign")])
    reason = forms.CharField(max_length=2000, required=False, strip=True)
    to = forms.CharField(max_length=150, required=False)


class Undo(forms.Form):
    act = forms.CharField(max_length=40)
    reason = forms.CharField(max_length=2000, required=False, strip=True)


class View(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)


@require_safe
@in_project("read")
def queue(request: HttpRequest, actor: Actor) -> HttpResponse:
    return _page(request, actor)


@require_POST
@in_project("code")
def decide_many(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Accept, reject or assign the rows that are ticked, or accept the one whose button was pressed."""
    form = Deed(request.POST if "accept" not in request.POST else {"deed": "accepted"})
    if not form.is_valid():
        raise Refused(_("Say what is to be done with them."))
    chosen, given = request.POST.getlist("accept") or request.POST.getlist("chosen"), form.cleaned_data
    if not chosen:
        return _page(request, actor, fault=_("Tick what is meant first."), typed=given["reason"], status=400)
    if given["deed"] == "assign":
        many = write.assign_many(actor, [_document(one) for one in chosen], given["to"])
        messages.success(request, ngettext("%(many)s report was assigned.", "%(many)s reports were assigned.", many) % {"many": many})
        return _back(request, actor)
    if given["deed"] == "rejected" and not given["reason"]:
        return _page(request, actor, fault=_("Say why: a decision without a reason cannot be checked later."), status=400)
    done = desk.code_many(actor, [_seen(one) for one in chosen], given["deed"], reason=given["reason"])
    _tell(request, actor, done, given["deed"])
    return _back(request, actor)


@require_POST
@in_project("code")
def undo_many(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take back what was decided of many claims at once."""
    form = Undo(request.POST)
    if not form.is_valid():
        raise Refused(_("Say which deed is to be undone."))
    done = desk.undo_codings(actor, form.cleaned_data["act"], reason=form.cleaned_data["reason"] or _("Undone at once."))
    request.session.pop(UNDO, None)
    told = ngettext("%(many)s claim is as it was.", "%(many)s claims are as they were.", done.done) % {"many": done.done}
    messages.success(request, told)
    if done.left:
        messages.warning(request, _left(done.left))
    return _back(request, actor)


@require_POST
@in_project("read")
def save_view(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Keep the filters under a name."""
    form, filters = View(request.POST), _filters(request, actor)
    if not form.is_valid():
        return _page(request, actor, fault=_("A view needs a name."), status=400)
    write.save_view(actor, form.cleaned_data["name"], filters.query)
    messages.success(request, _("The view is saved."))
    return _back(request, actor)


@require_POST
@in_project("read")
def remove_view(request: HttpRequest, actor: Actor) -> HttpResponse:
    number = request.POST.get("view", "")
    if not number.isdecimal() or len(number) > 18:
        raise Refused(_("Say which view."))
    write.remove_view(actor, int(number))
    messages.success(request, _("The view is removed."))
    return _back(request, actor)


@require_POST
@in_project("assign")
def assign_document(request: HttpRequest, actor: Actor, document: int) -> HttpResponse:
    """Give one report to a member, from its page."""
    seen = request.POST.get("seen", "")
    version = int(seen) if seen.isdecimal() and len(seen) < 9 else None
    write.assign(actor, f"document {document}", request.POST.get("to", ""), seen=version)
    messages.success(request, _("The report is assigned.") if request.POST.get("to") else _("The report is assigned to nobody."))
    return redirect("document", actor.project.slug, document)


def _page(request: HttpRequest, actor: Actor, *, fault: str = "", typed: str = "", status: int = 200) -> HttpResponse:
    filters = _filters(request, actor)
    after = after_of(request.GET)
    listed = read.documents_queued if filters.of_documents else read.claims_queued
    page = listed(actor, filters.wanted, after=after)
    undo = request.session.get(UNDO, {})
    context: dict[str, Any] = {
        "filters": filters,
        "page": page,
        "further": _further(filters, page),
        "after": after,
        "views": read.saved_views(actor),
        "members": read.names_of_members(actor) if actor.may("assign") else (),
        "may_code": actor.may("code"),
        "undo": undo if undo.get("project") == actor.project.slug else None,
        "fault": fault,
        "typed": typed,
        "chosen": request.POST.getlist("chosen"),
        "source": read.source_named(actor, filters.wanted.source) if filters.wanted.source else None,
    }
    return render(request, "desk/queue.html", context, status=status)


def _filters(request: HttpRequest, actor: Actor) -> Filters:
    """From the address; a form that is posted brings its page's filters along."""
    return Filters(QueryDict(request.POST.get("query", "")[:2000]) if request.method == "POST" else request.GET, actor)


def _further(filters: Filters, page: read.Page) -> str:
    return f"?{filters.query}&{urlencode({'after': f'{page.after.need},{page.after.pk}'})}" if page.after else ""


def _back(request: HttpRequest, actor: Actor) -> HttpResponse:
    """To the list as it was filtered."""
    query = _filters(request, actor).query
    return redirect(reverse("queue", args=[actor.project.slug]) + (f"?{query}" if query else ""))


def _tell(request: HttpRequest, actor: Actor, done: desk.ManyCoded, verdict: str) -> None:
    if verdict == "accepted":
        told = ngettext("%(many)s claim was accepted.", "%(many)s claims were accepted.", done.done)
    else:
        told = ngettext("%(many)s claim was rejected.", "%(many)s claims were rejected.", done.done)
    if done.done:
        messages.success(request, told % {"many": done.done})
        request.session[UNDO] = {"act": done.act, "many": done.done, "project": actor.project.slug}
    if done.left:
        messages.warning(request, _left(done.left))


def _left(many: int) -> str:
    told = ngettext(
        "%(many)s was left as it is, because somebody decided about it meanwhile.",
        "%(many)s were left as they are, because somebody decided about them meanwhile.",
        many,
    )
    return told % {"many": many}


def _seen(key: str) -> write.Seen:
    document, _colon, rest = key.partition(":")
    version, _colon, claim_id = rest.partition(":")
    if not (version.isdecimal() and len(version) < 9 and claim_id):
        raise Refused(_("There is no such claim."))
    return write.Seen(document=_document(document), claim_id=claim_id, version=int(version))


def _document(key: str) -> int:
    number = key.partition(":")[0]
    if not number.isdecimal() or len(number) > 18:
        raise Refused(_("There is no such report."))
    return int(number)
