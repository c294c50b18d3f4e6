"""Triggers that hold append-only tables in the database itself: whoever walks past our code meets them.

A guard in Python would not do: `instance.save()`, a shell and any other program that has the file open walk past it.
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.models import UniqueConstraint

MESSAGE = "rows of this table are added and never changed"


def install(using: str = "default", **signal: Any) -> None:
    """Put the triggers on every append-only table that is there, anew: a changed table on SQLite has lost them."""
    from warmonitor.store.models import APPEND_ONLY

    connection = connections[using]
    there = set(connection.introspection.table_names())
    models = [model for model in APPEND_ONLY if model._meta.db_table in there]
    statements = _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_REFUSE)
        for model in models:
            for statement in statements:
                filled = statement.replace("{table}", model._meta.db_table).replace("{message}", MESSAGE)
                cursor.execute(filled.replace("{taken}", _taken(model)))


def _taken(model: Any) -> str:
    """Whether a row has one of the new row's keys: what INSERT OR REPLACE would delete without a word."""
    fields = {one.name: one.column for one in model._meta.concrete_fields}
    keys = [["id"], *([one.column] for one in model._meta.concrete_fields if one.unique and not one.primary_key)]
    keys += [[fields[name] for name in one.fields] for one in model._meta.constraints if isinstance(one, UniqueConstraint)]
    return " OR ".join("(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")" for key in keys)


_SQLITE = (
    "DROP TRIGGER IF EXISTS {table}_keep_update",
    "DROP TRIGGER IF EXISTS {table}_keep_delete",
    "CREATE TRIGGER {table}_keep_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END",
    "CREATE TRIGGER {table}_keep_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END",
    # INSERT OR REPLACE by a program that has not switched recursive triggers on deletes without a word.
    "DROP TRIGGER IF EXISTS {table}_keep_place",
    "CREATE TRIGGER {table}_keep_place BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken}) "
    "BEGIN SELECT RAISE(ABORT, '{message}'); END",
)
_REFUSE = (
    "CREATE OR REPLACE FUNCTION store_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END $$"
)
_POSTGRESQL = (
    "DROP TRIGGER IF EXISTS {table}_keep ON {table}",
    "DROP TRIGGER IF EXISTS {table}_keep_all ON {table}",
    "CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION store_refuse_change()",
    "CREATE TRIGGER {table}_keep_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION store_refuse_change()",
)
