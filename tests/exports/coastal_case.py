"""Results made by hand for the exporters' tests: an invented retelling of days of violence on a coast. No person here is real."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from warmonitor.domain.claims import Cited, Claim, Statement
from warmonitor.domain.documents import Document
from warmonitor.domain.incidents import Incident, Link, LinkReason, Release, Supported, VerificationNote, Victim
from warmonitor.domain.places import Place
from warmonitor.domain.reliances import Reliance
from warmonitor.domain.tolls import Flag, Origin, Toll, TollPoint, TollRevision, TollSeries, TraceStep

MONITOR = "Coastal Rights Monitor"

TEXTS = {
    "herald": (
        "Valley Herald",
        "2025-03-07",
        "Monitor reports executions in two villages",
        "A monitoring group says that 52 men were executed by security forces in the villages of Al-Shir and Al-Mukhtariya. "
        "It says that it checked video and spoke to relatives.\n"
        "At least 72 more people died in clashes since Thursday: 36 security personnel, 32 pro-Assad gunmen and four civilians. "
        "That brings the toll since Thursday to at least 124, the group said.\n"
        "A clip shows armed men in uniform who make three people crawl before shooting them.",
    ),
    "wire": (
        "Northern Wire",
        "2025-03-07T21:10:00+00:00",
        "Dozens shot on the coast, not verified",
        "The British-based Coastal Rights Monitor reported 52 men executed. We could not verify the report. "
        "Over 70 people were killed in the fighting. An interior ministry source spoke of “individual violations” and "
        "promised to stop them. Curfews were declared in three towns.",
    ),
    "gazette": (
        "Border Gazette",
        "2025-03-07",
        "Student among the dead",
        "Lina Sahar Darwish, a nineteen-year-old student, was killed by a stray bullet on Thursday night, a source told us. "
        "A film shows three captives in military dress forced to crawl before they are shot.",
    ),
    "weekend": (
        "Weekend Courier",
        "2025-03-08",
        "Toll passes five hundred",
        "The monitor said on Saturday that 311 civilians were killed by security forces and that, with these, the toll had "
        "reached 524. More than 500 others were injured.",
    ),
    "nashra": (
        "نشرة الساحل",
        "2025-03-08",
        "ارتفاع حصيلة القتلى في الساحل",
        "قال المرصد إن 52 رجلاً أعدموا في قريتي الشير والمختارية، وإن الحصيلة مرشحة للارتفاع.",
    ),
}


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What a run hands to an exporter."""

    documents: Mapping[str, Document]
    cited: tuple[Cited, ...]
    release: Release
    series: tuple[TollSeries, ...] = ()
    reliances: tuple[Reliance, ...] = ()


LATAKIA = Place(name="Latakia Governorate", id="sy-la", lat=35.6, lon=36.0, precision=4, country="SY", admin1="Latakia Governorate")
VILLAGE = Place(
    name="Al-Shir",
    id="sy-la-shir",
    lat=35.5586,
    lon=35.8763,
    precision=2,
    country="SY",
    admin1="Latakia Governorate",
    admin2="Latakia District",
)
TOWN = Place(name="Latakia", id="sy-latakia", lat=35.53168, lon=35.79011, precision=1, country="SY", admin1="Latakia Governorate")


def documents() -> dict[str, Document]:
    made = {
        doc_id: Document(
            doc_id=doc_id,
            source=source,
            published=published,
            title=title,
            text=text,
            url=f"https://news.example/{doc_id}",
            language="ar" if doc_id == "nashra" else "en",
            hash=f"{nth:064x}",
        )
        for nth, (doc_id, (source, published, title, text)) in enumerate(TEXTS.items(), 1)
    }
    note = ("no reader knows this language yet: ar",)
    return made | {"nashra": msgspec.structs.replace(made["nashra"], problems=note)}


def claim(doc_id: str, claim_id: str, quote: str, low: int, high: int | None = -1, **fields: object) -> Cited:
    """A claim whose words are found in the report; `high` is `low` unless given."""
    source, published, _, text = TEXTS[doc_id]
    start = text.index(quote)
    fields = {"harm": "killed", "origin": MONITOR} | fields
    origin = str(fields.pop("origin"))
    told = Claim(
        id=claim_id,
        quote=quote,
        start=start,
        end=start + len(quote),
        low=low,
        high=low if high == -1 else high,
        extractor="rules-en.v1",
        rule="by hand",
        **fields,
    )
    return Cited(doc_id=doc_id, claim=told, published=date.fromisoformat(published[:10]), source=source, origin=origin)


THURSDAY, FRIDAY, SATURDAY = date(2025, 3, 6), date(2025, 3, 7), date(2025, 3, 8)


def claims() -> tuple[Cited, ...]:
    monitor = ("A monitoring group",)
    clash = {"manner": "clashes", "date_start": THURSDAY, "date_end": FRIDAY, "attribution": ("the group",), "place": "Latakia"}
    return (
        claim(
            "herald",
            "c1",
            "52 men were executed",
            52,
            manner="execution",
            victims="men",
            sex="men",
            attribution=monitor,
            perpetrator="security forces",
            verification="verified",
            evidence=("video", "testimony"),
            place_resolved=VILLAGE,
        ),
        claim(
            "herald",
            "c2",
            "At least 72 more people died",
            72,
            None,
            modality="at_least",
            counting="increment",
            status="mixed",
            **clash,
        ),
        claim("herald", "c3", "36 security personnel", 36, status="state_forces", part_of="c2", **clash),
        claim("herald", "c4", "32 pro-Assad gunmen", 32, status="armed_group", part_of="c2", **clash),
        claim("herald", "c5", "four civilians", 4, status="civilian", part_of="c2", **clash),
        claim(
            "herald",
            "c6",
            "toll since Thursday to at least 124",
            124,
            None,
            modality="at_least",
            counting="cumulative",
            status="mixed",
            attribution=("the group",),
            date_start=THURSDAY,
            date_end=FRIDAY,
        ),
        claim(
            "herald",
            "c7",
            "make three people crawl before shooting them",
            3,
            manner="execution",
            perpetrator="armed men in uniform",
        ),
        claim(
            "wire",
            "c1",
            "52 men executed",
            52,
            manner="execution",
            attribution=("The British-based Coastal Rights Monitor",),
            verification="unverified",
            hedge="alleged",
            perpetrator="security forces",
        ),
        claim(
            "wire",
            "c2",
            "Over 70 people were killed",
            71,
            None,
            modality="more_than",
            counting="cumulative",
            origin="Northern Wire",
            **{**clash, "attribution": ()},
        ),
        claim(
            "gazette",
            "c1",
            "Lina Sahar Darwish, a nineteen-year-old student, was killed",
            1,
            status="civilian",
            manner="clashes",
            names=("Lina Sahar Darwish",),
            attribution=("a source",),
            origin="a source of Border Gazette",
        ),
        claim(
            "gazette",
            "c2",
            "three captives in military dress forced to crawl before they are shot",
            3,
            manner="execution",
            status="state_forces",
            origin="a film",
        ),
        claim(
            "weekend",
            "c1",
            "311 civilians were killed",
            311,
            status="civilian",
            counting="cumulative",
            attribution=("The monitor",),
            date_start=THURSDAY,
            date_end=SATURDAY,
            part_of="c2",
        ),
        claim(
            "weekend",
            "c2",
            "the toll had reached 524",
            524,
            status="mixed",
            counting="cumulative",
            attribution=("The monitor",),
            date_start=THURSDAY,
            date_end=SATURDAY,
        ),
        claim(
            "weekend",
            "c3",
            "More than 500 others were injured",
            501,
            None,
            harm="injured",
            modality="more_than",
            counting="period",
            date_start=THURSDAY,
            date_end=SATURDAY,
        ),
        claim("nashra", "c1", "52 رجلاً أعدموا", 52, manner="execution", sex="men", attribution=("المرصد",)),
    )


def exact(people: int) -> Toll:
    return Toll(low=people, best=people, high=people)


def monitor_voice(*documents: str) -> Origin:
    why = ("“A monitoring group” in Valley Herald is presumed the same voice as Coastal Rights Monitor: same figures, same day.",)
    return Origin(name=MONITOR, kind="monitor", documents=documents, outlets=documents, presumed=True, why=why)


def episode() -> Incident:
    refs = (("herald", "c6"), ("weekend", "c1"), ("weekend", "c2"), ("weekend", "c3"))
    return Incident(
        incident_id="coast-2025-03",
        title="Violence on the coast, Latakia Governorate, 6–8 March 2025",
        date_start=THURSDAY,
        date_end=SATURDAY,
        date_precision=2,
        place=LATAKIA,
        documents=("herald", "weekend"),
        claims=refs,
        policy="ucdp",
        toll={"killed": exact(524), "injured": Toll(low=501, best=501, high=501, high_open=True)},
        toll_by_status={"killed": {"civilian": Toll(low=311, best=311, high=315)}},
        origins=(monitor_voice("herald", "weekend"),),
        grade="weak",
        flags=(
            Flag(kind="single_origin", message="524 rests on one voice, Coastal Rights Monitor, in 2 reports.", claims=refs),
            Flag(kind="high_open", message="More than 500 injured: no ceiling was told.", claims=(("weekend", "c3"),)),
        ),
        trace=(
            TraceStep(
                step=1,
                rule="R07",
                harm="killed",
                inputs=("herald#c6", "weekend#c2"),
                result="524",
                text="The later figure of one voice for one scope stands: 524 replaces 124.",
            ),
            TraceStep(
                step=2,
                rule="R15",
                harm="killed",
                inputs=("step 1",),
                result="+400",
                text="400 belong to the time between 7 and 8 March, not to 8 March.",
            ),
        ),
        statements=(
            Statement(
                speaker="interior ministry source",
                kind="admission",
                quote="individual violations",
                document="wire",
                start=150,
                end=171,
            ),
        ),
    )


def executions() -> Incident:
    refs = (("herald", "c1"), ("wire", "c1"), ("nashra", "c1"))
    return Incident(
        incident_id="executions-al-shir",
        title="Execution of 52 men, Al-Shir and Al-Mukhtariya, 4–7 March 2025",
        parent="coast-2025-03",
        date_start=date(2025, 3, 4),
        date_end=FRIDAY,
        date_precision=2,
        place=VILLAGE,
        manner=Supported(value="execution", claims=refs),
        perpetrator=Supported(value="security forces", claims=refs[:2]),
        documents=("herald", "wire", "nashra"),
        claims=refs,
        policy="ucdp",
        toll={"killed": exact(52)},
        toll_by_status={"killed": {"unknown": exact(52)}},
        origins=(monitor_voice("herald", "nashra", "wire"),),
        verification=(
            VerificationNote(
                verification="verified",
                by=MONITOR,
                evidence=("video", "testimony"),
                quote="It says that it checked video and spoke to relatives.",
                claims=refs[:1],
            ),
            VerificationNote(verification="unverified", by="Northern Wire", quote="We could not verify the report.", claims=refs[1:2]),
        ),
        statements=(
            Statement(
                speaker="interior ministry source",
                kind="admission",
                quote="individual violations",
                document="wire",
                start=150,
                end=171,
            ),
            Statement(speaker="", kind="measure", quote="Curfews were declared in three towns.", document="wire", start=0, end=5),
        ),
        flags=(
            Flag(kind="single_origin", message="Three reports carry 52; all rest on one voice.", claims=refs),
            Flag(kind="circular_reporting", message="Three outlets repeat Coastal Rights Monitor.", claims=refs),
        ),
        trace=(
            TraceStep(
                step=1,
                rule="R06",
                harm="killed",
                inputs=("herald#c1", "wire#c1", "nashra#c1"),
                result="1 voice",
                text="Three reports quote one monitor and count as one voice.",
            ),
            TraceStep(
                step=2,
                rule="R22",
                harm="killed",
                inputs=("step 1",),
                result="52 / 52 / 52",
                text="The latest figure of the most reliable voice is 52; no other figure stands against it.",
            ),
        ),
        links=(Link(left=refs[0], right=refs[1], score=0.95, reasons=(LinkReason(name="same_count", weight=0.5, text="Both say 52."),)),),
    )


def clashes() -> Incident:
    refs = (("herald", "c2"), ("herald", "c3"), ("herald", "c4"), ("herald", "c5"), ("wire", "c2"), ("gazette", "c1"))
    return Incident(
        incident_id="clashes-latakia",
        title="Clashes, Latakia, 6–7 March 2025",
        parent="coast-2025-03",
        date_start=THURSDAY,
        date_end=FRIDAY,
        date_precision=2,
        place=TOWN,
        manner=Supported(value="clashes", claims=refs),
        actors=(Supported(value="Syrian security forces", claims=refs), Supported(value="pro-Assad gunmen", claims=refs)),
        documents=("gazette", "herald", "wire"),
        claims=refs,
        policy="ucdp",
        toll={"killed": Toll(low=72, best=72, high=80, high_open=True)},
        toll_by_status={"killed": {"state_forces": exact(36), "armed_group": exact(32), "civilian": Toll(low=4, best=4, high=5)}},
        origins=(
            monitor_voice("herald"),
            Origin(name="Northern Wire", kind="wire", documents=("wire",), outlets=("Northern Wire",)),
        ),
        grade="fair",
        victims=(
            Victim(
                name="Lina Sahar Darwish",
                harm="killed",
                age=19,
                sex="woman",
                occupation="student",
                claims=(refs[5],),
                may_be_in=(refs[3],),
            ),
        ),
        flags=(
            Flag(
                kind="sum_mismatch",
                message="The parts 36 + 32 + 4 make 72; over 70 (Northern Wire) leaves it open whether more died.",
                claims=(refs[0], refs[4]),
            ),
            Flag(kind="high_open", message="“At least 72” and “over 70” set no ceiling.", claims=(refs[0], refs[4])),
        ),
        trace=(
            TraceStep(
                step=1,
                rule="R12",
                harm="killed",
                inputs=("herald#c3", "herald#c4", "herald#c5"),
                result="72",
                text="The parts add up: 36 + 32 + 4 = 72.",
            ),
        ),
    )


def footage() -> Incident:
    refs = (("herald", "c7"), ("gazette", "c2"))
    return Incident(
        incident_id="footage-crawl",
        title="Three people shot on film, place not known, by 7 March 2025",
        parent="coast-2025-03",
        date_start=date(2025, 3, 4),
        date_end=FRIDAY,
        date_precision=2,
        place=LATAKIA,
        manner=Supported(value="execution", claims=refs),
        perpetrator=Supported(value="armed men in uniform", claims=refs[:1]),
        documents=("gazette", "herald"),
        claims=refs,
        policy="ucdp",
        toll={"killed": exact(3)},
        toll_by_status={"killed": {"unknown": exact(3)}},
        origins=(Origin(name="a film shared by activists", kind="activists", documents=("gazette", "herald"), outlets=()),),
        flags=(
            Flag(
                kind="description_conflict",
                claims=refs,
                message="The reports disagree on who wore uniforms: armed men (Valley Herald) or captives (Border Gazette).",
            ),
            Flag(kind="overlap_unclear", message="The three may be among the 52 executed; they are not added to them.", claims=refs),
        ),
    )


def running() -> TollSeries:
    return TollSeries(
        series_id="coast-2025-03/killed/monitor",
        origin=MONITOR,
        harm="killed",
        scope="Latakia Governorate since 6 March",
        status="mixed",
        incident="coast-2025-03",
        points=(
            TollPoint(as_of=FRIDAY, low=124, high=None, claim=("herald", "c6")),
            TollPoint(as_of=SATURDAY, low=524, high=524, claim=("weekend", "c2")),
        ),
        revisions=(
            TollRevision(since=FRIDAY, until=SATURDAY, increment_low=400, increment_high=400, downward=False, claim=("weekend", "c2")),
        ),
    )


def resting() -> tuple[Reliance, ...]:
    said = ("wire has it from “The British-based Coastal Rights Monitor”",)
    about = {"incident": "executions", "voice": MONITOR, "kind": "quotes"}
    return (
        Reliance(document="wire", outlet="Northern Wire", first=FRIDAY, claims=(("wire", "c1"),), why=said, **about),
        Reliance(document="herald", outlet="Valley Herald", first=FRIDAY, claims=(("herald", "c1"),), presumed=True, why=said, **about),
    )


def release(*incidents: Incident, policy: str = "ucdp") -> Release:
    return Release(
        made_with="warmonitor 0.1.0, rules-en.v1, links.v1, ucdp.v1",
        policy=policy,
        signed=False,
        newest="2025-03-08",
        incidents=incidents,
    )


def coast() -> Case:
    return Case(
        documents=documents(),
        cited=claims(),
        release=release(episode(), executions(), clashes(), footage()),
        series=(running(),),
        reliances=resting(),
    )


EVIL = (
    "</style></title></script><script>window.pwned=1</script><img src=x onerror=window.pwned=1><svg onload=window.pwned=1>"
    "\"'><a href=javascript:window.pwned=1>x</a><iframe srcdoc='<script>parent.pwned=1</script>'></iframe>\u202e"
)


def hostile() -> Case:
    """The case with hostile markup wherever words from outside can stand, and one word too long for any screen."""
    text = f"{EVIL}52 killed{EVIL}{'x' * 400}"
    bad = Document(
        doc_id=f"d{EVIL}", source=EVIL, published="2025-03-07", title=EVIL, text=text, url="javascript:window.pwned=1",
        hash="f" * 64, problems=(EVIL,),
    )  # fmt: skip
    told = Claim(
        id="c1", quote="52 killed", start=len(EVIL), end=len(EVIL) + 9, harm="killed", low=52, high=52, attribution=(EVIL, EVIL),
        perpetrator=EVIL, names=(EVIL,), place=EVIL, time=EVIL,
    )  # fmt: skip
    ref = (bad.doc_id, "c1")
    incident = Incident(
        incident_id=f"i{EVIL}", title=EVIL, date_start=THURSDAY, date_end=FRIDAY, policy=EVIL,
        toll={"killed": exact(52), EVIL: exact(1)},
        place=msgspec.structs.replace(TOWN, name=EVIL, admin1=EVIL, admin2=EVIL), manner=Supported(value=EVIL, claims=(ref,)),
        perpetrator=Supported(value=EVIL, claims=(ref,)), actors=(Supported(value=EVIL),), documents=(bad.doc_id,), claims=(ref,),
        toll_by_status={"killed": {EVIL: exact(52)}},
        origins=(Origin(name=EVIL, documents=(bad.doc_id,), outlets=(EVIL,), presumed=True, why=(EVIL,)),),
        verification=(VerificationNote(verification="verified", by=EVIL, evidence=(EVIL,), quote=EVIL),),
        statements=(Statement(speaker=EVIL, kind="denial", quote=EVIL, document=bad.doc_id, start=0, end=1),),
        victims=(Victim(name=EVIL, harm=EVIL, sex=EVIL, occupation=EVIL, claims=(ref,)),),
        flags=(Flag(kind="contradiction", message=EVIL, claims=(ref,)), Flag(kind="single_origin", message=EVIL)),
        trace=(TraceStep(step=1, rule=EVIL, inputs=(EVIL,), result=EVIL, text=EVIL),),
    )  # fmt: skip
    points = (TollPoint(as_of=FRIDAY, low=1, high=None, claim=ref), TollPoint(as_of=SATURDAY, low=2, high=2, claim=ref))
    series = TollSeries(series_id=EVIL, origin=EVIL, harm="killed", scope=EVIL, points=points)
    cited = Cited(doc_id=bad.doc_id, claim=told, published=FRIDAY, source=EVIL, origin=EVIL)
    made = msgspec.structs.replace(release(incident), made_with=EVIL, newest=EVIL, policy=EVIL)
    return Case(documents={bad.doc_id: bad}, cited=(cited,), release=made, series=(series,))
