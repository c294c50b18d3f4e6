"""PDF: the text layer, page by page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from warmonitor.domain.documents import Draft
from warmonitor.errors import ItemFailed
from warmonitor.plugins import Material

if TYPE_CHECKING:
    from pypdf import PdfReader

name = "pdf"
suffixes = (".pdf",)
many = False

LOCKED = "the PDF is encrypted; save a copy without a password"
UNTITLED = ("untitled", "microsoft word", "powerpoint")  # what programs put where nobody gave a title


def read(material: Material) -> Iterator[Draft]:
    """One report. The dates in a PDF say when a file was made, not when a report was published, and are not used.

    Raises:
        ItemFailed: If the PDF is encrypted, damaged, or has no text layer.
    """
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells the log what a reason tells our reader
    raw = material.raw()
    if b"%PDF-" not in raw[:1024]:
        raise ItemFailed("not a PDF, whatever its name says")
    try:
        yield _report(raw, url=material.url)
    except DependencyError as error:
        raise ItemFailed(LOCKED) from error
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, NotImplementedError, RecursionError) as error:
        raise ItemFailed(f"the PDF is damaged and cannot be read ({type(error).__name__})") from error


def _report(raw: bytes, *, url: str) -> Draft:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(raw))
    # Many PDFs are locked against changes only, and open with the empty password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise ItemFailed(LOCKED)
    pages = [page.extract_text().replace("\x00", "") for page in reader.pages]
    bare = [str(number) for number, text in enumerate(pages, start=1) if not text.strip()]
    if len(bare) == len(pages):
        raise ItemFailed("no text layer in the PDF; run OCR first")
    notes = (f"no text on {len(bare)} of {len(pages)} pages ({', '.join(bare[:10])}); pictures need OCR",) if bare else ()
    return Draft(text="\n\n".join(page for page in pages if page.strip()), title=_title(reader), url=url, problems=notes)


def _title(reader: PdfReader) -> str:
    title = str((reader.metadata.title if reader.metadata else "") or "").strip()
    return "" if title.lower().startswith(UNTITLED) or "." in title[-5:-2] else title
