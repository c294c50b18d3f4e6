"""The secrets behind second factors are kept sealed with the server's key: a stolen database or backup makes no codes."""

from __future__ import annotations

import base64
import hashlib
import secrets

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

PURPOSE = b"second factors of warmonitor, 1: "


class Sealed(DefaultMFAAdapter):
    """allauth's ways, with secrets sealed before they are kept."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed; under another key than then a secret that nobody has, so that no code is right (never an empty one, whose
        codes everybody can work out)."""
        try:
            return _seal().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()


def _seal() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + settings.SECRET_KEY.encode()).digest()))
