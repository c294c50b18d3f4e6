"""The reader `llm.v1`: a document in windows to the model, its answers checked against the document, claims out."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from warmonitor.domain.claims import Claim, Reading
from warmonitor.domain.documents import Document
from warmonitor.errors import ItemFailed
from warmonitor.extract.llm.answers import Answered, Unreadable, parse, schema
from warmonitor.extract.llm.cache import Cache, Kept, key_of
from warmonitor.extract.llm.checking import Desk, checked
from warmonitor.extract.llm.client import Client, TooLong
from warmonitor.extract.llm.days import Lines
from warmonitor.extract.llm.joining import joined
from warmonitor.extract.llm.prompt import PROMPT, RULES
from warmonitor.extract.llm.quotes import Paper
from warmonitor.extract.llm.settings import Settings, from_environment
from warmonitor.extract.llm.usage import Usage, dropped_words
from warmonitor.extract.llm.windows import Window, halves, windows
from warmonitor.extract.page import Page
from warmonitor.plugins import PlaceResolver

NAME = "llm.v1"
MOST_CHARACTERS = 1_000_000  # of a document: some 180 windows, and already a bill
SMALLEST = 400  # characters of a window that is not halved any more
TRIES = 2  # for an answer that can be read
IN_WINDOWS = "read in {} windows; who speaks and what is part of what was not followed from one to the next"


class LlmReader:
    """A language model as a reader. It proposes; nothing that it says stands unless the report's own words bear it out.

    Safe to call from several threads: they share one pace, one cache and one account.
    """

    name = NAME
    languages = ("en",)  # numbers and days are checked by the English readers of them
    remembered = False  # it has a cache of its own, by what each answer rests on

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.settings = settings or from_environment(os.environ)
        self.notice = (
            "" if self.settings.local else f"{NAME} sends the text of reports to {self.settings.host}, as WARMONITOR_LLM_SEND_TO allows"
        )
        self._usage = Usage()
        self._client = Client(self.settings, usage=self._usage, sleep=sleep, chance=chance)
        self._cache = Cache(self.settings.cache)
        self._schema = schema()

    def read(self, document: Document, *, places: PlaceResolver | None = None) -> Reading:
        """All claims of a document that stand the check, in the order of the text.

        Raises:
            ItemFailed: If the server gives no answer that can be read for a part of it; answers to the other parts are in the cache.
            RunAborted: If the server answers nothing at all and says that it never will.
        """
        if len(document.text) > MOST_CHARACTERS:
            raise ItemFailed(f"longer than {MOST_CHARACTERS:,} characters; split it before a model reads it")
        lines = Lines(Page.of(document, None))
        title = Paper.of(document.title)
        parts: list[tuple[Claim, ...]] = []
        dropped: Counter[str] = Counter()
        # A report may be all title, and a title is told with the first window alone, so that its claim comes once.
        for number, window in enumerate(windows(document.text, self.settings.window_characters) or [Window(0, 0)]):
            for part, answered, unfit in self._answers(document, window, title=document.title if number == 0 else ""):
                desk = Desk(Paper.of(document.text, *part), title, lines, NAME, f"{PROMPT} by {self.settings.model}")
                found = checked(answered, desk)
                dropped += unfit + found.dropped
                parts.append(found.claims)
        claims = joined(parts)
        self._usage.add(claims=len(claims))
        self._usage.drop(dropped)
        return Reading(doc_id=document.doc_id, claims=claims, problems=_problems(dropped, len(parts)))

    def summary(self) -> str:
        return self._usage.summary(NAME, self.settings) if self._usage.any() else ""

    def account(self) -> Mapping[str, Any]:
        asked = {"host": self.settings.host, "model": self.settings.model, "prompt": PROMPT, "format": self._client.dialect.format}
        return {**asked, **self._usage.account(self.settings)}

    def _answers(self, document: Document, window: Window, *, title: str) -> list[tuple[Window, tuple[Answered, ...], Counter[str]]]:
        """What the model answers for a window, or for its halves if the answer did not fit."""
        text = document.text[window.start : window.end]
        if not text.strip() and not title.strip():
            return []
        content = self._content(title, text)
        if content is not None:
            return [(window, *content)]
        smaller = halves(document.text, window)
        if len(text) <= SMALLEST or len(smaller) < 2:
            raise ItemFailed(f"the model's answer does not fit even for {len(text)} characters; allow more (WARMONITOR_LLM_ANSWER_TOKENS)")
        return [one for n, part in enumerate(smaller) for one in self._answers(document, part, title=title if n == 0 else "")]

    def _content(self, title: str, text: str) -> tuple[tuple[Answered, ...], Counter[str]] | None:
        """The claims that the model tells of a window, kept or asked for; None where they did not fit."""
        key = self._key(title, text)
        kept = self._cache.get(key)
        if kept is not None:
            with suppress(Unreadable):  # else it is not what was kept, and is asked for
                told = None if kept.cut else parse(kept.content)
                self._usage.add(from_cache=1)
                return told
        for again in range(TRIES):
            try:
                answer = self._client.ask(title=title, text=text, schema=self._schema, words=again > 0)
                told = None if answer.cut else parse(answer.content)
            except TooLong:
                return None
            except Unreadable:
                continue
            if not again and told and told[1] and not told[0]:
                continue  # not one claim keeps to the record: the server does not hold the model to it
            self._cache.put(key, Kept(content="" if answer.cut else answer.content, cut=answer.cut))
            return told
        raise ItemFailed("the model's answer is no list of claims")

    def _key(self, title: str, text: str) -> str:
        settings = self.settings
        return key_of(NAME, PROMPT, RULES, self._schema, settings.url, settings.model, settings.answer_tokens, title, text)


def _problems(dropped: Counter[str], windows: int) -> tuple[str, ...]:
    """Notes for people: what was dropped, without its words."""
    told = [IN_WINDOWS.format(windows)] if windows > 1 else []
    if dropped:
        told.append(dropped_words(dropped))
    return tuple(f"{NAME}: {note}" for note in told)
