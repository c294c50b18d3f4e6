"""What is kept of second factors opens nothing without the server's key."""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import override_settings

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_secrets_are_kept_sealed_and_open_with_the_key_alone(coast):
    kept = get_adapter().encrypt(SECRET)

    assert SECRET not in kept
    assert kept != get_adapter().encrypt(SECRET)
    assert get_adapter().decrypt(kept) == SECRET
    with override_settings(SECRET_KEY="another-key-" * 6):
        assert get_adapter().decrypt(kept) != SECRET
        assert len(get_adapter().decrypt(kept)) == 32


def test_an_app_opens_with_the_key_and_with_no_other(coast):
    TOTP.activate(coast.people["analyst"], SECRET)
    app = Authenticator.objects.get(type=Authenticator.Type.TOTP)

    assert SECRET not in str(app.data)
    assert app.wrap().validate_code(code(SECRET))
    cache.clear()  # a code opens once
    with override_settings(SECRET_KEY="another-key-" * 6):
        assert not app.wrap().validate_code(code(SECRET))
        assert not app.wrap().validate_code(code(""))


def test_a_code_opens_once(coast):
    TOTP.activate(coast.people["analyst"], SECRET)
    app = Authenticator.objects.get(type=Authenticator.Type.TOTP).wrap()
    shown = code(SECRET)

    assert app.validate_code(shown)
    assert not app.validate_code(shown)
