"""What the reader makes of short reports: each case is a text and the fields that its claims must have.

A bug report becomes a test by pasting its sentence, with other names, into the file of its idea in `cases/`. Fields that a case
does not name are not checked; `high = "open"` stands for a figure without a ceiling, `""` in a date for no date.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from warmonitor.domain.claims import Claim
from warmonitor.domain.documents import Document
from warmonitor.extract import RulesEn

CASES = sorted(Path(__file__).with_name("cases").glob("*.toml"))
A_SATURDAY = "2025-03-08"


def all_cases():
    for file in CASES:
        for n, case in enumerate(tomllib.loads(file.read_text("utf-8"))["case"], start=1):
            yield pytest.param(case, id=f"{file.stem}-{n}")


def read(case) -> tuple[Claim, ...]:
    published = case.get("published", A_SATURDAY)
    document = Document(doc_id="case", published=published, title=case.get("title", ""), text=case["text"])
    return RulesEn().read(document).claims


def told(claim: Claim, field: str):
    """A field as a case writes it."""
    if field == "ages":
        return [p.age for p in claim.people]
    if field == "occupations":
        return [p.occupation or "" for p in claim.people]
    if field == "mentions":
        return len(claim.mentions)
    value = getattr(claim, field)
    if field == "high" and value is None:
        return "open"
    if field in ("date_start", "date_end"):
        return str(value or "")
    return list(value) if isinstance(value, tuple) else value or ("" if value is None else value)


@pytest.mark.parametrize("case", list(all_cases()))
def test_the_claims_of_a_case_have_its_fields(case):
    claims = read(case)
    expected = case.get("expect", [])

    assert len(claims) == case.get("count", len(expected)), [c.quote for c in claims]
    for claim, fields in zip(claims, expected, strict=False):
        assert {field: told(claim, field) for field in fields} == fields


def test_every_idea_has_its_cases():
    assert {f.stem for f in CASES} >= {"numbers", "harms", "no_claims", "speakers", "times", "places", "parts", "names"}
