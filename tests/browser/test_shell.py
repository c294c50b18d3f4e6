"""The shell of the web in a real browser: coming in, the second factor, both languages, and pages that everybody can use."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time

import pytest

from tests.browser.accessibility import faults
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.browser

NOBODYS = ["/", "/account/login/", "/nowhere/"]
ANYBODYS = ["/desk/", "/desk/latakia/", "/account/second-factor/", "/account/password/", "/account/second-factor/totp/activate/"]
PAGES = (
    [("", one) for one in NOBODYS] + [("analyst", one) for one in ANYBODYS] + [("administrator", one) for one in ["/desk/latakia/members/"]]
)
both = pytest.mark.parametrize("language", ["en", "ar"])


def code(secret: str, *, steps: int = 0) -> str:
    """What an authenticator app shows now (RFC 6238), or some steps of half a minute later."""
    mac = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30 + steps), hashlib.sha1).digest()
    start = mac[-1] & 0xF
    return f"{(struct.unpack('>I', mac[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@both
@pytest.mark.parametrize(("role", "where"), PAGES, ids=[f"{role or 'nobody'} {where}" for role, where in PAGES])
def test_a_page_has_no_serious_fault_and_fits_a_telephone(window, role, where, language):
    page = window(role, language=language)
    page.goto(where)

    assert page.get_attribute("html", "lang") == language
    assert page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
    assert faults(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert [one for one in page.complaints if "404" not in one] == []


def test_the_language_is_switched_without_script(window):
    page = window(java_script_enabled=False)
    page.goto("/account/login/")
    page.click("text=العربية")
    assert page.get_attribute("html", "dir") == "rtl"
    assert page.url.endswith("/account/login/")

    page.click("text=English")
    assert page.get_attribute("html", "dir") == "ltr"


def test_a_second_factor_is_set_up_and_asked_for(window, server):
    page = window("viewer")
    page.goto("/account/second-factor/totp/activate/")
    if page.locator("[name=password]").count():
        page.fill("[name=password]", server.passwords["viewer"])
        page.click("main form button")
    secret = page.input_value("#authenticator_secret")
    assert page.locator("img.code").evaluate("picture => picture.naturalWidth") > 0
    page.fill("[name=code]", code(secret))
    page.click("main form button")
    assert "/recovery-codes/" in page.url
    assert page.complaints == []

    again = window()
    sign_in(again, "viewer", server.passwords["viewer"])
    assert "/second-factor/authenticate/" in again.url
    again.goto("/desk/")
    assert "/second-factor/authenticate/" in again.url
    assert faults(again) == []
    again.fill("[name=code]", "000000")
    again.click("main form:not([id]) button[type=submit]")
    assert "/desk/" not in again.url
    again.fill("[name=code]", code(secret, steps=1))  # a code opens once, and clocks may differ by one step
    again.click("main form:not([id]) button[type=submit]")
    again.wait_for_url("**/desk/")


def test_a_security_key_is_set_up_and_asked_for(window, server):
    page = window("publisher")
    key = page.context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    key.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {"protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}},
    )
    page.goto("/account/second-factor/webauthn/add/")
    if page.locator("[name=password]").count():
        page.fill("[name=password]", server.passwords["publisher"])
        page.click("main form button")
    page.fill("[name=name]", "the blue one")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/**")
    assert page.complaints == []

    page.click(".menu summary")
    page.click(".menu button")
    sign_in(page, "publisher", server.passwords["publisher"])
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url("**/desk/")
    assert page.complaints == []


def test_the_keyboard_finds_the_content_first(window):
    page = window("analyst")
    page.goto("/desk/latakia/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
