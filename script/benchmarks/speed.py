"""How fast reports are read and whole runs go, beside a yardstick on the same reports in the same run."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import reports
from machine import machine

from warmonitor.domain.documents import Document
from warmonitor.flow.reading import read_all, reader

MIB = 1024  # ru_maxrss is in KiB on Linux


def speed(sizes: Sequence[int], *, reading: int, sharing: int) -> None:
    print(f"{date.today().isoformat()}, {machine()}")
    print(f"Reports of about {reports.WORDS} words, one in {reports.EVERY} with claims.\n")
    _reading(reading)
    _sharing(sharing)
    _whole(sizes)


def _reading(count: int) -> None:
    import spacy

    documents = [Document(**one) for one in reports.reports(count)]
    yardstick = spacy.blank("en")
    yardstick.add_pipe("sentencizer")
    ours = reader("rules-en.v1")
    words = sum(len(document.text.split()) for document in documents) / count
    warm = documents[:50]
    seconds: dict[str, list[float]] = {"ours": [], "yardstick": []}
    # Taking turns, so that a machine that slows down slows both.
    for _ in range(3):
        seconds["ours"].append(_timed(lambda: [ours.read(d) for d in documents], lambda: [ours.read(d) for d in warm]))
        seconds["yardstick"].append(_timed(lambda: [yardstick(d.text) for d in documents], lambda: [yardstick(d.text) for d in warm]))
    rates = {name: count / min(times) for name, times in seconds.items()}
    claims = sum(len(getattr(ours.read(document), "claims", ())) for document in documents)
    print(f"Reading alone, one core, {count} reports of {words:.0f} words, {claims} claims found (the best of three turns):")
    print(f"  rules-en.v1                        {rates['ours']:8.0f} documents/s")
    print(f"  spaCy blank English + sentencizer  {rates['yardstick']:8.0f} documents/s  (the yardstick)")
    print(f"  ratio                              {rates['ours'] / rates['yardstick']:8.2f}  (to reach: 0.20)\n")


def _sharing(count: int) -> None:
    documents = [Document(**one) for one in reports.reports(count)]
    times = {workers: _timed(partial(_read_with, workers, documents)) for workers in (1, 2)}
    print(f"Reading {count} reports, start of the processes included:")
    print(f"  1 worker   {times[1]:7.1f} s")
    print(f"  2 workers  {times[2]:7.1f} s   {times[1] / times[2]:.2f} times as fast  (to reach: 1.70 on two free cores)\n")


def _read_with(workers: int, documents: Sequence[Document]) -> int:
    return sum(1 for _ in read_all(documents, extractor="rules-en.v1", workers=workers))


def _whole(sizes: Sequence[int]) -> None:
    print("Whole run (`warmonitor run`, one worker, an empty archive):")
    points = []
    for size in sizes:
        seconds, peak, counts = _run(size)
        points.append((size, seconds))
        print(
            f"  {size:6d} reports  {seconds:7.1f} s  {size / seconds:6.0f} documents/s  peak memory {peak / MIB:5.0f} MiB"
            f"  ({counts['claims']} claims, {counts['incidents']} incidents, {counts['lost']} lost)",
            flush=True,
        )
    if len(points) > 1:
        print(f"  time grows as the number of reports to the power of {exponent(points):.2f}  (to reach: 1.10 or less)")


def _run(size: int) -> tuple[float, float, dict[str, int]]:
    with tempfile.TemporaryDirectory(prefix="warmonitor-bench-") as folder:
        source = reports.write(Path(folder) / "reports.jsonl", size)
        out = Path(folder) / "out"
        environment = {**os.environ, "WARMONITOR_HOME": f"{folder}/home"}
        command = [sys.executable, "-m", "warmonitor", "run", str(source), "--out", str(out), "--format", "jsonl"]
        started = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"the run of {size} reports ended with status {process.returncode}")
        return seconds, used.ru_maxrss, json.loads((out / "run.json").read_text())["counts"]


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The slope of the straight line through the logarithms, by least squares."""
    xs, ys = [math.log(size) for size, _ in points], [math.log(seconds) for _, seconds in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def _timed(deed: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    before()
    started = time.perf_counter()
    deed()
    return time.perf_counter() - started
