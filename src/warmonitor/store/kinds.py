"""What people assess, and the values that each kind takes, with the words that the screen shows.

References: Admiralty/NATO grading (reliability apart from credibility); Berkeley Protocol paragraphs 176 to 194; First Draft's five
pillars; Every Casualty's Standards, corroboration; Airwars' grades; OHCHR's standards of proof.
"""

from __future__ import annotations

from warmonitor.domain.tolls import DEFINITIONS
from warmonitor.store.acting import Refused

FOUND = {
    "supports": "supports the account",
    "contradicts": "speaks against it",
    "unclear": "cannot be told",
    "not_checked": "not checked yet",
}
CHECKLIST = ("provenance", "source", "date", "location", "motivation")
CORROBORATION = ("internal_coherence", "cross_checking")

KINDS: dict[str, dict[str, str]] = {
    "reliability": {
        "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable", "E": "unreliable",
        "F": "reliability cannot be judged",
    },
    "credibility": {
        "1": "confirmed by other independent sources", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable",
        "6": "truth cannot be judged",
    },
    **dict.fromkeys((*CHECKLIST, *CORROBORATION), FOUND),
    "outcome": {
        "confirmed": "confirmed", "inconclusive": "inconclusive: kept, and open to what comes later", "rejected": "rejected",
        "cannot_be_verified": "cannot be verified",
    },
    "standard_of_proof": {
        "reasonable_suspicion": "reasonable suspicion", "reasonable_grounds": "reasonable grounds to believe",
        "balance_of_probabilities": "balance of probabilities", "clear_and_convincing": "clear and convincing evidence",
        "beyond_reasonable_doubt": "beyond reasonable doubt",
    },
    "grade": {str(name): means for name, means in DEFINITIONS.items()},
}  # fmt: skip
"""Every kind of assessment, its values, and what each means."""


def check_assessment(kind: str, value: str) -> None:
    """
    Raises:
        Refused: If there is no such kind, or it has no such value.

    >>> check_assessment("reliability", "B")
    """
    if kind not in KINDS:
        raise Refused(f"nothing is assessed for its {kind!r}; known: {', '.join(sorted(KINDS))}")
    if value not in KINDS[kind]:
        raise Refused(f"{kind} is one of {', '.join(KINDS[kind])}, not {value!r}")
