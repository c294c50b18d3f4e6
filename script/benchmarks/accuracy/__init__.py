"""How right the program is: every coded set, its figure beside a floor and a target, and the worst errors.

files -> read once each -> as each set has it: claims, or incidents with their tolls -> the scorers -> one table
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from machine import machine
from rich.console import Console

from accuracy import predicting
from accuracy.predicting import Read, Said
from accuracy.scoring import Refused, Scored, score
from accuracy.sets import GVA_TRAIN, SETS, TRAIN, Set
from accuracy.showing import WIDTH, Row, page_block, put_into, table
from accuracy.worst_claims import claim_errors, claims_report
from accuracy.worst_tolls import tolls_report
from warmonitor import __version__
from warmonitor.cli.terminal import plain
from warmonitor.errors import WarMonitorError
from warmonitor.home import home

__all__ = ["Refused", "measure"]

EVERY_ERROR = 1_000_000
OURS = "rules-en.v1"


def measure(
    data: Path | None,
    *,
    scorers: Path | None,
    worst: int,
    workers: int,
    into: Path | None,
    only: tuple[str, ...] = (),
    extractor: str = OURS,
) -> None:
    """Measure every set that the folder holds, or those whose names begin as `only` says, and print what came of it.

    Raises:
        Refused: If there is nothing to measure on or with.
    """
    data, scorers = _folders(data, scorers)
    sets = _chosen(only)
    if only and into:
        raise Refused("a page gets the whole table; leave out --sets or --into")
    if extractor != OURS and into:
        raise Refused(f"a page gets the figures of {OURS}; leave out --extractor or --into")
    started = time.perf_counter()
    heading = f"warmonitor {__version__}, {date.today().isoformat()}, {machine()}" + (f", read by {extractor}" if extractor != OURS else "")
    with tempfile.TemporaryDirectory(prefix="warmonitor-accuracy-") as folder:
        os.environ.setdefault("WARMONITOR_LLM_CACHE", str(home() / "llm"))  # what a model was paid for is not thrown away
        os.environ["WARMONITOR_HOME"] = f"{folder}/home"  # own places and an old archive would move the figures
        bench = Bench(data=data, scorers=scorers, workers=workers, folder=Path(folder), extractor=extractor)
        rows = [row for one in sets for row in bench.rows(one)]
        errors = bench.worst(worst) if worst else []
    wide = None if sys.stdout.isatty() else WIDTH
    console = Console(width=wide, highlight=False, markup=False, emoji=False, soft_wrap=True)
    console.print(heading)
    console.print(table(rows))
    for line in (*bench.notes, *errors):
        console.print(line)
    if into:
        put_into(into, page_block(heading, rows))
    _say(f"{time.perf_counter() - started:.0f} s in all")


def _folders(data: Path | None, scorers: Path | None) -> tuple[Path, Path]:
    if data is None:
        raise Refused("no coded reports to measure on; name their folder with --data, or in WARMONITOR_DATA")
    if not data.is_dir():
        raise Refused(f"{data} is not a folder; name the folder of coded reports with --data, or in WARMONITOR_DATA")
    scorers = scorers or data.absolute().parent / "eval"
    missing = [name for name in ("score.py", "score_muc.py") if not (scorers / name).is_file()]
    if missing:
        raise Refused(f"{scorers} holds no {' and no '.join(missing)}; name the scorers' folder with --scorers")
    if not any((data / name).is_file() for one in SETS for name in one.files):
        raise Refused(f"{data} holds none of the coded sets, such as {TRAIN}")
    return data, scorers


def _chosen(only: tuple[str, ...]) -> tuple[Set, ...]:
    unknown = [name for name in only if not any(one.name.startswith(name) for one in SETS)]
    if unknown:
        raise Refused(f"no set's name begins with {unknown[0]!r}; known: {', '.join(sorted({one.name for one in SETS}))}")
    return tuple(one for one in SETS if not only or one.name.startswith(only))


@dataclass(slots=True, kw_only=True)
class Bench:
    """Where it is measured: each file is read once, however many sets it is in."""

    data: Path
    scorers: Path
    workers: int
    folder: Path
    extractor: str = OURS
    notes: list[str] = field(default_factory=list)
    _kept: dict[str, Read] = field(default_factory=dict)

    def rows(self, one: Set) -> list[Row]:
        missing = [name for name in one.files if not (self.data / name).is_file()]
        if missing:
            self.notes.append(f"{one.name} ({one.what}): not measured; the folder lacks {' and '.join(missing)}")
            return [Row(of=one, goal=goal, figure=None) for goal in one.goals]
        scored = self.score(one, self.said(one))
        return [Row(of=one, goal=goal, figure=scored.figure(goal.at)) for goal in one.goals]

    def said(self, one: Set) -> Said:
        """What the program says of this set."""
        read = reduce(add, (self.read(name) for name in one.files))
        _say(f"{one.name}: {one.what}")
        if one.way == "claims":
            said = predicting.claims(read)
        elif one.way == "apart":
            said = predicting.incidents(read, together=lambda doc_id: doc_id)
        elif one.way == "muc":
            said = predicting.incidents_of_documents(read)
        elif one.way == "by gold incident":
            said = predicting.incidents(read, together=self.gold_incidents(one).__getitem__)
        elif one.way == "together":
            said = predicting.incidents(read, together=lambda doc_id: "")
        else:
            given = predicting.as_given(self.gold(one), read.documents)
            said = predicting.incidents(given, together=lambda doc_id: "")
        if said.lost:
            self.notes.append(f"{one.name} ({one.what}): {len(said.lost)} lost, the first because {plain(said.lost[0].reason)}")
        return said

    def read(self, name: str) -> Read:
        if name not in self._kept:
            _say(f"reading {name}")
            try:
                self._kept[name] = predicting.read(self.data / name, workers=self.workers, extractor=self.extractor, say=_say)
            except WarMonitorError as failure:
                raise Refused(str(failure)) from failure
        return self._kept[name]

    def gold(self, one: Set) -> Path:
        """The set's gold in one file."""
        whole = self.folder / "gold.jsonl"
        whole.write_text(
            "".join((self.data / name).read_text(encoding="utf-8").rstrip("\n") + "\n" for name in one.files), encoding="utf-8"
        )
        return whole

    def gold_lines(self, one: Set) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.gold(one).read_bytes().split(b"\n") if line.strip()]

    def gold_incidents(self, one: Set) -> dict[str, str]:
        return {line["doc_id"]: line["incident_id"] for line in self.gold_lines(one)}

    def score(self, one: Set, said: Said, *, errors: int = 0) -> Scored:
        predicted = predicting.write(self.folder / "predicted.jsonl", said)
        return score(one.way, self.gold(one), predicted, scorers=self.scorers, errors=errors)

    def worst(self, examples: int) -> list[str]:
        """The worst errors on the training sets, by kind."""
        lines: list[str] = []
        claims = next(one for one in SETS if one.files == (TRAIN,))
        if (self.data / TRAIN).is_file():
            said = self.said(claims)
            scored = self.score(claims, said, errors=EVERY_ERROR)
            errors = claim_errors(scored.errors, {line["doc_id"]: line["claims"] for line in said.lines})
            lines += ["", f"Worst on {TRAIN}", *claims_report(errors, examples)]
        if (self.data / GVA_TRAIN).is_file():
            tolls = Set(name="gva/train", what="a gold incident's articles at a time", files=(GVA_TRAIN,), way="by gold incident", goals=())
            said = self.said(tolls)
            lines += ["", f"Worst on {GVA_TRAIN}, {tolls.what}", *tolls_report(self.gold_lines(tolls), said.lines, examples)]
        return lines


def _say(step: str) -> None:
    print(step, file=sys.stderr, flush=True)
