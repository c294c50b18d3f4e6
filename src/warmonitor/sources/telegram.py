"""A Telegram export's result.json: one document a message that has words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from warmonitor.domain.documents import Draft
from warmonitor.errors import ItemFailed
from warmonitor.plugins import Material
from warmonitor.sources.encodings import decode

name = "telegram"
suffixes = (".json",)
many = True


def read(material: Material) -> Iterator[Draft]:
    """The messages of the chat, or of every chat in a whole account's export, in their order.

    Raises:
        ItemFailed: If the JSON is no Telegram export or none of its messages has words.
    """
    found = False
    for chat in _chats(_loaded(material)):
        silent = sum(1 for message in chat["messages"] if _is_message(message) and not _words(message).strip())
        notes = (f"{silent} messages without words (pictures, videos) in this chat were passed over",) if silent else ()
        for message in chat["messages"]:
            if _is_message(message) and _words(message).strip():
                found = True
                yield _draft(message, chat, notes)
                notes = ()
    if not found:
        raise ItemFailed("no message in the Telegram export has words")


def _loaded(material: Material) -> object:
    try:
        return msgspec.json.decode(decode(material.raw(), stated=material.charset).text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ItemFailed(f"not readable JSON: {error}") from error


def _chats(export: object) -> list[Mapping[str, Any]]:
    """The chats: an export of one is itself the chat, one of an account lists them."""
    whole = export.get("chats") if isinstance(export, dict) else None
    listed = whole.get("list") if isinstance(whole, dict) else [export]
    chats: list[Mapping[str, Any]] = [c for c in listed if _is_chat(c)] if isinstance(listed, list) else []
    if not chats:
        raise ItemFailed("not a Telegram export (no messages in it); for documents one a line use .jsonl")
    return chats


def _is_chat(found: object) -> bool:
    return isinstance(found, dict) and isinstance(found.get("messages"), list)


def _is_message(message: object) -> bool:
    return isinstance(message, dict) and message.get("type", "message") == "message"


def _words(message: Mapping[str, Any]) -> str:
    """The text, which the export splits where a link or bold type begins."""
    text = message.get("text", "")
    pieces = text if isinstance(text, list) else [text]
    return "".join(str(piece.get("text", "")) if isinstance(piece, dict) else str(piece or "") for piece in pieces)


def _draft(message: Mapping[str, Any], chat: Mapping[str, Any], notes: tuple[str, ...]) -> Draft:
    """A message; `date` is the exporting machine's local time, which is the nearest there is to the chat's own day."""
    text, number = _words(message), message.get("id", "")
    key = f"{chat.get('id', '')}\n{number}\n{message.get('date', '')}\n{text}".encode("utf-8", "replace")
    forwarded = message.get("forwarded_from")
    return Draft(
        text=text,
        source=str(chat.get("name") or ""),
        published=str(message.get("date") or ""),
        problems=notes + ((f"forwarded from {forwarded}",) if forwarded else ()),
        key=key,
        name=f"message {number}",
    )
