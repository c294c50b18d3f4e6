"""Measure: `speed` is how fast the program is, `updating` what new reports cost, `linking` what it compares, `desk` how
long its pages take, `accuracy` how right it is, on reports coded by people."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

# The verbs' modules are imported when called: each needs things of its own, and processes that read import this one again.


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    speed_verb = verbs.add_parser("speed", help="documents a second, growth with the number of documents, peak memory")
    speed_verb.add_argument("--sizes", default="1000,10000,100000", help="documents of the whole runs")
    speed_verb.add_argument("--reading", type=int, default=2000, help="documents for reading alone and the yardstick")
    speed_verb.add_argument("--sharing", type=int, default=10000, help="documents for one worker against two")
    speed_verb.set_defaults(deed=_speed)
    updating_verb = verbs.add_parser("updating", help="what new reports cost beside the number of those that are there")
    updating_verb.add_argument(
        "--sizes", default="1000,10000,100000", help="reports that are there; the first is the measure of the others"
    )
    updating_verb.add_argument("--new", type=int, default=1000, help="reports that come in")
    updating_verb.add_argument("--spread", action="store_true", help="new reports of the days of the old ones, not of the days after")
    updating_verb.set_defaults(deed=_updating)
    desk_verb = verbs.add_parser("desk", help="pages of the desk with few claims in the database and with many")
    desk_verb.add_argument("--sizes", default="1000,100000", help="claims in the project; the first is the measure of the others")
    desk_verb.add_argument("--looks", type=int, default=15, help="times that each page is asked for")
    desk_verb.set_defaults(deed=_desk)
    linking_verb = verbs.add_parser("linking", help="true pairs of reports that are compared, beside how many are compared at all")
    linking_verb.add_argument("reports", type=Path, nargs="?", help="a .jsonl with an `incident_id` each (default: gva/train of the data)")
    linking_verb.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)), help="processes that read")
    linking_verb.set_defaults(deed=_linking)
    accuracy_verb = verbs.add_parser("accuracy", help="every coded set beside its floor and its target, and the worst misses")
    accuracy_verb.add_argument("--data", type=Path, help="the folder of coded reports (default: the environment's WARMONITOR_DATA)")
    accuracy_verb.add_argument("--scorers", type=Path, help="the folder of score.py and score_muc.py (default: eval, beside the data)")
    accuracy_verb.add_argument("--worst", type=int, default=5, help="examples of each kind of error, from the training sets; 0: none")
    accuracy_verb.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)), help="processes that read")
    accuracy_verb.add_argument("--into", type=Path, metavar="PAGE", help="put the table between the marks of this page, too")
    accuracy_verb.add_argument(
        "--sets", default="", metavar="NAME,...", help="only the sets whose names begin so, such as claims/train,gvdb"
    )
    accuracy_verb.add_argument(
        "--extractor", default="rules-en.v1", metavar="NAME", help="the reader to score; of a pair A+B, what counts without a person"
    )
    accuracy_verb.set_defaults(deed=_accuracy)
    arguments = parser.parse_args()
    arguments.deed(arguments)


def _speed(arguments: argparse.Namespace) -> None:
    from speed import speed

    speed([int(size) for size in arguments.sizes.split(",")], reading=arguments.reading, sharing=arguments.sharing)


def _updating(arguments: argparse.Namespace) -> None:
    from updating import updating

    updating([int(size) for size in arguments.sizes.split(",")], new=arguments.new, spread=arguments.spread)


def _desk(arguments: argparse.Namespace) -> None:
    from desk import desk

    desk([int(size) for size in arguments.sizes.split(",")], looks=arguments.looks)


def _linking(arguments: argparse.Namespace) -> None:
    from linking import linking

    reports = arguments.reports or Path(os.environ.get("WARMONITOR_DATA", "")) / "gva" / "train.jsonl"
    if not reports.is_file():
        print("script/bench linking: no coded reports; name their file, or their folder in WARMONITOR_DATA", file=sys.stderr)
        sys.exit(2)
    linking(reports, workers=arguments.workers)


def _accuracy(arguments: argparse.Namespace) -> None:
    from accuracy import Refused, measure

    named = arguments.data or (Path(os.environ["WARMONITOR_DATA"]) if os.environ.get("WARMONITOR_DATA") else None)
    try:
        measure(
            named,
            scorers=arguments.scorers,
            worst=arguments.worst,
            workers=arguments.workers,
            into=arguments.into,
            only=tuple(name for name in arguments.sets.split(",") if name),
            extractor=arguments.extractor,
        )
    except Refused as why:
        print(f"script/bench accuracy: {why}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
