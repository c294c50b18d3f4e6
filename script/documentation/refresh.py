"""Rewrite the blocks of output in README and docs by running what they show on the example reports.

A block begins with `<!-- output: COMMAND -->` or `<!-- output: COMMAND | lines A-B -->` and ends with `<!-- end -->`. `{result}` is
the folder of results, `{executions}` the id of the incident of 52 dead; the rest is called as it stands.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import roles

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", ROOT / "docs" / "index.md")
PICTURE = ROOT / "docs" / "report.png"
EXAMPLES = "examples/latakia-2025"
BLOCK = re.compile(r"(<!-- output: (?P<command>[^|\n]+?)(?: \| lines (?P<first>\d+)-(?P<last>\d+))? -->\n).*?(<!-- end -->)", re.S)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        result, home = Path(folder) / "result", Path(folder) / "home"
        call(["run", EXAMPLES, "--out", str(result)], home)
        names = {"result": str(result), "executions": executions(result)}
        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            page.write_text(BLOCK.sub(lambda found: block(found, names, home), text), encoding="utf-8")
        picture(result / "report.html")
    roles.refresh()


def call(arguments: list[str], home: Path) -> str:
    environment = {**os.environ, "WARMONITOR_HOME": str(home), "COLUMNS": "120"}
    done = subprocess.run(
        [sys.executable, "-m", "warmonitor", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"warmonitor {' '.join(arguments)}: status {done.returncode}\n{done.stderr}")
    return done.stdout


def executions(result: Path) -> str:
    """The incident that most claims of 52 dead went to."""
    claims = {
        (line["doc_id"], claim["id"]): claim for line in read(result / "claims.jsonl") for claim in line["claims"] if claim["low"] == 52
    }
    incidents = read(result / "incidents.jsonl")
    return max(incidents, key=lambda one: sum(tuple(ref) in claims for ref in one["claims"]))["incident_id"]


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def block(found: re.Match[str], names: dict[str, str], home: Path) -> str:
    command = found["command"].format(**names)
    arguments = shlex.split(command.removeprefix("warmonitor "))
    if arguments[0] == "run":
        arguments += ["--out", f"{names['result']}-again", "--force"]
    lines = call(arguments, home).rstrip("\n").split("\n")
    if found["first"]:
        lines = lines[int(found["first"]) - 1 : int(found["last"])]
    shown = f"$ {command}" + (" --out result" if arguments[0] == "run" else "")
    text = "\n".join(line.rstrip() for line in [shown, *lines])
    text = text.replace(f"{names['result']}-again", "result").replace(names["result"], "result")
    return f"{found[1]}```text\n{text}\n```\n{found[5]}"


def picture(page: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("No Chromium here; the picture stays as it is.")
        return
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1"]
    command += ["--window-size=1100,1500", f"--screenshot={PICTURE}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
