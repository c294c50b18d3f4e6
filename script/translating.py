"""The catalogues of the web's languages: what the pages say, what it is in each language, and the form that Django reads.

Django's own `makemessages` and `compilemessages` need GNU gettext on the machine; this needs Babel alone. Texts stand in the catalogue in
alphabetical order and without the places where they are used, so that two people who add some seldom meet.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

WEB = Path(__file__).resolve().parents[1] / "src/warmonitor/web"
PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;",
}
"""The languages, and which form a number takes, in the order that their catalogues have everywhere."""
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
Text = tuple[str | None, str | tuple[str, str]]
"""What is to be translated: its context, if it has one, and its words, singular and plural where it counts something."""


def main() -> int:
    missing = 0
    for language in PLURALS:
        catalogue = update(read(language))
        po_of(language).write_bytes(as_po(catalogue))
        mo_of(language).write_bytes(as_mo(catalogue))
        for words in untranslated(catalogue):
            missing += 1
            print(f"{language} lacks: {words}")
    print(f"{missing} texts lack a translation." if missing else "Every text has its translation.")
    return 1 if missing else 0


def po_of(language: str) -> Path:
    return WEB / "locale" / language / "LC_MESSAGES/django.po"


def mo_of(language: str) -> Path:
    return po_of(language).with_suffix(".mo")


def read(language: str) -> Catalog:
    with po_of(language).open("rb") as file:
        return read_po(file, locale=language)


def texts() -> set[Text]:
    """Everything that the pages and the code of the web say to people."""
    found: set[Text] = set()
    for path in sorted(WEB.rglob("*.py")):
        found.update(_texts_in(path.read_bytes()))
    for path in sorted((WEB / "templates").rglob("*.*")):
        found.update(_texts_in(_as_python(path)))
    return found


def update(catalogue: Catalog) -> Catalog:
    """The catalogue with exactly the texts that are there; known translations are kept."""
    fresh = Catalog(locale=catalogue.locale, header_comment=catalogue.header_comment, fuzzy=False, charset="utf-8")
    for context, words in texts():
        known = catalogue.get(words if isinstance(words, str) else words[0], context)
        plural = isinstance(words, tuple)
        keep = known is not None and isinstance(known.id, tuple) == plural
        fresh.add(words, known.string if keep and known else None, context=context, flags=_flags(words))
    return fresh


def untranslated(catalogue: Catalog) -> list[str]:
    lacking = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(forms):
            lacking.append(message.id[0] if isinstance(message.id, tuple) else message.id)
    return sorted(lacking)


def as_po(catalogue: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalogue, width=140, no_location=True, omit_header=True, sort_output=True)
    return _header(catalogue) + file.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The compiled form. Texts without a translation are left out, and show in English."""
    file = BytesIO()
    with BytesIO(as_po(catalogue)) as po:
        compiled = read_po(po, locale=catalogue.locale)
    compiled.creation_date = compiled.revision_date = NO_DAY  # the same texts compile to the same bytes on any day
    write_mo(file, compiled)
    return file.getvalue()


def _header(catalogue: Catalog) -> bytes:
    """A head that says what a reader of the file needs, and nothing that changes from day to day."""
    return (
        f"# The web of warmonitor in {catalogue.locale.english_name}. script/translations keeps it; people write the msgstr lines.\n"
        'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {PLURALS[str(catalogue.locale)]}\\n"\n\n'
    ).encode()


def _flags(words: str | tuple[str, str]) -> tuple[str, ...]:
    told = words if isinstance(words, str) else " ".join(words)
    return ("python-format",) if re.search(r"%\(\w+\)[sd]", told) else ()


def _texts_in(source: bytes) -> Iterator[Text]:
    for _, words, _, context in extract("python", BytesIO(source), keywords=KEYWORDS, options={"encoding": "utf-8"}):
        if words:
            yield context, words if isinstance(words, str) else (words[0], words[1])


def _as_python(path: Path) -> bytes:
    """A template with all but its texts crossed out; what indents a page means nothing to Python."""
    crossed_out = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    return "\n".join(line.strip() for line in crossed_out.splitlines()).encode()


if __name__ == "__main__":
    sys.exit(main())
