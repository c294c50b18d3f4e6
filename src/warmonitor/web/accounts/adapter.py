"""Accounts are made by invitation alone."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Closed(DefaultAccountAdapter):
    """allauth's ways, with the door for strangers shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
