"""Markup that is safe by construction: whatever is not an element made here is escaped, and no element made here can run.

Names of tags and attributes come from our own code only; words and addresses come from outside and are never trusted.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urlsplit


class Markup(str):
    """Finished markup. Made by `el`, `link` and `join` alone; templates of others may take it as such."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


Content = str | int | None | Iterable["Content"]

TAG = re.compile(r"[a-zA-Z][a-zA-Z0-9]*")
ATTRIBUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
RUNS = re.compile(r"on\w+|style|srcdoc|formaction|action", re.IGNORECASE)
NEVER = frozenset({"script", "iframe", "object", "embed", "base", "form", "foreignobject"})
VOID = frozenset({"meta", "br", "hr", "col"})
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def el(tag: str, *content: Content, cls: str = "", **attributes: str | int | float | bool | None) -> Markup:
    """An element. `cls` is its class; `_` in an attribute's name stands for `-`; False and None leave an attribute out.

    Raises:
        ValueError: If the tag or an attribute could run or style anything, or if an address is not http, https or in this page.

    >>> el("p", "2 < 3", el("b", '"so"'), cls="note")
    '<p class="note">2 &lt; 3<b>&quot;so&quot;</b></p>'
    """
    if not TAG.fullmatch(tag) or tag.lower() in NEVER:
        raise ValueError(f"no element is made of tag={tag!r}")
    opening = f"<{tag}{_attributes({'class': cls or None, **attributes})}>"
    return Markup(opening if tag in VOID else f"{opening}{join(content)}</{tag}>")


def join(content: Content) -> Markup:
    """Several things one after the other, each escaped unless it is an element."""
    if content is None:
        return Markup("")
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return Markup(escape(content))
    if isinstance(content, int):
        return Markup(str(content))
    return Markup("".join(join(piece) for piece in content))


def link(address: str, *content: Content) -> Markup:
    """A link that leaves the page, if the address is a plain http or https one; else the words without a link."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return join(content)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return join(content)
    return el("a", *content, href=address.strip(), rel="noreferrer noopener nofollow external")


def words(text: str) -> Markup:
    """Words from outside in a line of ours, kept apart so that right-to-left writing does not turn the line around."""
    return el("bdi", text)


def escape(text: str) -> str:
    """Text for markup; what no page may hold (control characters, halves of characters) becomes a replacement mark."""
    return html.escape(UNFIT.sub("\ufffd", text), quote=True)


def anchor(prefix: str, name: str) -> str:
    """An id for use in the page and after `#`.

    >>> anchor("i", "a b")
    'i-a_20_b'
    """
    return f"{prefix}-" + re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found.group()):x}_", name)


def _attributes(given: dict[str, str | int | float | bool | None]) -> str:
    return "".join(_attribute(name.rstrip("_").replace("_", "-"), value) for name, value in given.items())


def _attribute(name: str, value: str | int | float | bool | None) -> str:
    if not ATTRIBUTE.fullmatch(name) or RUNS.fullmatch(name):
        raise ValueError(f"no attribute may be called {name!r}")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if name in ("href", "src") and not re.match(r"#|https?://", str(value), re.IGNORECASE):
        raise ValueError(f"{name} must be an http or https address or a place in this page")
    return f' {name}="{escape(str(value))}"'
