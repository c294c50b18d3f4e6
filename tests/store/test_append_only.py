"""What was seen and decided cannot be changed, by our code or past it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import now

from tests.store.people import member, project
from warmonitor.store.append_only import MESSAGE
from warmonitor.store.models import APPEND_ONLY, Note, Source

pytestmark = pytest.mark.django_db


def a_note() -> Note:
    room = project()
    return Note.objects.create(project=room, by=member(room, "analyst"), at=now(), reason="Seen.", version=1, subject="incident inc-1")


def refused(deed) -> None:
    with pytest.raises(DatabaseError, match=MESSAGE), transaction.atomic():
        deed()


def test_a_fact_cannot_be_saved_again_or_deleted():
    note = a_note()
    note.reason = "Never seen."

    refused(note.save)
    refused(note.delete)
    assert Note.objects.get().reason == "Seen."


def test_every_table_of_facts_is_held_by_the_database_itself():
    for model in APPEND_ONLY:
        table = model._meta.db_table
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                refused(lambda c=cursor, t=table: c.execute(f"TRUNCATE {t} CASCADE"))
                cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [table])
                assert {name for (name,) in cursor.fetchall()} >= {f"{table}_keep", f"{table}_keep_all"}
            else:
                cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
                assert {name for (name,) in cursor.fetchall()} == {f"{table}_keep_{what}" for what in ("update", "delete", "place")}


def test_replacing_is_refused_where_a_program_has_not_asked_for_triggers_on_it():
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's")
    source = Source.objects.create(project=project(), name="Island News")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")
        refused(lambda: cursor.execute(f"REPLACE INTO store_source (id, project_id, name) VALUES ({source.pk}, {source.project_id}, 'x')"))
        cursor.execute("PRAGMA recursive_triggers = ON")
    assert Source.objects.get().name == "Island News"


def test_a_row_cannot_be_replaced_by_another_key_either():
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's")
    source = Source.objects.create(project=project(), name="Island News")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")
        refused(lambda: cursor.execute(f"REPLACE INTO store_source (project_id, name) VALUES ({source.project_id}, 'Island News')"))
        cursor.execute("PRAGMA recursive_triggers = ON")
    assert Source.objects.get().pk == source.pk
