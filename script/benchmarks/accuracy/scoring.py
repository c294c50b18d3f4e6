"""Asking the scorers: what they print, as figures and as lines of errors."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMANDS = {
    "claims": ("score.py", "claims"),
    "apart": ("score.py", "clusters"),
    "muc": ("score_muc.py",),
    "by gold incident": ("score.py", "clusters"),
    "together": ("score.py", "clusters"),
    "given claims": ("score.py", "links"),
}


class Refused(Exception):
    """The measuring cannot be done as asked; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    figures: dict[str, Any]
    errors: tuple[str, ...] = ()

    def figure(self, at: Sequence[str | int]) -> float | None:
        """The figure at this place; None where the scorer had nothing to count."""
        found: Any = self.figures
        for step in at:
            if isinstance(found, dict) and step not in found:
                return None
            found = found[step]
        return float(found)


def score(way: str, gold: Path, predicted: Path, *, scorers: Path, errors: int = 0) -> Scored:
    """What the scorer of that way of measuring says.

    Raises:
        Refused: If the scorer fails.
    """
    script, *verb = COMMANDS[way]
    command = [sys.executable, str(scorers / script), *verb, str(gold), str(predicted)]
    if errors:
        command += ["--errors", str(errors)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise Refused(f"{script} ended with status {done.returncode}: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
    figures, end = json.JSONDecoder().raw_decode(done.stdout)
    return Scored(figures=figures, errors=tuple(done.stdout[end:].strip().splitlines()))
