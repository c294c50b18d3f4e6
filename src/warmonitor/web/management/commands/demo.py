"""Fills an empty demo: a project with example reports, and an account for each role. What is there already is kept."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from warmonitor.flow import desk
from warmonitor.store import read, write
from warmonitor.store.acting import NotThere, actor_of
from warmonitor.store.models import User
from warmonitor.store.roles import ROLES

SLUG, TITLE = "latakia", "Latakia, March 2025"


class Command(BaseCommand):
    help = "Fill the demo's database, unless it is filled."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("examples", help="folder of example reports")

    def handle(self, *args: Any, examples: str, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("this makes accounts whose passwords are printed; only a demo is filled so (script/server)")
        if there():
            self.stderr.write("The demo is there from an earlier start; its accounts have the passwords that were printed then.")
        else:
            passwords = accounts()
            self.stdout.write("Accounts, one for each role. The passwords are shown this once:\n")
            for name, password in passwords.items():
                self.stdout.write(f"  {name:<14} {password}")
            self.stdout.flush()
        # Reports that are there already change nothing, so a start that was broken off here is made good by the next one.
        desk.take_in(SLUG, [examples])


def there() -> bool:
    try:
        read.project_called(SLUG)
    except NotThere:
        return False
    return True


def accounts() -> dict[str, str]:
    """Make the project with an account for each role; each one's password by name."""
    passwords: dict[str, str] = {role: secrets.token_urlsafe(12) for role in ROLES}
    with write.together():
        users = {role: User.objects.create_user(username=role, password=password) for role, password in passwords.items()}
        write.new_project(SLUG, TITLE, administrator=users["administrator"], who="script/server")
        administrator = actor_of(users["administrator"], SLUG)
        for role in ROLES:
            write.give_role(administrator, role, role)
    return passwords
