"""How long the desk's pages take, as a member gets them, with few claims in the database and with many: all of it made up."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from machine import machine

LIMIT = 2.0
A_DOCUMENT, AN_INCIDENT = 3, 5  # claims in a document, and of an incident
TOWNS, OUTLETS = 900, 20
FEW = 60
"""Claims of one outlet, of one place and with one flag, and reports with one word, at every size: a page of them is full at each."""
HARMS = ("killed", "injured", "detained", "displaced")
PAGES = {
    "queue": "queue/",
    "queue, page 3": "queue/?after={after}",
    "queue, one harm": "queue/?harm=detained",
    "queue, a source of few claims": "queue/?source={rare}",
    "queue, a place of few claims": "queue/?place=Old+Pell",
    "queue, a flag of few claims": "queue/?flag=denied",
    "queue, dates and figures": "queue/?since=2024-03-01&until=2024-06-30&least=20",
    "search, a word of one report": "queue/?words=number77x",
    "search, a word of some": "queue/?words=quarry",
    "search, a word of all": "queue/?words=killed",
    "search, two words, a harm": "queue/?words=police+quarry&harm=killed",
    "reports": "queue/?of=documents",
    "reports, searched": "queue/?of=documents&words=quarry",
    "a report": "documents/{document}/",
    "sources": "sources/",
    "a source": "sources/{source}/",
    "incidents": "incidents/",
    "incidents, one town": "incidents/?words=Town17",
    "an incident": "incidents/{incident}/",
}


def desk(sizes: Sequence[int], *, looks: int) -> None:
    print(f"{date.today().isoformat()}, {machine()}")
    print(f"milliseconds of the processor for a page, the middle of {looks}, beside the first size (to reach: {LIMIT:.1f} times)\n")
    print(f"  {'':30}" + "".join(f"{size:>10} claims" for size in sizes))
    measured = [_measured(size, looks) for size in sizes]
    for page in PAGES:
        times = [one.get(page) for one in measured]
        told = "".join(f"{ms:>14.1f} ms" if ms is not None else f"{'no page':>17}" for ms in times)
        growth = f"   {times[-1] / times[0]:5.2f} times" if times[0] and times[-1] and len(times) > 1 else ""
        print(f"  {page:30}{told}{growth}")


def _measured(size: int, looks: int) -> dict[str, float]:
    """Measured in a process of its own, with a database of its own."""
    with tempfile.TemporaryDirectory(prefix="warmonitor-bench-") as folder:
        environment = {**os.environ, "WARMONITOR_HOME": folder, "WARMONITOR_DEMO": "1", "DJANGO_SETTINGS_MODULE": "warmonitor.web.settings"}
        environment.pop("WARMONITOR_DATABASE", None)
        command = [sys.executable, __file__, str(size), str(looks)]
        said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
        return {page: float(ms) for page, ms in (line.rsplit("\t", 1) for line in said.splitlines() if "\t" in line)}


def _measure(size: int, looks: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    ids = _made_up(size)
    client = Client()
    client.force_login(ids.pop("user"), backend="django.contrib.auth.backends.ModelBackend")
    for page, address in PAGES.items():
        where = f"/desk/bench/{address.format(**ids)}"
        if client.get(where, HTTP_HOST="localhost").status_code != 200:
            continue
        times = []
        for _ in range(looks):
            start = time.process_time()
            client.get(where, HTTP_HOST="localhost")
            times.append(time.process_time() - start)
        print(f"{page}\t{statistics.median(times) * 1000:.2f}")


def _made_up(size: int) -> dict[str, Any]:
    """A project of so many claims, put into the tables without reading: only the pages are measured."""
    from django.db import connection, transaction
    from django.utils.timezone import now

    from warmonitor.store import searching
    from warmonitor.store.models import ClaimRow, Document, DocumentRow, IncidentRow, Membership, Project, Source, User

    project = Project.objects.create(slug="bench", title="Bench")
    user = User.objects.create_user("ana", password="none")
    Membership.objects.create(project=project, user=user, role="analyst")
    with transaction.atomic():
        sources = Source.objects.bulk_create([Source(project=project, name=f"Outlet {n:04}") for n in range(OUTLETS + 1)])
        documents = []
        for some in _batches(size // A_DOCUMENT):
            made = [
                Document(
                    project=project,
                    doc_id=f"d{n}",
                    source=sources[n % OUTLETS],
                    published=_day(n).isoformat(),
                    title=f"Report {n}",
                    text=_text(n) + (" It happened at the quarry." if n % (size // A_DOCUMENT // FEW) == 0 else ""),
                    language="en",
                    hash=f"{n:064x}",
                    taken_in_at=now(),
                )
                for n in some
            ]
            documents += Document.objects.bulk_create(made, batch_size=500)
            searching.add(made)
        needs = [["large", 10, "12 people are said to be killed."], ["single_voice", 15, "One voice is behind every figure."]]
        incidents = IncidentRow.objects.bulk_create(
            [
                IncidentRow(
                    project=project,
                    incident_id=f"inc-{n:016x}",
                    title=f"Killings in Town{n % TOWNS}",
                    record=_incident(n),
                    digest=f"{n:064x}",
                    date_start=_day(n),
                    date_end=_day(n),
                    place=f"Town{n % TOWNS}",
                    country="XX",
                    killed_low=n % 60,
                    killed_best=n % 60,
                    killed_high=n % 60 + 3,
                    voices=2,
                    reports=2,
                    grade="weak",
                    need=(n * 7) % 120,
                    needs=needs,
                )
                for n in range(size // AN_INCIDENT)
            ],
            batch_size=500,
        )
        for some in _batches(size):
            ClaimRow.objects.bulk_create(
                [
                    ClaimRow(
                        project=project,
                        document=documents[min(n // A_DOCUMENT, len(documents) - 1)],
                        incident=incidents[n // AN_INCIDENT - 1],
                        claim_id=f"c{n}",
                        record=_claim(n),
                        standing="suggested",
                        harm=HARMS[n % 4],
                        low=n % 60,
                        high=n % 60,
                        start=0,
                        source=sources[-1] if n % (size // FEW) == 2 else sources[n // A_DOCUMENT % OUTLETS],
                        place="Old Pell" if n % (size // FEW) == 1 else f"Town {n % TOWNS}",
                        country="XX",
                        date_start=_day(n),
                        date_end=_day(n),
                        need=1 + (n * 7) % 120,
                        needs=[["not_looked_at", 1, "Nobody has looked at it."]],
                        flags=" large single_voice " + ("denied " if n % (size // FEW) == 0 else ""),
                    )
                    for n in some
                ],
                batch_size=500,
            )
        DocumentRow.objects.bulk_create(
            [
                DocumentRow(
                    document=one, project=project, source=one.source, published=one.published, claims=3, unseen=3, need=n % 120, needs=needs
                )
                for n, one in enumerate(documents)
            ],
            batch_size=500,
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    third = ClaimRow.objects.filter(project=project).order_by("-need", "pk")[100]
    return {
        "user": user,
        "after": f"{third.need},{third.pk}",
        "source": sources[7].pk,
        "rare": sources[-1].pk,
        "document": documents[9].pk,
        "incident": incidents[9].incident_id,
    }


def _batches(size: int) -> Iterator[range]:
    for start in range(0, size, 2000):
        yield range(start, min(start + 2000, size))


def _day(n: int) -> date:
    return date(2024, 1, 1) + timedelta(days=n % 360)


def _text(n: int) -> str:
    return (
        f"Police said {n % 60} men were killed in Town{n % TOWNS} on Friday, number{n}x. Others were wounded, a doctor at the clinic said, "
        f"and {n % 7} are missing. The mayor of Town{n % TOWNS} spoke of a dark day for word{n % 5003} and word{n % 7001}."
    )


def _claim(n: int) -> dict[str, Any]:
    quote = _text(n // A_DOCUMENT)[:40]
    return {
        "id": f"c{n}",
        "quote": quote,
        "start": 0,
        "end": 40,
        "harm": HARMS[n % 4],
        "low": n % 60,
        "high": n % 60,
        "attribution": ["Police"],
    }


def _incident(n: int) -> dict[str, Any]:
    import msgspec

    from warmonitor.domain.incidents import Incident

    return dict(
        msgspec.to_builtins(
            Incident(incident_id=f"inc-{n:016x}", title=f"Killings in Town{n % TOWNS}", date_start=_day(n), date_end=_day(n))
        )
    )


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    _measure(int(sys.argv[1]), int(sys.argv[2]))
