"""Every address of the urlconf, tried by everybody: strangers, another team's people, and each role."""

from __future__ import annotations

from collections.abc import Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.doors import DOORS, Door
from tests.web.world import Room
from warmonitor.store.roles import MAY, ROLES

LOGIN = "/account/login/"


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from names(one.url_patterns)
        else:
            yield one.name or f"a nameless page at {one.pattern}"


def address(name: str, door: Door, mine: Room, of: Room | None = None) -> str:
    """The page's address in one's own project; with `of`, the things of another team asked for under one's own name."""
    ids = {key: getattr(of or mine, key) for key in door.ids}
    return reverse(name, kwargs=({"project": mine.project.slug} | ids) if door.to == "members" else ids)


def answer(client: Client, door: Door, where: str) -> tuple[int, str]:
    got = getattr(client, door.method)(where)
    return got.status_code, got.headers.get("Location", "")


def test_every_address_has_its_line_in_the_table():
    assert set(names(get_resolver().url_patterns)) == set(DOORS)


def test_strangers_are_sent_to_the_door(coast, client):
    for name, door in DOORS.items():
        status, to = answer(client, door, address(name, door, coast))
        sent_away = status == 302 and to.startswith(LOGIN + "?next=")
        assert sent_away == (door.to != "everybody"), (name, status, to)


def test_another_teams_project_looks_like_one_that_never_was(coast, river, signed_in):
    for role in ROLES:
        client = signed_in(river.people[role])
        for name, door in DOORS.items():
            if door.to == "members":
                theirs, nobodys = address(name, door, coast), address(name, door, coast).replace("/coast/", "/never/")
                assert answer(client, door, theirs)[0] == answer(client, door, nobodys)[0] == 404, (role, name)


def test_another_teams_things_are_not_there_in_ones_own_project(coast, river, signed_in):
    for name, door in DOORS.items():
        if door.to == "members" and door.ids:
            role = min(MAY[door.deed]) if door.deed else "analyst"
            status, _ = answer(signed_in(coast.people[role]), door, address(name, door, coast, of=river))
            assert status == 404, name


def test_members_do_what_their_role_does_and_no_more(coast, signed_in):
    for role in ROLES:
        client = signed_in(coast.people[role])
        for name, door in DOORS.items():
            if door.to == "members":
                status, _ = answer(client, door, address(name, door, coast))
                may = door.deed is None or role in MAY[door.deed]
                assert (status == 403) == (not may), (role, name, status)
                assert status < 500, (role, name, status)
                assert not (may and door.method == "get") or status == 200, (role, name, status)


def test_who_is_signed_in_finds_no_page_broken(coast, signed_in):
    for name, door in DOORS.items():
        status, _ = answer(signed_in(coast.people["analyst"]), door, address(name, door, coast))
        assert status < 500, (name, status)
