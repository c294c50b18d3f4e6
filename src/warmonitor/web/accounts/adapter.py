"""Accounts are made by invitation alone."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class Closed(DefaultAccountAdapter):
    """allauth's ways, with the door for strangers shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, past as many proxies as `WARMONITOR_PROXIES` says; nothing that a visitor writes in a header counts.

    Each proxy adds whom it heard to the end of the header, so what the visitor wrote stands further to the front.
    """
    said = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    chain = [*said, request.META.get("REMOTE_ADDR", "")]
    return chain[max(-1 - settings.ALLAUTH_TRUSTED_PROXY_COUNT, -len(chain))]
