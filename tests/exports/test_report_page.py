"""report.html says what an editor needs, in the order that an editor needs it, and stays one readable page."""

from __future__ import annotations

import hashlib
import re
import time
from base64 import b64encode
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import coastal_case
import msgspec
import pytest
from coastal_case import Case, exact

from warmonitor.domain.incidents import Incident, LinkReason
from warmonitor.domain.reliances import Reliance
from warmonitor.domain.tolls import Flag
from warmonitor.exports.html import EXPORTER
from warmonitor.exports.html.elements import anchor, el, escape, link
from warmonitor.exports.html.page import page
from warmonitor.exports.html.quotations import in_context

VOID = {"meta", "br", "hr", "col", "link", "img"}


class Checker(HTMLParser):
    """Reads a page strictly: every element closed in its turn, every link inside the page with a target."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        self.targets |= {given["href"]} if given.get("href") else set()
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    return checker


def test_disagreements_come_first_and_the_method_last(coast: Case):
    heads = re.findall(r"<h2>(.*?)</h2>", page(coast))

    assert heads == [
        "Where the reports disagree", "All incidents", "Where", "Running counts", "Incident by incident", "The reports",
        "Method and caveats",
    ]  # fmt: skip


def test_every_link_in_the_page_has_a_target(coast: Case):
    checker = checked(page(coast))

    assert len(checker.ids) == len(set(checker.ids))
    assert {target[1:] for target in checker.targets if target.startswith("#")} <= set(checker.ids)


def test_the_page_needs_nothing_else_and_runs_nothing(coast: Case):
    checker = checked(page(coast))

    assert not checker.seen & {"script", "iframe", "object", "embed", "link", "img", "form", "base"}
    assert not [name for name in checker.attributes if name.startswith("on") or name == "style"]


def test_its_policy_allows_its_own_style_only(coast: Case):
    html = page(coast)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    allowed = b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{allowed}&#x27;" in html
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_a_draft_says_that_it_is_one_and_that_it_names_people(coast: Case):
    assert "Draft, unsigned, not for publication</b>: contains names" in page(coast)


def test_the_words_behind_a_figure_are_marked_in_their_place(coast: Case):
    html = page(coast)

    assert "says that <mark>52 men were executed</mark> by security forces" in html
    assert '<blockquote dir="auto" lang="ar">قال المرصد إن <mark>52 رجلاً أعدموا</mark>' in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("He came.\n52 men were executed on\nFriday alone.\nMore.", "<mark>52 men were executed</mark> on\nFriday alone."),
        ("Title\n\n52 men were executed", "<mark>52 men were executed</mark>"),
        (f"{'a ' * 90}52 men were executed{' b' * 90}", f"… {'a ' * 54}<mark>52 men were executed</mark>{' b' * 54} …"),
    ],
)
def test_what_stands_around_the_words_keeps_to_their_paragraph(text: str, shown: str, coast: Case):
    start = text.index("52 men")
    told = msgspec.structs.replace(coast.cited[0].claim, start=start, end=start + len("52 men were executed"))
    document = msgspec.structs.replace(coast.documents["herald"], text=text)

    assert in_context(msgspec.structs.replace(coast.cited[0], claim=told), document) == shown


def test_words_that_do_not_stand_at_their_offsets_are_shown_alone(coast: Case):
    moved = msgspec.structs.replace(coast.cited[0].claim, start=1, end=1 + len("52 men were executed"))
    html = page(msgspec.structs.replace(coast, cited=(msgspec.structs.replace(coast.cited[0], claim=moved), *coast.cited[1:])))

    assert '<blockquote dir="auto" lang="en"><mark>52 men were executed</mark></blockquote>' in html


def test_each_voice_has_one_line_with_the_outlets_that_repeat_it(coast: Case):
    html = page(coast)

    assert "<b><bdi>Coastal Rights Monitor</bdi></b> (monitor), in 3 reports:" in html
    assert "partly presumed" in html
    assert "is presumed the same voice as Coastal Rights Monitor" in html


def test_a_grade_is_explained_as_the_grading_means_it(coast: Case):
    fighters_only = msgspec.structs.replace(coastal_case.clashes(), parent=None, grade="discounted")
    shown = page(msgspec.structs.replace(coast, release=coastal_case.release(fighters_only)))

    assert "all who were harmed were combatants" in shown
    assert "unfounded" not in shown


def test_reasons_for_a_link_are_told_apart(coast: Case):
    told = coastal_case.executions()
    (link_,) = told.links
    reasons = (*link_.reasons, LinkReason(name="same_day", weight=0.3, text="Both say Friday."))
    joined = msgspec.structs.replace(told, parent=None, links=(msgspec.structs.replace(link_, reasons=reasons),))

    assert "Both say 52. (+0.5); Both say Friday. (+0.3)" in page(msgspec.structs.replace(coast, release=coastal_case.release(joined)))


def test_caveats_are_said_in_full(coast: Case):
    html = page(coast)

    assert "undercount" in html
    assert "A reporting range, not a confidence interval." in html
    assert "no position of ours" in html


def test_a_page_without_incidents_says_so(coast: Case):
    empty = coastal_case.Case(documents=coast.documents, cited=(), release=coastal_case.release())

    html = page(empty)
    checked(html)
    assert "no incident that harmed anybody" in html


def test_hostile_words_stay_words(coast: Case):
    html = page(coastal_case.hostile())
    checker = checked(html)

    assert "script" not in checker.seen
    assert not [target for target in checker.targets if not re.match(r"#|https?://", target)]
    assert html.count("</style>") == 1
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[", "//x"]
)
def test_only_plain_addresses_become_links(address: str):
    assert link(address, "words") == "words"


def test_a_link_tells_nobody_where_the_reader_came_from():
    assert link("https://news.example/a?b=1&c=2", "x") == (
        '<a href="https://news.example/a?b=1&amp;c=2" rel="noreferrer noopener nofollow external">x</a>'
    )


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("script", {}),
        ("p", {"onclick": "x"}),
        ("p", {"style": "x"}),
        ("a", {"href": "javascript:1"}),
        ("p x", {}),
        ("iframe", {}),
    ],
)
def test_an_element_that_could_run_is_refused(tag: str, attributes: dict[str, str]):
    with pytest.raises(ValueError, match=r"no element|no attribute|must be"):
        el(tag, "x", **attributes)


def test_what_no_page_may_hold_is_replaced():
    assert escape("a\x00b\ud800c") == "a\ufffdb\ufffdc"
    assert anchor("i", 'a"><b') == "i-a_22__3e__3c_b"


def test_five_thousand_incidents_stay_one_page(coast: Case, folder: Path):
    start = time.perf_counter()
    (path,) = EXPORTER.write(many(coast, 5000), folder)
    took = time.perf_counter() - start
    html = path.read_text(encoding="utf-8")

    assert path.stat().st_size < 20_000_000
    assert took < 30
    assert html.count('<article class="incident"') == 300
    assert html.count('<th scope="row">') == 5000
    assert "the other 4700 are" in html


def many(coast: Case, count: int) -> Case:
    model = coastal_case.clashes()
    return msgspec.structs.replace(coast, release=coastal_case.release(*(numbered(model, nth) for nth in range(count))))


def numbered(model: Incident, nth: int) -> Incident:
    place = msgspec.structs.replace(coastal_case.TOWN, name=f"Town {nth}", lat=nth % 120 - 60.0, lon=nth % 340 - 170.0)
    return msgspec.structs.replace(
        model,
        incident_id=f"i{nth:05}",
        parent=None,
        place=place,
        toll={"killed": exact(nth % 90)},
        date_start=date(2024, 1, 1) + timedelta(days=nth % 300),
        date_end=date(2024, 1, 1) + timedelta(days=nth % 300),
        flags=(Flag(kind="single_origin", message=f"{nth % 90} rests on one voice."),),
    )


def resting_on_executions(**given) -> Reliance:
    return Reliance(incident=coastal_case.executions().incident_id, voice=coastal_case.MONITOR, kind="copy", **given)


def test_who_rests_on_whom_is_a_tree_with_the_reason_of_each_fold(coast: Case):
    named = "wire has it from “the monitor”"
    whole = "mirror repeats the text of wire"
    first = msgspec.structs.replace(resting_on_executions(document="wire", claims=(("wire", "c1"),), why=(named,)), kind="quotes")
    copied = resting_on_executions(document="mirror", outlet="Mirror", report="wire", claims=(("mirror", "c1"),), why=(whole,))
    html = page(msgspec.structs.replace(coast, reliances=(copied, first)))

    assert "independent voice in 3 reports: who rests on whom" in html
    assert '<ul class="tree">' in html[html.index(named) : html.index(whole)]
    assert "repeats the whole text of" in html
    assert "<script" not in html


def test_a_voice_that_ten_thousand_reports_pass_on_in_a_chain_is_drawn_in_a_few_lines(coast: Case):
    chain = tuple(resting_on_executions(document=f"d{n}", report=f"d{n - 1}", claims=(), why=("x",)) for n in range(1, 10_001))
    html = page(msgspec.structs.replace(coast, reliances=chain))

    assert html.count('<ul class="tree">') < 100
    assert "in exports/origins.jsonl" in html
