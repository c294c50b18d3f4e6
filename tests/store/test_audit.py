"""The log proves itself: a changed, removed or moved entry is found, and named by its number."""

from __future__ import annotations

import pytest
from django.db import connection

from warmonitor.store import audit
from warmonitor.store.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    for number in range(1, 6):
        audit.append("claim accepted", who="vera", project="coast", subject=f"claim d#{number}", detail={"version": 1})


def past_the_triggers(*statements: str) -> None:
    """What an administrator of the database can do, whom no trigger holds."""
    table = AuditEntry._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        else:
            for what in ("update", "delete", "place"):
                cursor.execute(f"DROP TRIGGER {table}_keep_{what}")
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.usefixtures("log")
def test_a_whole_log_has_no_faults():
    assert list(audit.faults()) == []
    assert audit.head()[0] == 5


@pytest.mark.usefixtures("log")
def test_a_changed_entry_is_found():
    past_the_triggers("UPDATE store_auditentry SET who = 'wim' WHERE number = 3")

    assert list(audit.faults()) == [(3, "is not what was written")]


@pytest.mark.usefixtures("log")
def test_a_removed_entry_is_found():
    past_the_triggers("DELETE FROM store_auditentry WHERE number = 2")

    assert [fault.number for fault in audit.faults()] == [2]


@pytest.mark.usefixtures("log")
def test_entries_that_changed_places_are_found():
    past_the_triggers(
        "UPDATE store_auditentry SET number = number + 100 WHERE number IN (2, 3)",
        *(f"UPDATE store_auditentry SET number = {now} WHERE number = {was}" for was, now in ((102, 3), (103, 2))),
    )

    assert {2, 3} <= {fault.number for fault in audit.faults()}


@pytest.mark.usefixtures("log")
def test_a_log_that_was_cut_off_is_found_by_a_head_that_was_noted():
    noted = audit.head()
    past_the_triggers("DELETE FROM store_auditentry WHERE number > 3")

    assert list(audit.faults()) == []
    assert list(audit.faults(noted=noted)) == [(5, "is gone, and was noted")]
