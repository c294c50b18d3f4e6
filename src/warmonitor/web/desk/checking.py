"""What is assessed and signed, in the reader's language. The English is that of store/kinds.py and store/signing.py."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from warmonitor.web.shown import labels
from warmonitor.web.shown.labels import Words
from warmonitor.web.shown.words import GRADES

FOUND: Words = {
    "supports": _("supports the account"),
    "contradicts": _("speaks against it"),
    "unclear": _("cannot be told"),
    "not_checked": _("not checked yet"),
}
RELIABILITY: Words = labels.GRADES
CREDIBILITY: Words = {
    "1": _("confirmed by other independent sources"),
    "2": _("probably true"),
    "3": _("possibly true"),
    "4": _("doubtful"),
    "5": _("improbable"),
    "6": _("truth cannot be judged"),
}
OUTCOMES: Words = {
    "confirmed": pgettext_lazy("outcome", "confirmed"),
    "inconclusive": _("inconclusive: kept, and open to what comes later"),
    "rejected": pgettext_lazy("outcome", "rejected"),
    "cannot_be_verified": _("cannot be verified"),
}
STANDARDS: Words = {
    "reasonable_suspicion": _("reasonable suspicion"),
    "reasonable_grounds": _("reasonable grounds to believe"),
    "balance_of_probabilities": _("balance of probabilities"),
    "clear_and_convincing": _("clear and convincing evidence"),
    "beyond_reasonable_doubt": _("beyond reasonable doubt"),
}
VALUES: dict[str, Words] = {
    **dict.fromkeys(("provenance", "source", "date", "location", "motivation", "internal_coherence", "cross_checking"), FOUND),
    "reliability": RELIABILITY,
    "credibility": CREDIBILITY,
    "outcome": OUTCOMES,
    "standard_of_proof": STANDARDS,
    "grade": GRADES,
}
ITEMS: Words = {
    "provenance": _("Provenance"),
    "source": _("Source"),
    "date": pgettext_lazy("checklist", "Date"),
    "location": _("Location"),
    "motivation": _("Motivation"),
    "internal_coherence": _("Internal coherence"),
    "cross_checking": _("Cross-checking"),
    "outcome": _("Outcome"),
    "standard_of_proof": _("Standard of proof"),
    "grade": _("Grade by a person"),
    "reliability": _("Reliability of the source"),
    "credibility": _("Credibility of the information"),
}
ASKS: Words = {
    "provenance": _("Is this the original, or a copy? Where was the first copy found?"),
    "source": _("Who made it and who put it online? Were they there, can they know?"),
    "date": _("When did it happen, and when was it recorded? What in it shows the day?"),
    "location": _("Where was it? What in it can be found on the ground?"),
    "motivation": _("Why was it made and spread? What would its author gain if it were believed?"),
    "internal_coherence": _("Does the account agree with itself: figures, times, places, names?"),
    "cross_checking": _("Do other authors with other primary sources tell the same? Other outlets alone do not count."),
}
STEPS: Words = {
    "submitted": _("Handed in"),
    "sent_back": _("Sent back"),
    "signed": _("Signed"),
    "dissent": _("Dissent"),
    "reopened": _("Taken up again"),
}
BLOCKS: Words = {
    "role": _("Signing takes a reviewer."),
    "not_handed_in": _("Nobody has handed this incident in for signing as it stands."),
    "own_work": _("You did part of the work on this incident; somebody else must look at it."),
    "no_outcome": _("Nobody has said what came of the verification: confirmed, inconclusive, rejected, or that it cannot be verified."),
}
