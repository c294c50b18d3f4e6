"""Mail: an .eml's body, subject, sender and date."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from warmonitor.domain.documents import Draft
from warmonitor.errors import ItemFailed
from warmonitor.plugins import Material
from warmonitor.sources.dates import iso_date
from warmonitor.sources.encodings import decode
from warmonitor.sources.markup import plain_text

name = "mail"
suffixes = (".eml",)
many = False


def read(material: Material) -> Iterator[Draft]:
    """One report: the plain body, else the HTML one. Attachments are named in a note, not read.

    Raises:
        ItemFailed: If it is no mail or has no words in its body.
    """
    message = message_from_bytes(material.raw(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    if not message.keys():
        raise ItemFailed("not a mail: it has no headers")
    text, notes = _body(message)
    written = _header(message, "date")
    yield Draft(
        text=text,
        title=_header(message, "subject"),
        source=_sender(_header(message, "from")),
        published=iso_date(written) or written,
        url=material.url,
        problems=notes + _attached(message),
    )


def _body(message: EmailMessage) -> tuple[str, tuple[str, ...]]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise ItemFailed("the mail has no text in its body; save its attachments and take those in")
    raw = part.get_payload(decode=True)
    decoded = decode(raw if isinstance(raw, bytes) else b"", stated=part.get_content_charset() or "")
    text = plain_text(decoded.text) if part.get_content_subtype() == "html" else decoded.text
    return text.replace("\r\n", "\n"), decoded.notes


def _header(message: EmailMessage, field: str) -> str:
    """A header as text; the standard library raises a wild variety of errors on broken ones."""
    try:
        return " ".join(str(message.get(field, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def _sender(written: str) -> str:
    """The name that the sender goes by, else the domain: an address itself is personal."""
    named, address = parseaddr(written)
    return named or address.rpartition("@")[2]


def _attached(message: EmailMessage) -> tuple[str, ...]:
    names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    return (f"{len(names)} attachments were not read: {', '.join(names[:5])}",) if names else ()
