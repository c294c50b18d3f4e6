"""A server that is killed in the middle of a save, an import or a release leaves nothing half done, and goes on afterwards."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.store.test_backup import SETUP, Machine

PROJECT = """
import os, signal, sys
from warmonitor.store.opening import open_store
open_store()
from warmonitor.flow import desk, releasing
from warmonitor.store import read, write
from warmonitor.store.acting import actor_of
from warmonitor.store.models import *
def killed(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
def acting(role):
    user, _ = User.objects.get_or_create(username=role)
    Membership.objects.get_or_create(project=Project.objects.get(), user=user, defaults={"role": role})
    return actor_of(user, "coast")
def signed():
    row = ClaimRow.objects.select_related("incident").first().incident
    if row.state != "signed":
        write.assess(acting("analyst"), f"incident {row.incident_id}", "outcome", "confirmed", finding="Two voices agree.")
        write.sign(acting("analyst"), row.incident_id, "submitted", digest=row.digest)
        write.sign(acting("reviewer"), row.incident_id, "signed", digest=row.digest)
def saves():
    claim = ClaimRow.objects.first()
    desk.code(acting("analyst"), claim.document_id, claim.claim_id, "corrected", reason="Misread.", fields={"low": 50, "high": 50})
def imports():
    desk.take_in("coast", [sys.argv[2]])
def releases():
    publisher = acting("publisher")
    releasing.release(publisher, title="First", notes="Notes.", digest=releasing.preview(publisher).digest)
"""
STATE = """
from warmonitor.store import audit
print([model.objects.count() for model in (Document, Reading, Coding, Release, ReleasedIncident, ReleasedFile, AuditEntry)])
print(sorted(IncidentRow.objects.values_list("incident_id", "digest", "state")))
print(sorted(ClaimRow.objects.values_list("claim_id", "standing")))
print(list(audit.faults()))
"""
DEATHS = {
    "saves": "import warmonitor.store.write.deriving as d; d.put_hidden = killed; saves()",
    "imports": "import warmonitor.store.write.deriving as d; d.put_hidden = killed; imports()",
    "releases": "ReleasedFile.objects.create = killed; ReleasedFile.objects.bulk_create = killed; releases()",
}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "machine")
    assert made.python("-c", SETUP).returncode == 0
    assert made.warmonitor("projects", "add", "coast", "--title", "The coast", "--administrator", "vera").returncode == 0
    first, second = tmp_path / "island.txt", tmp_path / "harbour.txt"
    first.write_text("Fifty-two men were executed in Qasrat on Friday, the Coast Observatory said.")
    second.write_text("Police said 40 men were killed in Qasrat on Friday.")
    assert made.warmonitor("projects", "take-in", "coast", str(first)).returncode == 0
    made.second = second
    return made


@pytest.mark.parametrize("deed", DEATHS)
def test_what_was_cut_off_was_not_begun_and_can_be_done_again(machine, deed):
    def does(code: str):
        return machine.python("-c", PROJECT + code, "", str(machine.second))

    prepared = does("acting('analyst'); acting('reviewer'); acting('publisher'); signed()\n" + STATE)
    assert prepared.returncode == 0, prepared.stderr

    assert does(DEATHS[deed]).returncode == -signal.SIGKILL
    assert does(STATE).stdout == prepared.stdout

    again = does(f"{deed}()\n" + STATE)
    assert again.returncode == 0, again.stderr
    assert again.stdout != prepared.stdout
    assert again.stdout.rstrip().endswith("[]")
