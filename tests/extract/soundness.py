"""What holds of every reading of every text: the property tests ask for it, and so does the fuzzing."""

from __future__ import annotations

from warmonitor.domain.claims import Reading


def assert_sound(text: str, reading: Reading) -> None:
    ids = [c.id for c in reading.claims]
    assert ids == [f"c{n}" for n in range(1, len(ids) + 1)]
    placed = [c for c in reading.claims if not c.in_title]
    assert [c.start for c in placed] == sorted(c.start for c in placed)
    for claim in placed:
        assert claim.quote == text[claim.start : claim.end] != ""
        assert all(0 <= start < end <= len(text) for start, end in claim.mentions)
    for claim in reading.claims:
        assert claim.low >= 0
        assert claim.high is None or claim.low <= claim.high
        assert claim.part_of is None or (claim.part_of in ids and claim.part_of != claim.id)
        assert claim.extractor == "rules-en.v1"
        assert claim.rule
    for said in reading.statements:
        assert said.quote == text[said.start : said.end]
