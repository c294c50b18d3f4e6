"""Bytes to text: UTF-8 where it is UTF-8, else what the bytes or their sender say, else a guess that is noted."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from warmonitor.errors import ItemFailed

SAMPLE = 200_000  # bytes that the detector looks at: enough to be sure, few enough to be quick on a large file

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip, Word or WACZ file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
WESTERN = set("–—‘’‚“”„…•€£°«»·©®™§½¼¾ \xa0áàâäãåçéèêëíìîïñóòôöõøúùûüýÿßæœÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØÚÙÛÜÝÆŒ¡¿")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded(NamedTuple):
    """The text, and what a person should know of how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, *, stated: str = "") -> Decoded:
    """The text of some bytes, without its byte order mark and otherwise as it stands.

    `stated` is what a server, an envelope or a page says of the encoding; it is tried after UTF-8.

    Raises:
        ItemFailed: If the bytes are no text.
    """
    for magic, what in MAGIC:
        if raw.startswith(magic):
            raise ItemFailed(f"binary data where text was expected: this is {what}; give it the ending of its kind")
    decoded = _marked(raw) or _unmarked_utf16(raw) or _strict(raw, "utf-8") or _stated(raw, stated) or _guessed(raw)
    return _checked(decoded)


def encodable(text: str) -> str:
    """The text with halves of broken surrogate pairs replaced, because no file can hold them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _marked(raw: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            found = _strict(raw[len(mark) :], encoding)
            return found or Decoded(raw[len(mark) :].decode(encoding, "replace"), (f"some bytes were not {encoding}",))
    return None


def _strict(raw: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(raw.decode(encoding))
    except (UnicodeDecodeError, LookupError):
        return None


def _stated(raw: bytes, stated: str) -> Decoded | None:
    return _strict(raw, stated) if stated else None


def _unmarked_utf16(raw: bytes) -> Decoded | None:
    """UTF-16 without its mark: every other byte of Western text is zero."""
    sample = raw[:2000]
    pairs = max(1, len(sample) // 2)
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[start::2].count(0) / pairs > 0.7 and sample[1 - start :: 2].count(0) / pairs < 0.1:
            found = _strict(raw, encoding)
            return Decoded(found.text, (f"encoding guessed: {encoding}",)) if found else None
    return None


def _guessed(raw: bytes) -> Decoded:
    for guess in (_broken_utf8, _western, _detected):
        if found := guess(raw):
            return found
    raise ItemFailed("binary data, or text in an encoding that could not be recognised; save it as UTF-8")


def _broken_utf8(raw: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes (a file cut short, a bad paste): many whole characters beside them prove it."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(text.count(c) for c in set(text) if c > "\x7f" and c != "\ufffd")
    if whole < 10 * broken:
        return None
    return Decoded(text, (f"{broken} places were not UTF-8 and are shown as \ufffd",))


def _western(raw: bytes) -> Decoded | None:
    """Windows-1252 where only its quotation marks, dashes and accented letters occur: too few for a detector to be right."""
    found = _strict(raw, "cp1252")
    if found is None:
        return None
    high = [c for c in found.text if c > "\x7f"]
    if len(high) > 0.05 * len(found.text) + 2 or not WESTERN.issuperset(high):
        return None
    return Decoded(found.text, ("encoding guessed: windows-1252",))


def _detected(raw: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE]).best()
    if best is None:
        return None
    text = raw.decode(best.encoding, "replace")
    notes = (f"encoding guessed: {best.encoding.replace('_', '-')}",)
    bad = text.count("\ufffd")
    return Decoded(text, (*notes, f"{bad} bytes could not be read and are shown as \ufffd") if bad else notes)


def _checked(decoded: Decoded) -> Decoded:
    """Refuse what decodes but is no text: control characters give it away."""
    controls = len(CONTROL.findall(decoded.text[:SAMPLE]))
    if controls > 0.02 * len(decoded.text[:SAMPLE]) + 3 or "\x00" in decoded.text[:1000]:
        raise ItemFailed("binary data where text was expected")
    return Decoded(decoded.text.removeprefix("\ufeff"), decoded.notes)
