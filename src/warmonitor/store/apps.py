"""The store as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class StoreConfig(AppConfig):
    name = "warmonitor.store"
    label = "store"
    verbose_name = "Store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from warmonitor.store import append_only, searching

        # SQLite makes a table anew on ALTER and forgets its triggers, so they are put back after every migration.
        post_migrate.connect(append_only.install, sender=self)
        post_migrate.connect(searching.install, sender=self)
