"""Makes an account, for the first administrator of a server; everybody after them comes by invitation."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from warmonitor.store import audit, write
from warmonitor.store.models import User


class Command(BaseCommand):
    help = "Make an account and print its password once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        try:
            UnicodeUsernameValidator()(username)
        except ValidationError as wrong:
            raise CommandError(" ".join(wrong.messages)) from wrong
        if User.objects.filter(username=username).exists():
            raise CommandError("there is an account of that name")
        password = secrets.token_urlsafe(12)
        with write.together():
            User.objects.create_user(username=username, password=password)
            audit.append("account made", who="manage.py", subject=f"account {username}")
        self.stdout.write(f"{username} has the password {password} (shown this once; it is changed under the user's name).")
