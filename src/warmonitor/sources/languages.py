"""Which language a text is in: English by its commonest words, anything else by py3langid's model."""

from __future__ import annotations

import re

SAMPLE = 1500
MODEL_SAMPLE = 600  # the model reads byte by byte: more is slower and hardly surer

# Words that English needs in every few lines and that other languages written in Latin letters do not share.
ENGLISH = frozenset(
    "the and was were that which with from this these have has had been they their said who when where after before by".split()
)
WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """ISO 639-1 code of the language; "" where there are no words to tell by.

    >>> language_of("At least 12 people were killed after the strike, and the ministry said they had been civilians.")
    'en'
    >>> language_of("قُتل ما لا يقل عن اثني عشر شخصا في غارة على السوق")
    'ar'
    """
    words = WORD.findall(text[:SAMPLE])
    if len(words) < 2:
        return ""
    return "en" if _plainly_english(words) else _by_model(text[:MODEL_SAMPLE])


def _plainly_english(words: list[str]) -> bool:
    """Spares the model nine documents in ten: it takes longer than everything else in taking in a line."""
    common = [word for word in (w.lower() for w in words) if word in ENGLISH]
    return len(common) >= 0.12 * len(words) and len(set(common)) >= 3


def _by_model(text: str) -> str:
    import py3langid  # loads its model on first use, which takes most of a second

    return str(py3langid.classify(text)[0])
