"""Every page that a role reaches by links and forms: no serious fault in the way of people, and no wider than a telephone."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.browser.accessibility import faults
from tests.web.doors import DOORS
from warmonitor.store.roles import MAY

pytestmark = pytest.mark.browser
LEAVES = {"account_logout", "set_language", "mfa_download_recovery_codes"}
"""Addresses that lead out or give a file."""


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("role", ["reviewer", "publisher", "administrator"])
def test_every_page_can_be_used_by_everybody(window, role, language):
    page = window(role, language=language)
    seen: dict[str, str] = {}
    ahead = ["/", "/desk/", "/desk/latakia/"]
    while ahead:
        where = ahead.pop(0)
        name = name_of(where)
        if name in seen or name in LEAVES:
            continue
        seen[name] = where
        answer = page.goto(where)
        if "html" not in (answer.headers.get("content-type") or ""):
            continue
        assert answer.status == 200, where
        assert page.get_attribute("html", "lang") == language
        assert faults(page) == [], where
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, where
        page.set_viewport_size({"width": 1280, "height": 900})
        ahead += [one for one in page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)") if name_of(one)]
        sent_to = page.eval_on_selector_all("form[action]", "forms => forms.map(form => form.action)")
        ahead += [one for one in sent_to if name_of(one) in DOORS and DOORS[name_of(one)].method == "get"]
    assert page.complaints == []

    may_see = {name for name, door in DOORS.items() if door.to == "members" and door.method == "get"}
    assert {name for name in may_see if DOORS[name].deed is None or role in MAY[DOORS[name].deed]} <= set(seen)


def name_of(address: str) -> str:
    """The page's name in the urlconf; nothing for what is not ours."""
    parts = urlsplit(address)
    if parts.hostname not in (None, "localhost"):
        return ""
    try:
        return resolve(parts.path).url_name or ""
    except Resolver404:
        return ""
