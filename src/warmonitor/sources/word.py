"""Word: paragraphs and tables of a .docx in their order."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from warmonitor.domain.documents import Draft
from warmonitor.errors import ItemFailed
from warmonitor.plugins import Material
from warmonitor.sources.zips import unpacked

name = "word"
suffixes = (".docx",)
many = False

# What python-docx, lxml (SyntaxError), zipfile and zlib raise on damaged bytes.
DAMAGE = (
    KeyError,
    ValueError,
    SyntaxError,
    AttributeError,
    OSError,
    NotImplementedError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
)


def read(material: Material) -> Iterator[Draft]:
    """One report. The dates in a .docx say when a file was made, not when a report was published, and are not used.

    Raises:
        ItemFailed: If it is no .docx, would unpack to too much, or holds no text.
    """
    import docx

    with unpacked(material, what=".docx") as packed:
        if "[Content_Types].xml" not in packed.namelist():
            raise ItemFailed("not a .docx file: the parts that make one are missing")
    try:
        with material.open() as stream:
            word = docx.Document(stream)
            text = "\n".join(_lines(word))
            title = str(word.core_properties.title or "").strip()
    except DAMAGE as error:
        raise ItemFailed(f"the .docx is damaged and cannot be read ({type(error).__name__})") from error
    yield Draft(text=text, title="" if title.lower() == "word document" else title, url=material.url)


def _lines(word: Any) -> Iterator[str]:
    from docx.table import Table

    for block in word.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = [cell.text.strip() for cell in row.cells]
                # A merged cell is handed out once for each column it spans.
                yield "\t".join(cell for i, cell in enumerate(cells) if i == 0 or cell != cells[i - 1])
        else:
            yield str(block.text)
