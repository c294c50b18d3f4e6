"""Made-up reports of about 400 words, a tenth of which hold claims. Every word is ours; nobody in them is real."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

WORDS = 400
EVERY = 10  # one report in so many holds claims
PER_INCIDENT = 3  # reports that tell one incident
PER_DAY = 8  # incidents of one day: the span of days grows with the number of reports, as it does for an archive

PLACES = """
Latakia Tartus Jableh Baniyas Homs Hama Aleppo Idlib Raqqa Manbij Afrin Daraa Palmyra Qamishli Hasakah Kobani Azaz Jarabulus
Salamiyah Masyaf Qardaha Tell-Abyad Mosul Kirkuk Tikrit Ramadi Fallujah Baqubah Samarra Basra Najaf Karbala Kunduz Kandahar
Jalalabad Ghazni Herat Lashkar-Gah
Kharkiv Kherson Mariupol Mykolaiv Sumy Chernihiv Goma Beni Bunia Maiduguri Mogadishu Baidoa Kismayo
""".split()
DOERS = "security forces|armed men|rebels|gunmen|government troops|militants|an armed group|the army".split("|")
VICTIMS = "civilians|villagers|soldiers|police officers|men|people|farmers|gunmen|worshippers|residents".split("|")
SPEAKERS = (
    "the Observatory for the Region|a hospital official|the interior ministry|the governor's office|local residents|"
    "a military spokesman|the state news agency|a monitoring group|two witnesses|the provincial health department"
).split("|")
OUTLETS = [f"{a} {b}" for a in ("Coast", "Northern", "Inland", "River", "Border") for b in ("Dispatch", "Wire", "Post", "Herald")]

CLAIMS = (
    "At least {n} {victims} were killed when {doers} attacked a market in {place} on {weekday}, {speaker} said.",
    "{speaker_} reported that {n} {victims} had been killed and {m} wounded in shelling near {place}.",
    "An air strike on {place} left {n} {victims} dead and injured {m} others, according to {speaker}.",
    "The toll from {weekday}'s attack in {place} has risen to {n}, including {k} children, {speaker} said.",
    "{doers_} executed {n} {victims} in {place}, {speaker} said, citing video footage that could not be verified.",
    "Clashes between {doers} and {doers2} in {place} killed {n} people, among them {k} {victims}.",
    "The bodies of {n} {victims} were found on the outskirts of {place} on {weekday}.",
    "{doers_} abducted {k} {victims} from a village outside {place}, {speaker} told reporters.",
)
# What reports are otherwise full of. The parts are combined at random, so that two reports share few runs of words.
SUBJECTS = (
    "The council of {place}|Farmers around {place}|Traders in the old market|The football club of {place}|Officials in {place}|"
    "Engineers from the capital|The provincial court|A delegation of teachers|The museum of {place}|The port authority|"
    "A spokesman for the railway|The ministry of education|Shopkeepers near the bridge|The water board|Students in {place}|"
    "The bakers' union|A retired judge|The weather service|The hospital in {place}|The new mayor|Drivers on the coast road|"
    "A charity from abroad|The customs office|Fishermen from {place}|The editor of a local paper"
).split("|")
VERBS = (
    "discussed|complained about|praised|postponed|announced|asked for|refused|welcomed|promised|defended|presented|counted|"
    "questioned|approved|rejected|explained|celebrated|measured|planned|reported on|argued over|waited for|voted on|studied"
).split("|")
OBJECTS = (
    "the price of bread|{n} new classrooms|the repair of the bridge|a tax on fuel|the late harvest|a plan for {n} buses|"
    "the shortage of electricity|the opening of the airport|{k} proposals for the reservoir|an exhibition of old coins|"
    "the results of the third match|the timetable of the ferries|a loan for small farms|the border crossing at {place}|"
    "{n} applications for housing|the appointment of a director|the state of the roads|a contract worth {n} million|"
    "the school year|the new pipeline|repairs to {k} wells|the library's opening hours|a visit by foreign investors|the census"
).split("|")
TAILS = (
    "on {weekday}|for the {k}th time this year|after a meeting that lasted {k} hours|although the rains came late|"
    "as prices rose by {n} per cent|without naming a date|while the talks went on|in a letter to the governor|before the holiday|"
    "at the request of the residents|because the money had not arrived|despite the cold|with the help of {n} volunteers|"
    "in the hall of the town's theatre|and said that nobody had been consulted|and called for patience|as they had in {place}|"
    "following the advice of a committee|in spite of last week's decision|to the surprise of many"
).split("|")
FILLER = "{subject} {verb} {object} {tail}."
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def reports(count: int, *, seed: int = 7) -> Iterator[dict[str, str]]:
    """`count` reports as lines of a `.jsonl`; the same every time."""
    for number in range(count):
        random = Random(f"{seed}-{number}")
        told = number // EVERY
        incident = Random(f"{seed}-incident-{told // PER_INCIDENT}") if number % EVERY == 0 else None
        day = date(2020, 1, 1) + timedelta(days=told // PER_INCIDENT // PER_DAY)
        yield {
            "doc_id": f"r{number:06d}",
            "source": random.choice(OUTLETS),
            "published": day.isoformat(),
            "title": f"News of the day, {number}",
            "text": _text(random, incident),
            "language": "en",
        }


def write(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(report) + "\n" for report in reports(count))
    return path


def _text(random: Random, incident: Random | None) -> str:
    told = [] if incident is None else [_sentence(incident, claim) for claim in incident.sample(CLAIMS, 4)]
    kept: list[str] = []
    words = sum(len(sentence.split()) for sentence in told)
    while words < WORDS:
        kept.append(_sentence(random, _filler(random)))
        words += len(kept[-1].split())
    for sentence in reversed(told):
        kept.insert(random.randrange(3), sentence)
    return "\n".join(" ".join(kept[start : start + 5]) for start in range(0, len(kept), 5))


def _filler(random: Random) -> str:
    parts = {"subject": SUBJECTS, "verb": VERBS, "object": OBJECTS, "tail": TAILS}
    return FILLER.format(**{name: random.choice(choices) for name, choices in parts.items()})


def _sentence(random: Random, template: str) -> str:
    doers, speaker = random.choice(DOERS), random.choice(SPEAKERS)
    return template.format(
        n=random.randrange(6, 90),
        m=random.randrange(3, 40),
        k=random.randrange(2, 6),
        place=random.choice(PLACES),
        weekday=random.choice(WEEKDAYS),
        victims=random.choice(VICTIMS),
        doers=doers,
        doers_=doers[0].upper() + doers[1:],
        doers2=random.choice(DOERS),
        speaker=speaker,
        speaker_=speaker[0].upper() + speaker[1:],
    )
