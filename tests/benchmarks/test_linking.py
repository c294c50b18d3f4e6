"""`script/bench linking` on invented reports: true pairs that are compared, and the share of all pairs that is."""

import json
import os
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "script" / "benchmarks" / "main.py"
FIRST = (
    "Three people were killed when shots fell at the Copperline Arcade in Keld on Friday, police said. Sabra Welkin, 31, was among them."
)
BACK = "Ardo Fenwick went on trial for killing three people, Sabra Welkin among them, at the Copperline Arcade in Keld."
OTHER = "Two bakers were killed in a fire bombing of the Merrow mill at Orvel, the mayor said; the mill had stood for a century."


def bench(*arguments, data=""):
    environment = {**os.environ, "WARMONITOR_DATA": str(data)}
    return subprocess.run([sys.executable, str(BENCH), "linking", *arguments], capture_output=True, text=True, env=environment, check=False)


def reports(folder, *told):
    path = folder / "told.jsonl"
    lines = (
        {"doc_id": f"d{n}", "source": "Harbour Post", "published": day, "title": "", "text": text, "incident_id": incident}
        for n, (incident, day, text) in enumerate(told)
    )
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return str(path)


def test_a_pair_told_months_apart_is_kept_and_others_are_not_compared(tmp_path):
    done = bench(reports(tmp_path, ("i1", "2024-05-04", FIRST), ("i1", "2024-11-20", BACK), ("i2", "2023-02-02", OTHER)))

    assert done.returncode == 0, done.stderr
    assert "3 reports with claims, 1 true pairs among 3" in done.stdout
    (line,) = (line for line in done.stdout.splitlines() if "all keys" in line)
    assert line.split()[2:] == ["100.00%", "33.33%"]


def test_reports_of_an_incident_each_measure_nothing(tmp_path):
    done = bench(reports(tmp_path, ("i1", "2024-05-04", FIRST), ("i2", "2024-05-04", OTHER)))

    assert done.returncode != 0
    assert "no two reports of one incident" in done.stderr


def test_without_reports_the_call_is_refused(tmp_path):
    done = bench(data=tmp_path)

    assert done.returncode == 2
    assert "no coded reports" in done.stderr
