"""The words of every document, kept so that a search asks an index: FTS5 on SQLite, tsvector on PostgreSQL.

The table stands beside Django's, because neither engine's kind is a model; it is made after every migration, filled as documents come
in, and holds nothing that could not be made again. A document's row has its number; what it holds is the folded words of its title, its
text and its source, and one word that names its project, so that a search never leaves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connections

from warmonitor.store.words import words

BATCH = 200
FEW = 3000  # documents up to which a search is a list of numbers


class Engine(NamedTuple):
    """How one engine keeps words and finds them. `every` word is sought, and the `last` may be the beginning of one."""

    make: tuple[str, ...]
    lacking: str
    forget: str
    keep: str
    find: str
    and_: str
    every: str
    last: str


def install(using: str = "default", **signal: Any) -> None:
    """Make the table unless it is there, and set down the words of documents that it lacks."""
    from warmonitor.store.models import Document

    if Document._meta.db_table not in connections[using].introspection.table_names():
        return
    engine = _engine(using)
    with connections[using].cursor() as cursor:
        for statement in engine.make:
            cursor.execute(statement)
        cursor.execute(engine.lacking)
        lacking = [pk for (pk,) in cursor.fetchall()]
    for start in range(0, len(lacking), BATCH):
        add(Document.objects.using(using).filter(pk__in=lacking[start : start + BATCH]).select_related("source"), using=using)


def add(documents: Iterable[Any], *, using: str = "default") -> None:
    """Set down the words of documents; those of one that is there already are set down anew."""
    engine = _engine(using)
    rows = [(one.pk, " ".join(_about(one))) for one in documents]
    with connections[using].cursor() as cursor:
        cursor.executemany(engine.forget, [(pk,) for pk, _ in rows])
        cursor.executemany(engine.keep, rows)


def found(project: int, asked: Sequence[str], *, begun: bool = True, using: str = "default") -> tuple[str, list[str]]:
    """The numbers of a project's documents that hold all the words, as SQL with its values.

    With `begun`, a last word that is only the beginning of one finds those that go on.
    """
    engine = _engine(using)
    every = (_project(project), *asked)
    last = engine.last if begun else engine.every
    return engine.find, [engine.and_.join([*(engine.every.format(one) for one in every[:-1]), last.format(every[-1])])]


def holding(column: str, project: int, asked: Sequence[str], *, using: str = "default") -> tuple[str, list[str]]:
    """The condition that the document which `column` names holds all the words, as SQL with its values.

    A list in the queue's order asks it row by row where most documents would do, and of a list of numbers where few would: on SQLite that
    is settled here, PostgreSQL settles it by itself. A whole word that stands in many documents is not taken for the beginning of others.
    """
    begun = found(project, asked, using=using)
    if connections[using].vendor == "postgresql":
        return f"{column} IN ({begun[0]})", begun[1]
    whole = found(project, asked, begun=False, using=using)
    if len(_some(whole, using)) > FEW:
        return f"EXISTS ({whole[0]} AND rowid = {column})", whole[1]
    numbers = _some(begun, using)
    if len(numbers) > FEW:
        return f"{column} IN ({begun[0]})", begun[1]
    return f"{column} IN ({', '.join(map(str, numbers)) or 'NULL'})", []


def _some(condition: tuple[str, list[str]], using: str) -> list[int]:
    """The numbers of the documents of which a condition holds, up to one more than are a few."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"{condition[0]} LIMIT {FEW + 1}", condition[1])
        return [int(pk) for (pk,) in cursor.fetchall()]


def _about(document: Any) -> tuple[str, ...]:
    source = document.source.name if document.source else ""
    return (_project(document.project_id), *words(f"{document.title} {source} {document.text}"))


def _project(pk: int) -> str:
    return f"§{pk}"  # no word begins so


def _engine(using: str) -> Engine:
    return POSTGRESQL if connections[using].vendor == "postgresql" else SQLITE


# Words come folded, so the tokenizer has only to part them at blanks; where in the text they stand is of no use here.
SQLITE = Engine(
    make=("CREATE VIRTUAL TABLE IF NOT EXISTS store_words USING fts5(words, tokenize='ascii', detail='none')",),
    lacking="SELECT id FROM store_document WHERE id NOT IN (SELECT rowid FROM store_words)",
    forget="DELETE FROM store_words WHERE rowid = %s",
    keep="INSERT INTO store_words (rowid, words) VALUES (%s, %s)",
    find="SELECT rowid FROM store_words WHERE store_words MATCH %s",
    and_=" AND ",
    every='"{}"',
    last='"{}"*',
)
POSTGRESQL = Engine(
    make=(
        "CREATE TABLE IF NOT EXISTS store_words (document bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS store_words_found ON store_words USING gin (words)",
    ),
    lacking="SELECT id FROM store_document WHERE id NOT IN (SELECT document FROM store_words)",
    forget="DELETE FROM store_words WHERE document = %s",
    keep="INSERT INTO store_words (document, words) VALUES (%s, array_to_tsvector(string_to_array(%s, ' ')))",
    find="SELECT document FROM store_words WHERE words @@ %s::tsquery",
    and_=" & ",
    every="'{}'",
    last="'{}':*",
)
