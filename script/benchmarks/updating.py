"""What an update costs beside the size of what it adds to: so many new reports into few and into many."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import reports
from machine import machine

MIB = 1024  # ru_maxrss is in KiB on Linux
REWRITING = ("Gathering", "Writing")  # reading what stands in order to write it again, and writing it
LIMIT = 3.0


def updating(sizes: Sequence[int], *, new: int, spread: bool) -> None:
    where = "among the days of the old ones" if spread else "on the days after the old ones"
    print(f"{date.today().isoformat()}, {machine()}")
    print(f"`warmonitor update` of {new} new reports, {where}, one worker;")
    print("seconds of the processor without rewriting the files, and with it:\n")
    first: float | None = None
    for size in sizes:
        steps, whole, peak = _update(size, new, spread)
        apart = whole - sum(steps.get(step, 0.0) for step in REWRITING)
        first = first or apart
        print(
            f"  into {size:6d}   {apart:6.1f} s  {apart / first:5.2f} times the first  (to reach: {LIMIT:.2f})"
            f"   with the files {whole:6.1f} s   peak memory {peak / MIB:5.0f} MiB"
        )
        print("               " + "  ".join(f"{step} {seconds:.1f}" for step, seconds in steps.items()), flush=True)


def _update(size: int, new: int, spread: bool) -> tuple[dict[str, float], float, int]:
    with tempfile.TemporaryDirectory(prefix="warmonitor-bench-") as folder:
        home = Path(folder)
        every = size + new
        chosen = set(range(0, every, every // new)) if spread else set(range(size, every))
        with (home / "old.jsonl").open("w") as old, (home / "new.jsonl").open("w") as fresh:
            for number, report in enumerate(reports.reports(every)):
                (fresh if number in chosen else old).write(json.dumps(report) + "\n")
        _call(home, "run")
        return _call(home, "update")


def _call(folder: Path, verb: str) -> tuple[dict[str, float], float, int]:
    """Run this module in a process of its own, so that memory and time are those of one call."""
    command = [sys.executable, __file__, verb, str(folder)]
    environment = {**os.environ, "WARMONITOR_HOME": str(folder / "home")}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"the {verb} ended with status {process.returncode}")
    told = json.loads(said)
    return told["steps"], told["whole"], used.ru_maxrss


def _measured(verb: str, folder: Path) -> None:
    from warmonitor import flow

    steps: dict[str, float] = {}
    step, since = "Looking back", time.process_time()
    started = since

    def tell(name: str, done: int, total: int | None) -> None:
        nonlocal step, since
        if name == step:
            return  # to ask for the time takes longer than much of what is told of
        now = time.process_time()
        steps[step] = steps.get(step, 0.0) + now - since
        step, since = name, now

    if verb == "run":
        flow.run([str(folder / "old.jsonl")], out=folder / "out", tell=tell)
    else:
        flow.update(folder / "out", [str(folder / "new.jsonl")], tell=tell)
    tell("", 0, None)
    print(json.dumps({"steps": steps, "whole": time.process_time() - started}))


if __name__ == "__main__":
    _measured(sys.argv[1], Path(sys.argv[2]))
