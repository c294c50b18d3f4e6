"""A claim in the making: one finding with everything that its sentence and its surroundings say of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from warmonitor.domain.claims import Age, Counting, Evidence, Harm, Hedge, Manner, Modality, Person, Sex, Status, Verification
from warmonitor.extract import cues, victims
from warmonitor.extract.dates import Dated
from warmonitor.extract.doers import main_perpetrator, perpetrator
from warmonitor.extract.frames import Found
from warmonitor.extract.page import Page, PageLine
from warmonitor.extract.phrases import Phrase
from warmonitor.extract.speakers import Said, chosen
from warmonitor.extract.tokens import Token
from warmonitor.extract.where import Located


@dataclass(slots=True, kw_only=True)
class Draft:
    """Filled by `draft`, then folded with others that say the same; not seen outside the reader."""

    line: int
    found: Found
    start: int
    end: int
    harm: Harm
    low: int
    high: int | None
    modality: Modality
    status: Status
    sex: Sex
    age: Age
    victims: str
    names: tuple[str, ...]
    people: tuple[Person, ...]
    perpetrator: str
    manner: Manner
    own_manner: bool
    place: str
    place_level: int
    own_place: bool
    time: str
    date_start: date | None
    date_end: date | None
    precision: int
    own_time: bool
    counting: Counting
    attribution: tuple[str, ...]
    hedge: Hedge
    verification: Verification
    evidence: tuple[Evidence, ...]
    mentions: list[tuple[int, int]]
    parent: Draft | None = None
    background: bool = False
    in_title: bool = False
    these: bool = False
    last_line: int = 0


BACKGROUND = re.compile(
    r"\b(?:civil war|the war|conflict|uprising|insurgency|since (?:early |mid-?|late )?(?:19|20)\d\d|years? of (?:war|conflict|fighting)|war began|erupted in (?:19|20)\d\d"
    r"|five-year|six-year|\w+-year(?:-old)? (?:war|conflict)|decades?)\b",
    re.IGNORECASE,
)


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
    return Setting(victims.setting(page), main_perpetrator(page), _main_manner(page), _main_place(page), _main_time(page))


def _main_manner(page: Page) -> Manner:
    counts: dict[Manner, float] = {}
    for n, line in enumerate(page.lines[:14]):
        manner = cues.manner_in(line.text)
        if manner != "unknown":
            counts[manner] = counts.get(manner, 0.0) + 1.0 / (1 + n)
    title = cues.manner_in(page.document.title)
    if title != "unknown":
        counts[title] = counts.get(title, 0.0) + 0.8
    return max(counts, key=lambda m: counts[m]) if counts else "unknown"


def _main_place(page: Page) -> Located | None:
    """The finest place of the opening sentences, the earliest of equals; countries last, and no victim's home address."""
    best: tuple[float, Located] | None = None
    for n, line in enumerate(page.lines[:12]):
        for place in line.places:
            if place.lead in ("of", "from", "to") and place.level == 1 or _elsewhere(line, place) or n >= 8 and place.level > 1:
                continue
            score = (
                (place.level if place.level != 1 else 0.5) + (0.5 if place.level > 1 else 0.2) * n + (0.7 if place.lead in BESIDE else 0.0)
            )
            if best is None or score < best[0]:
                best = (score, place)
    return best[1] if best else None


BESIDE = frozenset(("near", "outside", "from", "to", "around", "toward", "towards", "between"))


EARLIER = frozenset("erupted began started follow follows followed following after since ousted which launched earlier triggered".split())


def _main_time(page: Page) -> MainTime | None:
    """The day of the document's event: the first day in its opening that dates a deed, not a saying or what went before it."""
    base = page.base
    first: MainTime | None = None
    days = set()
    for n, line in enumerate(page.lines):
        for t in line.times:
            if t.kind != "day" or t.spoken or (t.start is not None and base is not None and not 0 <= (base - t.start).days <= 10):
                continue
            if {w.low for w in line.sentence.tokens[max(0, t.first - 6) : t.first]} & EARLIER:
                continue
            days.add(t.start)
            if first is None and n < 10:
                first = MainTime(_words(line, t.first, t.last), t.start, t.end, t.precision, n, True)
    if first is None:
        return None
    return MainTime(first.words, first.start, first.end, first.precision, first.line, len(days) == 1)


def _words(line: PageLine, first: int, last: int) -> str:
    tokens = line.sentence.tokens
    return re.sub(r"\s+", " ", line.page.text[tokens[first].start : tokens[last - 1].end])


def draft(page: Page, n: int, found: Found, whole: Setting) -> Draft:
    """One finding with all its fields, by small functions that each look at the nearest words first."""
    line = page.lines[n]
    tokens = line.sentence.tokens
    start, end = tokens[found.first].start, tokens[found.last - 1].end
    clause = clause_text(line, found)
    background = _is_background(line, found)
    place, level, own_place = _place(page, n, found, whole, background)
    time, first_day, last_day, precision, own_time, span = _time(page, n, found, whole, background)
    doer = perpetrator(line, found) if not background else ""
    manner, own_manner = _manner(page, n, found, whole, background)
    if not doer and not background and whole.kind != "crime" and manner == whole.manner and manner in ("airstrike", "shelling", "bombing"):
        doer = whole.perpetrator
    chain = attribution(page, n, found)
    return Draft(
        line=n, found=found, start=start, end=end, harm=found.harm, low=found.low, high=found.high, modality=found.modality,
        status=victims.status_of(line, found, whole.kind), sex=victims.sex_of(line, found, _including(line, found)),
        age=victims.age_of(line, found, _including(line, found)), victims=_victims(line, found),
        names=_names(found), people=_people(line, found), perpetrator=doer,
        manner=manner, own_manner=own_manner, place=place, place_level=level, own_place=own_place, time=time,
        date_start=first_day, date_end=last_day, precision=precision, own_time=own_time,
        counting=_counting(line, found, span, background), attribution=chain,
        hedge=_hedge(line, found, clause), verification=cues.verification_in(line.text), evidence=_evidence(line, found),
        mentions=[], background=background, these=_includes_these(line, found), last_line=n,
    )  # fmt: skip


def _is_background(line: PageLine, found: Found) -> bool:
    """A war's total rather than the news: very large, or large beside words for the whole war."""
    if found.low >= 10_000:
        return True
    told = bool(BACKGROUND.search(line.text))
    return told and (found.low >= 1000 or bool(re.search(r"\b(?:war|conflict|uprising)\b", line.text)) and found.low >= 100)


def _includes_these(line: PageLine, found: Found) -> bool:
    """ "including these casualties, the total ...": the words right before a total."""
    tokens = line.sentence.tokens
    before = [t.low for t in tokens[max(0, found.first - 7) : found.first]]
    return "including" in before and bool({"these", "those", "them"} & set(before))


def clause_text(line: PageLine, found: Found) -> str:
    """The words around a finding, up to the marks that part clauses."""
    tokens = line.sentence.tokens
    first, last = found.first, found.last
    while first > 0 and tokens[first - 1].low not in (";", ":") and found.first - first < 14:
        first -= 1
    while last < len(tokens) and tokens[last].low not in (";", ":") and last - found.last < 12:
        last += 1
    return line.page.text[tokens[first].start : tokens[last - 1].end]


def _including(line: PageLine, found: Found) -> str:
    """ "including women and children" right behind a total says of what sex and age some of them were."""
    tokens = line.sentence.tokens
    k = found.last
    while k < len(tokens) and k < found.last + 3:
        if tokens[k].low in ("including", "among", "mostly", "mainly"):
            end = min(len(tokens), k + 9)
            stop = next(
                (m for m in range(k + 1, end) if tokens[m].low in (".", ";", "were", "was", "in", "have", "had", "according")),
                end,
            )
            return line.page.text[tokens[k].start : tokens[stop - 1].end]
        k += 1
    inside = line.page.text[tokens[found.first].start : tokens[found.last - 1].end]
    match = re.search(r",? (?:including|among them) (.*)$", inside)
    return match[1] if match and found.part is None else ""


def _up_to(tokens: list[Token], last: int) -> int:
    """ "a student originally from Qamrat": up to the next mark."""
    return next((k for k in range(last, min(last + 6, len(tokens))) if not tokens[k].word), last)


def _clothed(tokens: list[Token], last: int) -> int:
    """Behind "in military uniform", which reports may dispute."""
    words = [t.low for t in tokens[last : last + 3]]
    return last + 3 if len(words) == 3 and words[0] in ("in", "wearing") and words[2] in CLOTHES else last


CLOTHES = frozenset("uniform uniforms clothing clothes attire fatigues dress".split())
STOPPERS = frozenset(", . ; : lying piled were was have gathered near found and with strewn at on recovered discovered by that who".split())


def _victims(line: PageLine, found: Found) -> str:
    """The noun phrase without its number."""
    if not found.people or (found.rule.startswith("N ") and found.rule not in ("N bodies", "N hostages")):
        return ""
    if found.rule == "N bodies":
        tokens = line.sentence.tokens
        stop = next((k for k in range(found.last, min(found.last + 7, len(tokens))) if tokens[k].low in STOPPERS), found.last)
        return _words(line, found.first, stop)
    texts = []
    for p in found.people:
        tokens = line.sentence.tokens
        first = p.amount.last if p.amount is not None and p.amount.last > p.first and not p.partitive else p.first
        if p.apposition is not None:
            first, last = p.apposition
            texts.append(_words(line, first, _clothed(tokens, _up_to(tokens, last))))
            continue
        if p.bare or (first >= p.last and not p.kind):
            continue
        last = _clothed(tokens, p.last)
        if p.kind and last < len(tokens) and tokens[last].low == "of" and last + 1 < len(tokens):
            ends = (
                ",",
                ".",
                "was",
                "were",
                "who",
                "have",
                "has",
                "in",
                "and",
                "by",
                "killed",
                "on",
                "had",
                "during",
                "also",
                "that",
                "from",
                "as",
            )
            stop = next((m for m in range(last + 1, min(last + 9, len(tokens))) if tokens[m].low in ends), last)
            last = max(last, stop)
        if first < last:
            texts.append(_words(line, first, last))
    return ", ".join(texts) if len(texts) > 2 else " and ".join(texts)


def _names(found: Found) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for p in found.people for name in p.name.split(" / ") if name))


def _people(line: PageLine, found: Found) -> tuple[Person, ...]:
    people = []
    for p in found.people:
        if " / " in p.name:
            people.extend(Person(name=name) for name in p.name.split(" / "))
        if not p.name or " / " in p.name:
            continue
        sex = victims.sex_of(line, Found(found.harm, found.manner, found.trigger, found.first, found.last, (p,), 1, 1, "exact", found.rule))
        after = line.page.text[line.sentence.tokens[p.last - 1].end : line.sentence.tokens[p.last - 1].end + 12]
        aged = re.match(r"\s*[,(]\s*(\d{1,3})\b", after)
        age = p.age if p.age is not None else int(aged[1]) if aged else None
        occupation = (
            line.sentence.tokens[p.head].low
            if p.kind and p.kind.status == "civilian" and p.kind.sex == "unknown" and p.kind.age == "unknown"
            else None
        )
        people.append(
            Person(name=p.name, age=age, sex="woman" if sex == "women" else "man" if sex == "men" else None, occupation=occupation)
        )
    return tuple(people)


def _manner(page: Page, n: int, found: Found, whole: Setting, background: bool) -> tuple[Manner, bool]:
    """How, and whether its own sentence says so: the verb, else the clause, the sentence, the sentence before, the document."""
    if found.harm == "abducted":
        return "kidnapping", True
    if found.harm == "detained":
        return "other", True
    if found.manner not in ("unknown", "shooting"):
        return found.manner, True
    line = page.lines[n]
    for text in (_segment(line, found), _blanked(line, found)):
        own = cues.manner_in(text)
        if own in ("bombing", "shelling") and whole.manner in ("airstrike", "shelling") and not PLANTED.search(text):
            own = whole.manner
        if own != "unknown" and not (background and own == "execution"):
            return own, True
    if found.manner != "unknown":
        return found.manner, True
    if background or found.harm in ("displaced", "missing", "bodies_found") or found.rule == "toll of N":
        return "unknown", False
    if n and page.lines[n - 1].sentence.paragraph == line.sentence.paragraph:
        before = cues.manner_in(page.lines[n - 1].text)
        if before != "unknown":
            return before, False
    return whole.manner, False


def _blanked(line: PageLine, found: Found) -> str:
    """The sentence without the victims' own words: "32 gunmen" died, they did not shoot."""
    text, base = line.text, line.sentence.start
    tokens = line.sentence.tokens
    for p in line.line.people:
        if p.kind and p.kind.status == "armed_group" and (p in found.people or p.before == "including"):
            first, last = tokens[p.first].start - base, tokens[p.last - 1].end - base
            text = text[:first] + " " * (last - first) + text[last:]
    return text


# Of these the document's own event tells the kind: a "bombing" in a report of an air strike came from the air.
PLANTED = re.compile(
    r"\b(?:car|truck|roadside|suicide|petrol|planted)[- ]?bomb\w*|\b(?:explosive devices?|ieds?|grenades?|bombers?|rockets?|mortars?|shell\w*|artillery)\b",
    re.IGNORECASE,
)
SEAMS = re.compile(r"[,;:—]|\s-\s|\b(?:when|while|after|as|before|in addition to|besides|following|where)\b", re.IGNORECASE)


def _segment(line: PageLine, found: Found) -> str:
    """The stretch between seams that holds the harm word and its people."""
    text = _blanked(line, found)
    tokens, base = line.sentence.tokens, line.sentence.start
    first, last = tokens[found.first].start - base, tokens[found.last - 1].end - base
    left = max((m.start() for m in SEAMS.finditer(text) if m.end() <= first), default=0)
    right = min((m.start() for m in SEAMS.finditer(text) if m.start() >= last), default=len(text))
    return text[left:right]


def _place(page: Page, n: int, found: Found, whole: Setting, background: bool) -> tuple[str, int, bool]:
    """The finest place of the sentence near the harm; else of the sentences beside it; else the document's."""
    line = page.lines[n]
    here = [(p, abs(p.first - found.trigger)) for p in line.places if not _elsewhere(line, p)]
    if background:
        return _country(line, here), 6, bool(here)
    finer = whole.place
    near = [x for x in here if x[1] <= 40]
    if near and not (whole.kind == "crime" and finer is not None and finer.level == 1):
        best = min(near, key=lambda x: (x[0].level + (0.7 if x[0].lead in BESIDE else 0.0), x[1]))[0]
        if finer is not None and best.level >= 4 and finer.level < best.level and _contains(page, best, finer):
            return finer.text, finer.level, False
        return best.text, best.level, True
    if found.rule == "toll of N" or found.low >= 100:
        return _region_of(page, n)
    if whole.kind == "crime" and whole.place is not None:
        return whole.place.text, whole.place.level, False
    for m in (n + 1, n - 1, n - 2) if _goes_on(page, n + 1) else (n - 1, n - 2):
        if 0 <= m < len(page.lines) and page.lines[m].sentence.paragraph == line.sentence.paragraph and page.lines[m].places:
            beside = min(page.lines[m].places, key=lambda p: p.level)
            if beside.level <= 5 and not (
                whole.place is not None and whole.place.level < beside.level and _contains(page, beside, whole.place)
            ):
                return beside.text, beside.level, False
    if whole.place is not None:
        return whole.place.text, whole.place.level, False
    return "", 9, False


def _region_of(page: Page, n: int) -> tuple[str, int, bool]:
    """For a total without a place of its own: the region, not the village, that the document is about."""
    coarse = [p for line in page.lines[: n + 1][-6:] + page.lines[:4] for p in line.places if p.level >= 5]
    return (coarse[-1].text, coarse[-1].level, False) if coarse else ("", 9, False)


def _goes_on(page: Page, m: int) -> bool:
    """ "These deaths bring the toll ...": a sentence that goes on about the one before."""
    return m < len(page.lines) and page.lines[m].sentence.tokens[0].low in ("this", "these", "those", "that")


def _contains(page: Page, wide: Located, fine: Located) -> bool:
    """Whether the wider place is said together with the finer one, as "in Jayrud near Damascus" is."""
    return any(wide.text in line.text and fine.text in line.text for line in page.lines[:6])


def _country(line: PageLine, here: list[tuple[Located, int]]) -> str:
    """The country whose war a total counts: named in the sentence, else the one that the document names most."""
    for text in (line.text, line.page.document.title + " " + line.page.text[:4000]):
        votes = Counter(COUNTRY_OF.get(m.lower(), m) for m in COUNTRY.findall(text))
        if votes:
            return votes.most_common(1)[0][0]
    return max(here, key=lambda x: x[0].level)[0].text if here else ""


COUNTRY_OF = {
    "syrian": "Syria", "iraqi": "Iraq", "afghan": "Afghanistan", "yemeni": "Yemen", "libyan": "Libya", "ukrainian": "Ukraine", "sudanese": "Sudan",
    "salvadoran": "El Salvador", "colombian": "Colombia", "peruvian": "Peru", "nigerian": "Nigeria", "somali": "Somalia", "burmese": "Myanmar",
    "ethiopian": "Ethiopia", "palestinian": "Gaza", "lebanese": "Lebanon", "israeli": "Israel", "congolese": "Congo", "malian": "Mali",
}  # fmt: skip
COUNTRY = re.compile(
    r"\b(Syria|Iraq|Afghanistan|Yemen|Libya|Gaza|Ukraine|Sudan|Somalia|Myanmar|Colombia|Peru|El Salvador|Nigeria|Ethiopia|Lebanon|Israel|Congo|Mali"
    r"|Syrian|Iraqi|Afghan|Yemeni|Libyan|Ukrainian|Sudanese|Salvadoran|Colombian|Peruvian|Nigerian|Somali|Burmese|Ethiopian|Palestinian|Lebanese"
    r"|Congolese|Malian)s?\b",
    re.IGNORECASE,
)


def _elsewhere(line: PageLine, place: Located) -> bool:
    """ "originally from X", "of West Haven": where a victim comes from, not where the harm was."""
    return (
        place.lead == "from"
        and place.first > 0
        and line.sentence.tokens[place.first - 1].low in ("originally", "hails", "native", "resident")
    )


def _time(page: Page, n: int, found: Found, whole: Setting, background: bool):  # type: ignore[no-untyped-def]
    """The time words that date the harm, the days they mean, their precision, whether they are its own, and their kind."""
    line, base = page.lines[n], page.base
    best = None
    for t in line.times:
        middle = found.trigger
        away = min(abs(t.first - middle), abs(t.last - 1 - middle))
        cost = away + (12 if t.spoken else 0) + (4 if t.last <= found.first and t.first > 0 else 0)
        if t.kind in ("since", "span", "month", "year") and found.harm in ("killed", "injured", "displaced", "killed_or_injured"):
            cost += 1
        if best is None or cost < best[0]:
            best = (cost, t)
    if best is not None and best[0] < 34:
        t = best[1]
        start, end = t.start, t.end
        if (
            t.kind in ("month", "year")
            and (background or re.search(r"\b(?:began|started|erupted|since)\b", line.text))
            and (found.low >= 100 or background)
        ):
            end = base
        if found.rule.startswith("toll") and t.kind == "day" and re.search(r"\bbegan|erupted|started\b", line.text):
            end = base
        return _words(line, t.first, t.last), start, end, t.precision, True, t.kind
    if background:
        since = next((t for m in (n - 1, n + 1) if 0 <= m < len(page.lines) for t in page.lines[m].times if t.kind == "since"), None)
        return "", since.start if since else None, base, 5, False, "background"
    told = _time_before(page, n)
    if told is not None and found.harm != "displaced":
        t, m = told
        return _words(page.lines[m], t.first, t.last), t.start, t.end, t.precision, False, t.kind
    main = whole.time
    if main is not None and (main.only or whole.kind == "crime" or _beside(page, n, main.line)) and found.harm != "displaced":
        return main.words, main.start, main.end, main.precision, False, "day"
    if base is None:
        return "", None, None, 5, False, ""
    return "", base - timedelta(days=3), base, 2, False, ""


def _time_before(page: Page, n: int) -> tuple[Dated, int] | None:
    """The day or span that the sentence before, in one paragraph, tells of."""
    m = n - 1
    if m < 0 or page.lines[m].sentence.paragraph != page.lines[n].sentence.paragraph:
        return None
    tokens = page.lines[m].sentence.tokens
    for t in page.lines[m].times:
        recent = t.start is not None and page.base is not None and (page.base - t.start).days <= 31
        if not t.spoken and recent and not {w.low for w in tokens[max(0, t.first - 6) : t.first]} & EARLIER:
            return t, m
    return None


def _beside(page: Page, n: int, m: int) -> bool:
    """Whether sentence `n` stands close enough to `m` to be about the same day."""
    apart = abs(page.lines[n].sentence.paragraph - page.lines[m].sentence.paragraph)
    return apart == 0 or (apart <= 1 and abs(n - m) <= 3)


SEVERAL_EVENTS = re.compile(
    r"\b(?:executions|clashes|attacks|strikes|raids|bombings|killings|protests|shelling|fighting) and (?:\w+ )?"
    r"(?:executions|clashes|attacks|strikes|raids|bombings|killings|shelling|fighting)\b",
    re.IGNORECASE,
)
TOLL_GROWS = re.compile(
    r"\b(?:ris\w+|rose|bring\w*|brought|climb\w*|reach\w*|total|so far|stands? at|stood|grew|grown|mount\w*|soar\w*|overall|latest)\b",
    re.IGNORECASE,
)


def _counting(line: PageLine, found: Found, span: str, background: bool) -> Counting:
    words = [t.low for t in line.sentence.tokens[found.first : found.last]]
    text = line.text
    more = {p.more for p in found.people}
    if background or (span == "since" and found.low >= 10 and found.part is None and "more" not in words):
        return "cumulative"
    if found.rule == "toll of N" and (TOLL_GROWS.search(text) or BACKGROUND.search(text)):
        return "cumulative"
    if found.rule in ("X dead", "left X dead") and SEVERAL_EVENTS.search(text):
        return "cumulative"
    if more & {"another"} and found.low > 1:
        return "increment"
    if more & {"more", "additional", "further"} and "others" not in words and found.part is None:
        return "increment"
    if re.search(r"\b(?:the rest|the remaining|the others)\b", " ".join(words)):
        return "residual"
    if (
        re.search(r"\b(?:have|has) (?:been )?(?:killed|died|injured|displaced|claimed)\b", text)
        and re.search(r"\bsince\b|\bso far\b|\bfor (?:\w+) days now\b", text)
        and found.part is None
    ):
        return "cumulative"
    if (
        span == "span"
        and found.low >= 3
        and found.part is None
        and re.search(
            r"\b(?:past|last (?:two|three|four|five|six|few|several)|days of|weeks|months|years?|this (?:week|month|year))\b", text
        )
    ):
        return "period"
    if span in ("month", "year") and found.low >= 20:
        return "period"
    return "incident"


def _hedge(line: PageLine, found: Found, clause: str) -> Hedge:
    hedge = cues.hedge_in(clause)
    if hedge == "denied" and re.search(r"\b(?:dismiss|den(?:y|ied|ies))", line.text, re.IGNORECASE):
        tokens = line.sentence.tokens
        at = next((k for k, t in enumerate(tokens) if t.low in ("denied", "denies", "deny", "dismissed", "rejected")), None)
        if at is None or at > found.trigger:
            return "asserted"
    return hedge


def _evidence(line: PageLine, found: Found) -> tuple[Evidence, ...]:
    kinds = cues.evidence_in(line.text)
    if not kinds:
        return ()
    return (
        kinds
        if cues.SEEN.search(line.text) or "video" in kinds
        else tuple(k for k in kinds if k in ("testimony", "medical", "list", "document"))
    )


# --- attribution ------------------------------------------------------------------------------------------------------------------


def attribution(page: Page, n: int, found: Found) -> tuple[str, ...]:
    """The chain of speakers behind a finding, from the nearest outwards to the origin."""
    line = page.lines[n]
    saying = chosen(line.sayings, found.trigger)
    if saying is not None and saying.pronoun:
        saying = _last_named(page, n, saying)
    if saying is None and not line.sayings:
        saying = _quotation(page, n) or _continued(page, n, found)
    return saying.chain if saying is not None else ()


def _continued(page: Page, n: int, found: Found) -> Said | None:
    """ "These deaths bring ..., according to X" speaks for the sentence before it; "others" goes on with the speaker before."""
    if _goes_on(page, n + 1):
        following = next((s for s in page.lines[n + 1].sayings if s.covers == "all" and s.chain), None)
        if following is not None:
            return following
    if n and re.match(r"(?:Another|A second|A third|Other)\b", page.lines[n].text) and cues.evidence_in(page.lines[n].text):
        shown = next((s for s in page.lines[n - 1].sayings if s.chain), None)
        if shown is not None and cues.evidence_in(page.lines[n - 1].text):
            return shown
    if n and any(p.more in ("others", "other") for p in found.people) and not page.lines[n].places:
        before = page.lines[n - 1]
        if before.sentence.paragraph == page.lines[n].sentence.paragraph and before.sayings:
            return next((s for s in before.sayings if s.chain), None)
    return None


def _last_named(page: Page, n: int, saying: Said) -> Said | None:
    """Whom "he added" means: the last named speaker, up to four sentences back."""
    for m in range(n, max(-1, n - 5), -1):
        for s in reversed(page.lines[m].sayings):
            if not s.pronoun and s.chain and (m < n or s.at < saying.at):
                return s
    return None


def _quotation(page: Page, n: int) -> Said | None:
    """The speaker of a quotation that this sentence stands in, from the sentence that closes or opens it."""
    line = page.lines[n]
    inside = line.quoted or line.text.lstrip()[:1] in '“"'
    if not inside:
        return None
    for m in (n + 1, n - 1, n - 2):
        if 0 <= m < len(page.lines) and abs(page.lines[m].sentence.paragraph - line.sentence.paragraph) <= 1:
            for s in page.lines[m].sayings:
                if s.pronoun:
                    return _last_named(page, m, s)
                if s.chain:
                    return s
    return None


def phrase_of(found: Found) -> Phrase | None:
    return found.people[0] if found.people else None
