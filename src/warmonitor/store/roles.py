"""Who may do what: one table, read by the data layer, by the tests and by the page that shows it to people."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["viewer", "analyst", "reviewer", "publisher", "administrator"]
Deed = Literal[
    "read", "read restricted", "search", "take in", "code", "judge", "grade", "assess", "restrict", "assign", "discuss", "sign", "rebuild",
    "preview", "release", "export", "read audit", "manage members",
]  # fmt: skip

ROLES: tuple[Role, ...] = get_args(Role)
DEEDS: tuple[Deed, ...] = get_args(Deed)

MAY: dict[Deed, frozenset[Role]] = {
    "read": frozenset({"viewer", "analyst", "reviewer", "publisher"}),
    "read restricted": frozenset({"analyst", "reviewer"}),
    "search": frozenset({"viewer", "analyst", "reviewer", "publisher"}),
    "take in": frozenset({"analyst", "reviewer"}),
    "code": frozenset({"analyst", "reviewer"}),
    "judge": frozenset({"analyst", "reviewer"}),
    "grade": frozenset({"analyst", "reviewer"}),
    "assess": frozenset({"analyst", "reviewer"}),
    "restrict": frozenset({"analyst", "reviewer"}),
    "assign": frozenset({"analyst", "reviewer"}),
    "discuss": frozenset({"analyst", "reviewer", "publisher"}),
    "sign": frozenset({"reviewer"}),
    "rebuild": frozenset({"reviewer", "administrator"}),
    "preview": frozenset({"reviewer", "publisher"}),
    "release": frozenset({"publisher"}),
    "export": frozenset({"analyst", "reviewer", "publisher"}),
    "read audit": frozenset({"reviewer", "administrator"}),
    "manage members": frozenset({"administrator"}),
}
"""Nobody does everything: who keeps accounts reads no victim's name, who publishes signs nothing, who signs publishes nothing."""

SAYS: dict[Deed, str] = {
    "read": "see documents, claims and incidents of the project",
    "read restricted": "see what is restricted: names, exact places, sources (every view is logged)",
    "search": "search the project",
    "take in": "take in reports",
    "code": "accept, correct, reject and add claims",
    "judge": "merge, split and move: say which claims are of one incident",
    "grade": "grade sources A to F and information 1 to 6",
    "assess": "fill in the checklist and propose an outcome",
    "restrict": "restrict a claim, a name, a place or a source, and lift it",
    "assign": "assign work",
    "discuss": "write notes and put a dissent on record",
    "sign": "sign an incident as second person, or send it back",
    "rebuild": "have everything derived made anew",
    "preview": "see what the public would see",
    "release": "publish a release",
    "export": "take what they may see away as files (logged)",
    "read audit": "read the audit log",
    "manage members": "invite people and give them roles",
}


def may(role: Role, deed: Deed) -> bool:
    """Whether a member with this role may do the deed in their own project; in others nobody may do anything.

    >>> may("analyst", "code"), may("analyst", "sign")
    (True, False)
    """
    return role in MAY[deed]
