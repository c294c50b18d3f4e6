"""What officials and others say of the violence without a figure: denials, admissions, condemnations, measures, appeals, promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from warmonitor.domain.claims import Statement
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.speakers import speaker_before
from warmonitor.extract.tokens import Token

Kind = Literal["denial", "admission", "condemnation", "measure", "appeal", "promise", "other"]


def _words(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b", re.IGNORECASE)


# What is dismissed or rejected in a denial; a police chief who is dismissed denies nothing.
SAID_OF_IT = (
    r"(?:(?:[\w'’]+ ){0,4}(?:claims?|accusations?|allegations?|reports?|figures?|tolls?|charges?|accounts?|suggestions?|responsibility)\b"
    r"|(?:[\w'’]+ ){0,4}as\b)"
)

# In this order: a sentence that admits and promises is told as an admission, which weighs more.
KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("denial", _words(
        r"den(?:ied|ies|y|ying)(?! (?:bail|parole|entry|access|permission|a (?:visa|permit)|medical))",
        rf"(?:dismiss|reject)(?:ed|es|s|ing)? {SAID_OF_IT}", "refuted", r"not responsible",
        r"isolated incidents?", r"had no (?:part|role|hand)", "fabricat\\w+", "baseless",
    )),
    ("admission", _words(
        "admit(?:ted|s)?", "acknowledg\\w+", "conced\\w+", r"claim(?:ed|s|ing)? responsibility", r"individual violations?",
        r"violations? (?:had |have )?(?:been|took|occurred)", "regret(?:ted|s)?", r"by mistake", r"took responsibility",
    )),
    ("condemnation", _words(
        "condemn\\w*", "denounc\\w+", "deplor\\w+", r"(?:deep|profound|grave|serious) concern", "outrage", "appall\\w+",
        "war crimes?",
    )),
    ("measure", _words(
        "curfews?", r"state of (?:emergency|siege)",
        r"(?:launched|opened|ordered|began|announced) an? (?:\w+ )?(?:investigation|inquiry|probe)", "ceasefire",
        "evacuat\\w+", r"sealed off", r"imposed", r"reinforcements",
    )),
    ("appeal", _words(
        r"call(?:ed|s|ing)? (?:on|for|upon)", "urg(?:ed|es|ing)", "appeal(?:ed|s|ing)?",
        r"lay down (?:their |your )?(?:arms|weapons)",
    )),
    ("promise", _words(
        "pledg\\w+", "vow(?:ed|s|ing)?", "promis\\w+", r"(?:will|would) be (?:punished|held accountable|brought to justice)",
        r"bring (?:them|those|these)",
    )),
)  # fmt: skip
VERBS = frozenset(
    "said says told tells indicated added stated announced confirmed denied denies dismissed dismiss rejected rejects admitted"
    " acknowledged conceded"
    " condemned condemns denounced expressed called calls urged urges appealed pledged vowed promised imposed ordered"
    " launched declared claimed"
    " warned insisted described assured regretted dismisses deplored reported blame blamed".split()
)
OFFICIAL = _words(
    "ministr(?:y|ies)", "ministers?", "governments?", "presidents?", "spokes(?:man|woman|person|people)", "army", "military",
    "police", "authorities", "leaders?", "envoys?", "secretary", "officials?", "council", "department", "united nations",
    "un", "u\\.n\\.", "officers?", "commanders?", "generals?", "chief", "mayor", "governor", "ambassador",
    "commission(?:er)?", "coalition", "isaf", "nato", "regime", "rebels?", "group", "movement", "command", "turkey",
    "russia", "washington", "moscow", "union", "amnesty", "human rights watch", "observatory",
)  # fmt: skip


def statements(page: Page, told: frozenset[int]) -> tuple[Statement, ...]:
    """The statements of a document in order, where it tells of harm; `told` are sentences whose claims already say what they say."""
    return tuple(s for n, line in enumerate(page.lines) for s in _in(page, line, n in told))


def _in(page: Page, line: PageLine, told: bool) -> Iterator[Statement]:
    kind = kind_of(line.text)
    if kind is None or (told and kind not in ("denial", "admission")):
        return
    speaker = _speaker(line)
    if not speaker and kind != "measure":
        return
    if speaker and not OFFICIAL.search(speaker) and not OFFICIAL.search(line.text) and kind not in ("denial", "admission"):
        return
    yield Statement(
        speaker=speaker,
        kind=kind,
        quote=page.text[line.sentence.start : line.sentence.end],
        document=page.document.doc_id,
        start=line.sentence.start,
        end=line.sentence.end,
    )


def kind_of(text: str) -> Kind | None:
    """What kind of statement a sentence makes; None where it makes none.

    >>> kind_of('The ministry spoke of "individual violations" and pledged to stop them.')
    'admission'
    """
    return next((kind for kind, cue in KINDS if cue.search(text)), None)


DENIERS = frozenset("denied denies deny dismissed dismiss dismisses rejected rejects refuted".split())


def _speaker(line: PageLine) -> str:
    for i, token in enumerate(line.sentence.tokens):
        if token.low in DENIERS and (denier := speaker_before(line.sentence.tokens, i, line.page.text)):
            return denier
    named = next((s.chain[-1] for s in line.sayings if s.chain), "")
    if named:
        return named
    tokens: list[Token] = line.sentence.tokens
    for i, token in enumerate(tokens):
        if token.low in VERBS and (found := speaker_before(tokens, i, line.page.text)):
            return found
    return ""
