"""Files that somebody sends over the web, on their way into a project: checked, laid down under names of ours, removed again.

Nothing of what is sent is ever served back as a file; what people see of it later is text, escaped. The archive keeps the bytes by hash.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from warmonitor.domain.documents import Lost
from warmonitor.home import home

KINDS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".csv", ".jsonl")
MOST_FILES = 20
MOST_BYTES = 20 << 20
MOST_TOGETHER = 60 << 20
BEGINNINGS = {".pdf": b"%PDF", ".docx": b"PK\x03\x04"}
LOOKED_AT = 1024  # bytes at the beginning by which a kind is told
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file as it came: the name that the sender's machine gave it, its size, and its bytes in pieces."""

    name: str
    size: int
    pieces: Iterable[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the sender knows of the reports and the files may not say."""

    source: str = ""
    published: str = ""
    title: str = ""
    url: str = ""
    language: str = ""


@contextmanager
def laid_down(sent: Sequence[Sent], known: Known) -> Iterator[tuple[Path | None, list[Lost]]]:
    """A folder with the files and what is known of them, for as long as it is needed, and the files that are not taken, with reasons.

    There is no folder where no file is taken. Names in it are ours: a number, and letters and digits of the sender's.
    """
    lost: list[Lost] = []
    place = home() / "uploads"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place) as made:
        folder, taken = Path(made), []
        together = 0
        for number, one in enumerate(sent, start=1):
            shown = plain_name(one.name)
            together += one.size
            reason = _refused(one, number, together)
            if not reason:
                reason = _lay_down(one, folder / f"{number:02}-{shown}")
            if reason:
                lost.append(Lost(item=shown, reason=reason))
            else:
                taken.append(f"{number:02}-{shown}")
        rows = [{"file": name, **_told(known)} for name in taken]
        (folder / "manifest.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        yield folder if taken else None, lost


def plain_name(name: str) -> str:
    """A name that is no path, holds no sign that a shell, a page or a line of writing would act on, and keeps its ending.

    >>> plain_name("../../etc/Bericht über <b>.PDF")
    'Bericht-über-b.pdf'
    """
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    stem, dot, ending = last.rpartition(".")
    if not dot:
        stem, ending = last, ""
    words = re.findall(r"\w+", stem)
    ending = "".join(re.findall(r"[a-z0-9]+", ending.lower()))[:10]
    return ("-".join(words)[:LONGEST_NAME] or "report") + (f".{ending}" if ending else "")


def _refused(one: Sent, number: int, together: int) -> str:
    ending = Path(plain_name(one.name)).suffix
    if number > MOST_FILES:
        return f"more than {MOST_FILES} files at once; send the rest afterwards"
    if ending not in KINDS:
        return f"not a kind that is taken here; those are {', '.join(KINDS)}"
    if one.size > MOST_BYTES:
        return f"larger than {MOST_BYTES >> 20} MB"
    if together > MOST_TOGETHER:
        return f"more than {MOST_TOGETHER >> 20} MB at once; send it by itself"
    return "empty" if one.size == 0 else ""


def _lay_down(one: Sent, path: Path) -> str:
    """Write the file; why it is not what its name says, if it isn't."""
    written = 0
    with path.open("xb") as file:
        for piece in one.pieces:
            written += len(piece)
            if written > MOST_BYTES:
                break
            file.write(piece)
    with path.open("rb") as file:
        beginning = file.read(LOOKED_AT)
    wrong = _wrong(path.suffix, beginning) if written <= MOST_BYTES else f"larger than {MOST_BYTES >> 20} MB"
    if wrong:
        path.unlink()
    return wrong


def _wrong(ending: str, beginning: bytes) -> str:
    sign = BEGINNINGS.get(ending)
    if sign is not None:
        return "" if sign in beginning else f"its content is no {ending}"
    # A zero byte stands in no text, but for the encodings that say so at their beginning.
    is_text = b"\0" not in beginning or beginning.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "" if is_text else f"its content is no {ending}"


def _told(known: Known) -> dict[str, str]:
    given = {
        "source": known.source,
        "published": known.published,
        "title": known.title,
        "url": known.url,
        "language": known.language,
    }
    return {name: value for name, value in given.items() if value}
