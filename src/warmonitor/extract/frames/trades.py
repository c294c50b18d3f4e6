"""One person called by a trade that no table knows: "arrested a weapons dealer", "killed a porter"."""

from __future__ import annotations

from warmonitor.extract.frames.lines import Line
from warmonitor.extract.numbers import VAGUE, Amount
from warmonitor.extract.people_words import ARMED_WORDS, KINDS, STATE_WORDS, Kind
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.words import STOPS

TRADES = ("er", "or", "ist", "ian", "eer")
ANY_TRADE = Kind("unknown", "unknown", "unknown", False)
TAKES_THINGS = ("captur", "shoot", "shot", "hurt", "damag", "hold", "held")


def by_trade(line: Line, k: int, verb: int) -> Phrase | None:
    """One person called by a trade that no table knows: "a weapons dealer", "a Taliban bomb builder".

    Things end like that too ("captured a tanker"), so a verb that takes things asks for a noun of people before it.
    """
    if line.low(k) not in ("a", "an", "another", "one") or line.low(k + 1) in VAGUE or "number" in (line.low(k + 1), line.low(k + 2)):
        return None
    end = next((m for m in range(k + 1, min(k + 9, len(line.tokens))) if not line.tokens[m].word or line.low(m) in STOPS), k)
    head = end - 1
    if head <= k or line.low(head) in KINDS or not line.low(head).endswith(TRADES):
        return None
    qualified = any(line.low(m) in ARMED_WORDS or line.low(m) in STATE_WORDS for m in range(k + 1, head))
    if line.low(verb).startswith(TAKES_THINGS) and not qualified:
        return None
    more = "another" if line.low(k) == "another" else ""
    return Phrase(k, end, head, Amount(k, k + 1, 1, 1, "exact"), ANY_TRADE, determiner=line.low(k), more=more)
