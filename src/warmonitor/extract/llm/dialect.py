"""The ways in which servers of one protocol differ: how an answer is held to a schema, how its length is limited."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from warmonitor.extract.llm.prompt import messages

Format = Literal["json_schema", "json_object", "plain"]
NEXT: dict[Format, Format] = {"json_schema": "json_object", "json_object": "plain"}


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """What a server was found to take. The first is the strictest; each refusal leads to the next.

    `words` tells the schema in words as well: some servers accept a format and do not hold the model to it.
    """

    format: Format = "json_schema"
    words: bool = False
    limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    temperature: bool = True

    def body(self, *, model: str, title: str, text: str, schema: dict[str, Any], answer_tokens: int) -> dict[str, Any]:
        """The request for one window."""
        told = None if self.format == "json_schema" and not self.words else schema
        body: dict[str, Any] = {"model": model, "messages": messages(title=title, text=text, schema=told), "stream": False}
        body[self.limit] = answer_tokens
        if self.temperature:
            body["temperature"] = 0
        if self.format == "json_schema":
            body["response_format"] = {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}}
        elif self.format == "json_object":
            body["response_format"] = {"type": "json_object"}
        return body

    def after(self, refusal: str) -> Dialect | None:
        """What to try after a refusal in these words; None where nothing is left to try.

        >>> Dialect().after("'response_format' of this type is not supported").format
        'json_object'
        >>> Dialect().after("use 'max_completion_tokens' in place of 'max_tokens'").limit
        'max_completion_tokens'
        >>> Dialect(format="plain").after("no") is None
        True
        """
        words = refusal.lower()
        if self.limit == "max_tokens" and "max_completion_tokens" in words:
            return msgspec.structs.replace(self, limit="max_completion_tokens")
        if self.temperature and "temperature" in words:
            return msgspec.structs.replace(self, temperature=False)
        further = NEXT.get(self.format)
        return msgspec.structs.replace(self, format=further) if further else None
