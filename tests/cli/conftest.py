"""The command as a person calls it: a process of its own, with a home of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPORTS = {
    "one.txt": "At least 12 people were killed in Jableh on Friday, a hospital official said.",
    "two.txt": "A hospital official in Jableh said that 14 people had been killed on Friday.",
}
MANIFEST = "file,doc_id,source,published\none.txt,one,Coast Dispatch,2025-03-08\ntwo.txt,two,Northern Wire,2025-03-09\n"
CODED = (("one", "At least 12 people were killed", 12, None, "at_least"), ("two", "14 people had been killed", 14, 14, "exact"))


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def call(home):
    """Call warmonitor; what came of it, as text."""

    def run(*arguments, **more):
        return subprocess.run(command(*arguments), capture_output=True, text=True, env=environment(home), timeout=120, **more)

    return run


def command(*arguments):
    return [sys.executable, "-m", "warmonitor", *map(str, arguments)]


def environment(home):
    return {**os.environ, "WARMONITOR_HOME": str(home), "COLUMNS": "120"}


@pytest.fixture
def folder(tmp_path):
    """Two reports of one incident, with a manifest."""
    made = tmp_path / "reports"
    made.mkdir()
    for name, text in REPORTS.items():
        (made / name).write_text(text)
    (made / "manifest.csv").write_text(MANIFEST)
    return made


@pytest.fixture
def coded(tmp_path):
    """The claims of these reports, coded by hand."""
    path = tmp_path / "coded.jsonl"
    path.write_text("".join(json.dumps({"doc_id": doc_id, "claims": [claim(doc_id, *rest)]}) + "\n" for doc_id, *rest in CODED))
    return path


def claim(doc_id, quote, low, high, modality):
    start = REPORTS[f"{doc_id}.txt"].index(quote)
    return {
        "id": "c1", "quote": quote, "start": start, "end": start + len(quote), "harm": "killed", "low": low, "high": high,
        "modality": modality, "place": "Jableh", "time": "Friday", "date_start": "2025-03-07", "date_end": "2025-03-07",
        "attribution": ["a hospital official"], "victims": "people", "event": "not for us",
    }  # fmt: skip


def lines(path: Path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tree(folder: Path):
    """Every file of a result but the record of the run, with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "run.json")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
