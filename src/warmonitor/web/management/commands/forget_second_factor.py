"""Takes the second factors off an account whose owner has lost them; they set up new ones at the next sign-in."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser

from warmonitor.store import audit, write
from warmonitor.store.models import User


class Command(BaseCommand):
    help = "Remove every second factor of an account. Make sure first, in another way, who is asking."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError("there is no such account")
        with write.together():
            gone, _ = Authenticator.objects.filter(user=user).delete()
            audit.append("second factor removed", who="manage.py", subject=f"account {username}", detail={"removed": gone})
        self.stdout.write(f"{gone} removed.")
