"""How an incident is typed in an ACLED-style table: event and sub-event, actors' kinds, precision."""

from __future__ import annotations

import msgspec

from warmonitor.domain.incidents import Incident
from warmonitor.exports.sides import Side, actors_of, side_of

POLITICAL, STRATEGIC = "Political violence", "Strategic developments"
BATTLES, REMOTE, AGAINST = "Battles", "Explosions/Remote violence", "Violence against civilians"

BY_MANNER: dict[str, tuple[str, str]] = {
    "execution": (AGAINST, "Attack"),
    "torture": (AGAINST, "Attack"),
    "stabbing": (AGAINST, "Attack"),
    "arson": (AGAINST, "Attack"),
    "kidnapping": (AGAINST, "Abduction/forced disappearance"),
    "clashes": (BATTLES, "Armed clash"),
    "airstrike": (REMOTE, "Air/drone strike"),
    "shelling": (REMOTE, "Shelling/artillery/missile attack"),
    "bombing": (REMOTE, "Remote explosive/landmine/IED"),
    "mine": (REMOTE, "Remote explosive/landmine/IED"),
    "suicide_bombing": (REMOTE, "Suicide bomb"),
    "chemical": (REMOTE, "Chemical weapon"),
}
INTER: dict[Side, str] = {
    "state": "State forces",
    "rebels": "Rebel group",
    "militia": "Political militia",
    "civilians": "Civilians",
}

TIME_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3}
GEO_PRECISION = {1: 1, 2: 2, 3: 3, 4: 3, 5: 3}


class Types(msgspec.Struct, frozen=True, kw_only=True):
    """Blank where the reports don't tell: a person who codes decides."""

    disorder: str
    event: str
    sub_event: str
    actor1: str
    inter1: str
    actor2: str
    inter2: str

    @property
    def interaction(self) -> str:
        if self.inter1 and self.inter2:
            return f"{self.inter1}-{self.inter2}"
        return f"{self.inter1} only" if self.inter1 and not self.actor2 else ""

    @property
    def targeting(self) -> str:
        return "Civilians targeted" if self.inter2 == "Civilians" and self.event != BATTLES else ""


def types_of(incident: Incident) -> Types:
    event, sub_event = _event(incident)
    acting = actors_of(incident)
    actor1 = acting[0] if acting else ""
    actor2 = "Civilians" if _against_civilians(event, incident) else next(iter(acting[1:]), "")
    return Types(
        disorder=STRATEGIC if event == STRATEGIC else POLITICAL,
        event=event,
        sub_event=sub_event,
        actor1=actor1,
        inter1=INTER.get(side_of(actor1), ""),
        actor2=actor2,
        inter2=INTER.get(side_of(actor2), ""),
    )


def _event(incident: Incident) -> tuple[str, str]:
    manner = incident.manner.value if incident.manner else "unknown"
    harms, harmed = set(incident.toll), _harmed(incident)
    if manner == "clashes" and harmed == {"civilian"} and len(actors_of(incident)) < 2:
        return (AGAINST, "Attack")  # a battle has fighters among the harmed, or two sides
    if manner in BY_MANNER:
        return BY_MANNER[manner]
    if harms and harms <= {"detained"}:
        return (STRATEGIC, "Arrests")
    if harms and harms <= {"abducted", "missing"}:
        return (AGAINST, "Abduction/forced disappearance")
    if harmed == {"civilian"}:
        return (AGAINST, "Attack")
    return (BATTLES, "Armed clash") if {"state_forces", "armed_group"} <= harmed else ("", "")


def _against_civilians(event: str, incident: Incident) -> bool:
    harmed = _harmed(incident)
    return event == AGAINST or (event == REMOTE and bool(harmed) and harmed <= {"civilian"})


def _harmed(incident: Incident) -> set[str]:
    """The statuses of those said to be harmed, as far as any is told."""
    told = {status for by in incident.toll_by_status.values() for status, toll in by.items() if toll.high > 0}
    return told - {"unknown"}
