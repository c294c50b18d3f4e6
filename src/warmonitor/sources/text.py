"""Plain text and Markdown: the file is the report, kept as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.domain.documents import Draft
from warmonitor.plugins import Material
from warmonitor.sources.encodings import decode

name = "text"
suffixes = (".txt", ".text", ".md", ".markdown")
many = False


def read(material: Material) -> Iterator[Draft]:
    """One report. Its first line is no title: only a manifest or a format can say that it is."""
    decoded = decode(material.raw(), stated=material.charset)
    yield Draft(text=decoded.text, url=material.url, problems=decoded.notes)
