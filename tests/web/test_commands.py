"""What whoever has the machine does with accounts."""

from __future__ import annotations

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from warmonitor.store.models import AuditEntry, User

pytestmark = pytest.mark.django_db


def said(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def test_an_account_is_made_with_a_password_that_is_told_once():
    password = said("new_account", "vera").split("password ")[1].split()[0]

    assert User.objects.get(username="vera").check_password(password)
    assert AuditEntry.objects.order_by("number").last().deed == "account made"
    with pytest.raises(CommandError, match="there is an account"):
        said("new_account", "vera")
    with pytest.raises(CommandError):
        said("new_account", "no spaces here")


def test_lost_second_factors_are_taken_off_and_it_is_logged():
    said("new_account", "vera")
    Authenticator.objects.create(user=User.objects.get(username="vera"), type=Authenticator.Type.TOTP, data={"secret": "x"})

    assert said("forget_second_factor", "vera").startswith("1 removed")
    assert not Authenticator.objects.exists()
    assert AuditEntry.objects.order_by("number").last().deed == "second factor removed"
