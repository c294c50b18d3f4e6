"""Roles and deeds in the reader's language. The English words are those of store/roles.py, which holds the table."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmonitor.store.roles import ROLES, Deed

ROLE_NAMES: dict[str, str | Promise] = {
    "viewer": _("viewer"),
    "analyst": _("analyst"),
    "reviewer": _("reviewer"),
    "publisher": _("publisher"),
    "administrator": _("administrator"),
}

DEED_WORDS: dict[Deed, str | Promise] = {
    "read": _("see documents, claims and incidents of the project"),
    "read restricted": _("see what is restricted: names, exact places, sources (every view is logged)"),
    "search": _("search the project"),
    "take in": _("take in reports"),
    "code": _("accept, correct, reject and add claims"),
    "judge": _("merge, split and move: say which claims are of one incident"),
    "grade": _("grade sources A to F and information 1 to 6"),
    "assess": _("fill in the checklist and propose an outcome"),
    "restrict": _("restrict a claim, a name, a place or a source, and lift it"),
    "assign": _("assign work"),
    "discuss": _("write notes and put a dissent on record"),
    "sign": _("sign an incident as second person, or send it back"),
    "rebuild": _("have everything derived made anew"),
    "preview": _("see what the public would see"),
    "release": _("publish a release"),
    "export": _("take what they may see away as files (logged)"),
    "read audit": _("read the audit log"),
    "manage members": _("invite people and give them roles"),
}


def role_choices() -> list[tuple[str, str | Promise]]:
    return [(role, ROLE_NAMES[role]) for role in ROLES]
