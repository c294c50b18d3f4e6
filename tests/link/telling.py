"""Reports made by hand: a claim in a line, and an outbreak of violence told by four reports. All people and places are invented."""

from datetime import date

from warmonitor.domain.claims import Cited, Claim, cite
from warmonitor.domain.documents import Document
from warmonitor.domain.places import Place

FRIDAY = date(2031, 5, 9)
THURSDAY = date(2031, 5, 8)


def told(doc_id, name, quote, harm="killed", low=1, high=-1, *, published="2031-05-09", source="", when=None, **fields) -> Cited:
    """A claim of a report; `high` is `low` unless given; `when` is a day, or two."""
    if when is not None:
        start, end = when if isinstance(when, tuple) else (when, when)
        fields = {"date_start": start, "date_end": end, "time": "on a day", **fields}
    claim = Claim(id=name, quote=quote, harm=harm, low=low, high=low if high == -1 else high, **fields)
    return cite(claim, doc_id=doc_id, published=published, source=source)


def documents(cited, texts=None):
    """The documents of claims; what they say beside the quotes comes from `texts`."""
    found = {}
    for member in cited:
        text = (texts or {}).get(member.doc_id, " ".join(m.claim.quote for m in cited if m.doc_id == member.doc_id))
        day = str(member.published or "")
        found[member.doc_id] = Document(doc_id=member.doc_id, source=member.source, published=day, text=text)
    return found


def place(name, lat, lon, precision=1, **more):
    return Place(name=name, id=f"test:{name}", lat=lat, lon=lon, precision=precision, country="ZZ", **more)


COAST_TEXTS = {
    "harbour": "A war monitor says security forces executed 41 men in Orvel and Tamsin, in Vallora province. The clashes killed 63.",
    "broadsheet": "A monitoring organisation reported 41 executions in Vallora. Footage examined by the Vallora "
    "Observatory for Rights showed bodies in a yard. The claims remain unverified by Broadsheet News.",
    "northern": "The Vallora Observatory for Rights (VOR) reported the execution of 41 men in Orvel and Tamsin.",
    "evening": "On Saturday the Vallora Observatory for Rights said 410 people had died on the Vallora coast.",
}


def coast() -> list[Cited]:
    """Four reports of three days of violence in the invented province of Vallora."""
    days = (THURSDAY, FRIDAY)
    loose = {"date_start": date(2031, 5, 6), "date_end": FRIDAY}
    monitor = {"attribution": ("the monitoring group",)}
    filmed = {"evidence": ("video",), **loose}
    vor = {"attribution": ("VOR",)}
    clashes = {"manner": "clashes", "place": "Vallora", "when": days}
    saturday = {"published": "2031-05-10", "source": "Evening Sheet"}
    late = {"attribution": ("Vallora Observatory for Rights (VOR)",), "place": "the Vallora coast", **saturday}
    north = {"source": "Northern Star"}
    return [
        told("harbour", "c1", "execution of 41 men", low=41, manner="execution", place="Orvel and Tamsin", perpetrator="security forces",
             attribution=("A war monitor",), part_of="c8", verification="verified", evidence=("video", "testimony"), **loose),
        told("harbour", "c2", "dozens of lifeless bodies", "bodies_found", 24, 99, modality="vague", place="a courtyard",
             victims="dozens of lifeless bodies in civilian clothing", attribution=("activists and the monitoring group",), **filmed),
        told("harbour", "c3", "forcing four captives to kneel before shooting them", low=4, manner="execution", place="Vallora",
             perpetrator="armed men in military uniforms", victims="four captives", **monitor, **filmed),
        told("harbour", "c4", "at least 63 more deaths", low=63, high=None, modality="at_least", counting="increment", status="mixed",
             part_of="c8", **monitor, **clashes),
        told("harbour", "c5", "31 security personnel", low=31, status="state_forces", part_of="c4", **monitor, **clashes),
        told("harbour", "c6", "27 gunmen", low=27, status="armed_group", part_of="c4", victims="loyalist gunmen", **monitor, **clashes),
        told("harbour", "c7", "five civilians", low=5, status="civilian", part_of="c4", **monitor, **clashes),
        told("harbour", "c8", "total toll of at least 104", low=104, high=None, modality="at_least", counting="cumulative",
             status="mixed", place="Vallora", when=days, **monitor),
        told("broadsheet", "c1", "41 people have been executed", low=41, manner="execution", place="Vallora", verification="unverified",
             perpetrator="Valloran security forces", attribution=("a monitoring organisation",), evidence=("video",), **loose),
        told("broadsheet", "c2", "over 60 deaths", low=61, high=None, modality="more_than", counting="cumulative",
             manner="clashes", **loose),
        told("northern", "c1", "Leave Over 100 Dead", low=101, high=None, modality="more_than", counting="cumulative",
             place="Vallora’s Coastal Region", **north, **loose),
        told("northern", "c2", "execution of 41 men", low=41, manner="execution", place="Orvel and Tamsin", when=FRIDAY, part_of="c3",
             perpetrator="security forces", **vor, **north),
        told("northern", "c3", "total death toll of 104", low=104, counting="cumulative", status="mixed", place="Vallora",
             when=days, **north),
        told("northern", "c4", "Ilse Maren Dovrit, a nurse, was among the victims", names=("Ilse Maren Dovrit",), status="civilian",
             manner="clashes", place="Vallora", when=THURSDAY, attribution=("A source",), **north),
        told("northern", "c5", "63 more people", low=63, counting="increment", status="mixed", part_of="c3", **clashes, **north),
        told("northern", "c6", "five civilians", low=5, status="civilian", part_of="c5", **clashes, **north),
        told("northern", "c7", "four captives in military uniform forced to kneel before being shot", low=4, manner="execution",
             victims="four captives in military uniform", **north, **filmed),
        told("evening", "c1", "executions of dozens of men", low=24, high=99, modality="vague", manner="execution",
             place="the coastal areas of Vallora and Keld", date_start=date(2031, 5, 7), date_end=date(2031, 5, 10), **saturday),
        told("evening", "c2", "260 civilians were killed", low=260, counting="cumulative", status="civilian", part_of="c3",
             date_start=date(2031, 5, 8), date_end=date(2031, 5, 10), time="since Thursday", **late),
        told("evening", "c3", "the total reached 410", low=410, counting="cumulative", status="mixed", time="since Thursday",
             date_start=date(2031, 5, 8), date_end=date(2031, 5, 10), **late),
        told("evening", "c4", "killing and wounding several soldiers", "killed_or_injured", 3, 9, modality="vague", counting="period",
             time="over the past two months", date_start=date(2031, 3, 10), date_end=date(2031, 5, 10), place="northern Keld", **saturday),
    ]  # fmt: skip
