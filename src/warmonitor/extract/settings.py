"""What a whole document says of its event: where, when, how and by whom, for claims whose own sentence is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from warmonitor.domain.claims import Manner
from warmonitor.extract import cues
from warmonitor.extract.doers import main_perpetrator
from warmonitor.extract.harm_words import TELLING
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.suspects import suspect
from warmonitor.extract.tokens import Token
from warmonitor.extract.where import Located
from warmonitor.extract.words import table

BESIDE = frozenset(("near", "outside", "from", "to", "around", "toward", "towards", "between"))


FROM_BIRTH = table("originally hails native resident comes came is was be are were")  # "is from Qasrat"
QUIET = 1.0  # how much less a sentence that tells of no harm says of where the harm was


EARLIER = frozenset("erupted began started follow follows followed following after since ousted which launched earlier triggered".split())


HOUSES_OF_CARE = frozenset("hospital hospitals clinic infirmary health healthcare jail prison".split())
BROUGHT = frozenset(
    "taken transported rushed airlifted flown transferred driven brought admitted treated treatment recovering remains remained condition"
    " surgery died pronounced held booked jailed lodged custody hospitalized".split()
)
# What a court or the police did on a day, days or years after the harm.
STEPS_OF_LAW = frozenset(
    "charged arrested indicted arraigned sentenced convicted pleaded pled plead surrendered extradited booked jailed testified acquitted"
    " appeared arrest arraignment sentencing trial hearing court".split()
)
TAKEN = frozenset("charged arrested indicted arraigned convicted extradited booked jailed".split())
LATER_STEPS = frozenset("autopsy autopsies postmortem vigil vigils funeral funerals burial memorial".split())
CLAUSE = frozenset(", ; : — – that who which whom where when as after before because for".split())
REACH_OF_A_STEP = 8  # tokens from the step to its day: "arrested the clerk, 24, at home on Thursday"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole document says, for claims whose own sentence is silent."""

    kind: str
    perpetrator: str
    manner: Manner
    place: Located | None
    time: MainTime | None


@dataclass(frozen=True, slots=True)
class MainTime:
    """The day that a document's event happened on; `only` where it names no other."""

    words: str
    start: date | None
    end: date | None
    precision: int
    line: int
    only: bool


def setting(page: Page) -> Setting:
    """The main event of a document: where, when, how and by whom, from its opening."""
    kind = page.genre
    doer = suspect(page) if kind == "crime" else main_perpetrator(page)
    return Setting(kind, doer, _main_manner(page), _main_place(page), _main_time(page))


def _main_manner(page: Page) -> Manner:
    counts: dict[Manner, float] = {}
    planted = False
    for n, line in enumerate(page.lines[:14]):
        manner = cues.manner_in(line.text)
        planted = planted or (manner in ("bombing", "shelling") and bool(cues.PLANTED.search(line.text)))
        if manner != "unknown":
            counts[manner] = counts.get(manner, 0.0) + 1.0 / (1 + n)
    title = cues.manner_in(page.document.title)
    if title != "unknown":
        counts[title] = counts.get(title, 0.0) + 0.8
    main = max(counts, key=lambda m: counts[m]) if counts else "unknown"
    # "Bombed" and "bombardment" are general words; a report that speaks of air strikes, too, means these.
    return "airstrike" if main in ("bombing", "shelling") and "airstrike" in counts and not planted else main


def _main_place(page: Page) -> Located | None:
    """The finest place of the opening sentences, the earliest of equals; countries last, and no victim's home address."""
    best: tuple[float, Located] | None = None
    for n, line in enumerate(page.lines[:12]):
        for place in line.places:
            if (place.lead in ("of", "from", "to") and place.level == 1) or elsewhere(line, place) or (n >= 8 and place.level > 1):
                continue
            score = (
                (place.level if place.level != 1 else 0.5) + (0.5 if place.level > 1 else 0.2) * n + (0.7 if place.lead in BESIDE else 0.0)
            )
            if not line.found:
                score += QUIET
            if best is None or score < best[0]:
                best = (score, place)
    return best[1] if best else None


def elsewhere(line: PageLine, place: Located) -> bool:
    """ "originally from X", "taken to Qasrat Hospital": where a victim comes from or was taken to, not where the harm was."""
    return _of_care(line, place) or (place.lead == "from" and place.first > 0 and line.sentence.tokens[place.first - 1].low in FROM_BIRTH)


def _of_care(line: PageLine, place: Located) -> bool:
    """Whether a hospital or a jail is where somebody was brought afterwards."""
    words = place.text.lower().split()
    if words[-1] not in HOUSES_OF_CARE and not (words[-1] in ("center", "centre") and {"medical", "trauma"} & set(words)):
        return False
    tokens = line.sentence.tokens
    return any(t.low in BROUGHT for t in tokens[max(0, place.first - 12) : place.last + 8])


def of_the_law(line: PageLine, first: int) -> bool:
    """ "was charged Wednesday in the death of": whether the words at `first` date a step of police or court."""
    tokens = line.sentence.tokens
    return any(t.low in STEPS_OF_LAW for t in tokens[max(0, first - 3) : first]) or _of_a_step(tokens, first)


def _of_a_step(tokens: Sequence[Token], first: int) -> bool:
    """ "arrested a clerk of the town on Thursday", "an autopsy would be done Monday": one clause has the step and its day."""
    for k in range(first - 1, max(-1, first - 1 - REACH_OF_A_STEP), -1):
        word = tokens[k].low
        if word in TAKEN or word in LATER_STEPS:
            return True
        if word in CLAUSE or word in TELLING:
            return False
    return False


def _main_time(page: Page) -> MainTime | None:
    """The day of the document's event: the first day in its opening that dates a deed, not a saying or what went before it."""
    base = page.base
    first: MainTime | None = None
    days = set()
    for n, line in enumerate(page.lines):
        for t in line.times:
            if t.kind != "day" or t.spoken or (t.start is not None and base is not None and not 0 <= (base - t.start).days <= 10):
                continue
            if {w.low for w in line.sentence.tokens[max(0, t.first - 6) : t.first]} & EARLIER or of_the_law(line, t.first):
                continue
            days.add(t.start)
            if first is None and n < 10:
                first = MainTime(line.words(t.first, t.last), t.start, t.end, t.precision, n, True)
    if first is None:
        return None
    return MainTime(first.words, first.start, first.end, first.precision, first.line, len(days) == 1)
