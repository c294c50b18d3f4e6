"""The words by which a text is found, whatever its script and spelling: the same when it is set down and when it is asked for. Pure.

Arabic writes short vowels or leaves them out, several shapes of one letter, and the article and small words joined to the noun; a search
for قتلى has to find وَالقَتلى too. What is done to Arabic is the light stemming of Larkey, Ballesteros and Connell (2002), the fronts only.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
LONGEST = 60  # characters of a word that are kept: what is longer is no word, and a database has a limit for them
MOST_ASKED = 12  # words of a query that are looked for
MOST_KEPT = 50_000  # different words of one document; PostgreSQL takes a megabyte of them
ALIKE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ـ": ""})
FRONTS = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و")
SHORTEST_STEM = 3


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, each once, in their order.

    >>> words("The Café was shelled; وَالقَتلى")
    ('the', 'cafe', 'was', 'shelled', 'قتلي')
    """
    return tuple(dict.fromkeys(_stem(one)[:LONGEST] for one in WORD.findall(_folded(text))))[:MOST_KEPT]


def asked(query: str) -> tuple[str, ...]:
    """The words that a query asks for.

    >>> asked("shelled SHELLED café")
    ('shelled', 'cafe')
    """
    return words(query)[:MOST_ASKED]


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one for one in apart if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")
    return unicodedata.normalize("NFC", bare.translate(ALIKE))


def _stem(word: str) -> str:
    if not "\u0600" <= word[0] <= "\u06ff":
        return word
    front = next((one for one in FRONTS if word.startswith(one) and len(word) - len(one) >= SHORTEST_STEM), "")
    return word.removeprefix(front)
