"""Made-up reports, read, linked and reconciled, with the branches that they reach as a guide to the next (libFuzzer, by way of atheris)."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the tests' own idea of a sound reading

with atheris.instrument_imports(include=["warmonitor"]):
    from warmonitor.domain.claims import cite
    from warmonitor.domain.documents import Document
    from warmonitor.domain.tolls import POLICIES
    from warmonitor.extract import RulesEn
    from warmonitor.extract.harm_words import TRIGGER_WORDS
    from warmonitor.flow.settling import settle

from tests.extract.soundness import assert_sound
from tests.extract.texts import ODD, SENTENCES

# A byte is a word of this list, or the start of a stretch of any text: a report needs words of harm to be read at all.
PIECES = [
    *sorted(TRIGGER_WORDS)[:80],
    *(sentence.format(n=12) for sentence in SENTENCES),
    *ODD.values(),
    *"no zero two dozen dozens 1,500 12-year-old since ago years the a of and , . ; : at least up to others more said he they".split(),
]
DAYS = ("", "2025-03-08", "0001-01-01", "9999-12-31", "not a day")


def one_text(raw: bytes) -> None:
    made = atheris.FuzzedDataProvider(raw)
    published, title = made.PickValueInList(list(DAYS)), made.ConsumeUnicodeNoSurrogates(20)
    parts = []
    while made.remaining_bytes():
        at = made.ConsumeIntInRange(0, len(PIECES) + len(PIECES) // 4)
        parts.append(PIECES[at] if at < len(PIECES) else made.ConsumeUnicodeNoSurrogates(12))
    document = Document(doc_id="d", published=published, title=title, text=" ".join(parts))
    reading = RulesEn().read(document)
    assert_sound(document.text, reading)
    cited = [cite(claim, doc_id="d", published=published, source="") for claim in reading.claims]
    settled = settle(cited, {"d": document}, policy=POLICIES["ucdp"])
    assert not settled.lost, settled.lost[0].reason
    assert sorted(ref for one in settled.incidents for ref in one.claims) == sorted(one.ref for one in cited)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_text)
    atheris.Fuzz()
