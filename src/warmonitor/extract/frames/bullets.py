"""Wounds told by what did them: "was hit by a stray bullet", "was struck in the leg", "a bullet grazed the girl"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.extract.frames.finding import Found, pronominal
from warmonitor.extract.frames.lines import Line
from warmonitor.extract.frames.people import can_suffer
from warmonitor.extract.frames.reality import unreal
from warmonitor.extract.frames.subjects import subject_frame
from warmonitor.extract.frames.sums import counted
from warmonitor.extract.frames.voice import passive
from warmonitor.extract.words import table

STRIKES = table("hit struck grazed hitting striking grazing strikes grazes hits")
BULLETS = table("bullet bullets gunfire gunshot gunshots shots shot round rounds pellet pellets buckshot fragment fragments shrapnel")
BODY = table(
    "head face neck throat chest back stomach abdomen side torso body hip hips buttocks buttock groin arm arms forearm shoulder",
    "shoulders elbow wrist hand hands finger leg legs thigh thighs knee knees calf shin ankle foot feet toe eye jaw cheek ear spine pelvis",
)
LEFT_OR_RIGHT = table("the his her their left right upper lower both one back of each")
GUNS = table("gun handgun pistol revolver rifle shotgun weapon firearm")
FIRED = table("fired discharged off firing discharging")
VEHICLES = table("car cars truck vehicle suv van bus train motorcycle bike motorist driver")
PARTICIPLE_REACH = 20  # "a stray bullet went through the wall of a home, grazing a child"
REACH = 7  # words between a blow and what gave it, or where it fell


def bullets(line: Line, i: int) -> Iterator[Found]:
    """ "hit", "struck" and "grazed" of people, where the words say that a bullet did it or where on the body it fell."""
    if unreal(line, i):
        return
    harm, first, last = "injured", i, i + 1
    if line.low(i - 1) in ("fatally", "mortally"):
        harm, first = "killed", i - 1
    if line.low(i + 1) in ("and", ",") and line.low(i + 2) in ("killed", "killing"):
        harm, last = "killed", i + 3
    behind = [line.low(k) for k in range(i + 1, i + 1 + REACH)]
    if passive(line, first):
        if (set(behind) & BULLETS or _on_the_body(line, i + 1)) and not set(behind) & VEHICLES:
            line.used.update(range(i + 1, last))
            yield from subject_frame(line, first, last, "killed" if harm == "killed" else "injured", "shooting", "were hit")
        return
    far = PARTICIPLE_REACH if line.low(i).endswith("ing") else REACH
    shot = any(line.low(k) in BULLETS for k in range(max(0, i - far), i)) or _went_off(line, i)
    if not shot:
        return
    people = line.at(i + 1)
    if people is not None and people.determiner in ("his", "her") and line.low(people.head) in BODY:
        yield pronominal("injured", "shooting", i, i + 2, people.determiner, i, "a bullet hit")
    elif people is not None and can_suffer(people) and (people.kind or people.name):
        yield from counted(line, "injured", "shooting", i, i + 1, people, "a bullet hit X", forward=True)
    elif line.low(i + 1) in ("him", "her", "them"):
        yield pronominal("injured", "shooting", i, i + 2, line.low(i + 1), i, "a bullet hit")


def _went_off(line: Line, i: int) -> bool:
    """ "found the gun and fired it, striking his sister in the face": a gun, a shot, and a part of the body."""
    before = {line.low(k) for k in range(max(0, i - PARTICIPLE_REACH), i)}
    return bool(before & GUNS) and bool(before & FIRED) and any(_on_the_body(line, k) for k in range(i + 1, i + REACH))


def _on_the_body(line: Line, k: int) -> bool:
    """ "in the back of the head", "in both legs"."""
    if line.low(k) not in ("in", "on"):
        return False
    for m in range(k + 1, k + 6):
        if line.low(m) in BODY and line.low(m + 1) != "of":
            return True
        if line.low(m) not in LEFT_OR_RIGHT and line.low(m) not in BODY:
            return False
    return False
