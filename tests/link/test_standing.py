"""Linking again what further reports touch comes to what linking everything at once comes to."""

import random
from datetime import date, timedelta
from itertools import pairwise

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmonitor.domain.claims import Claim, cite
from warmonitor.domain.documents import Document
from warmonitor.domain.places import Place
from warmonitor.link import link
from warmonitor.link.blocking import LARGE_BLOCK, candidates
from warmonitor.link.components import LADDER, components
from warmonitor.link.meeting import Leads, met_anew, two
from warmonitor.link.standing import Standing, link_again

PLACES = ("Jableh", "Masyaf", "Baniyas", "Qardaha")
MANNERS = ("shooting", "shelling", "airstrike", "unknown")
NAMES = ("Ada Bell", "Omar Fenn", "Lena Marsh", "Tarek Dole")
WORDS = "market bridge school harvest convoy checkpoint ferry orchard quarry bakery tower canal".split()


def report(number, chance, *, days=20):
    """A report of one to three incidents, some of which others tell, too."""
    day = date(2025, 3, 1) + timedelta(days=chance.randrange(days))
    told = []
    for n in range(chance.randrange(1, 4)):
        incident = random.Random(chance.randrange(40))
        place, low, words = incident.choice(PLACES), incident.randrange(2, 30), incident.sample(WORDS, 3)
        told.append(
            Claim(
                id=f"c{n}",
                quote=f"{low} people near the {' and the '.join(words)}",
                start=100 * n,
                end=100 * n + 40,
                harm="killed",
                low=low,
                high=low if chance.random() < 0.7 else None,
                manner=incident.choice(MANNERS),
                place=place,
                place_resolved=Place(name=place, id=f"p:{place}", lat=35.0 + PLACES.index(place), lon=36.0, precision=1, country="SY"),
                time="Friday" if chance.random() < 0.5 else "",
                date_start=day,
                date_end=day + timedelta(days=chance.choice((0, 0, 1, 9))),
                counting=chance.choice(("incident", "incident", "cumulative")),
                names=(incident.choice(NAMES),) if chance.random() < 0.2 else (),
            )
        )
    text = " ".join(f"{claim.quote} at {claim.place}, {chance.choice(NAMES)} said." for claim in told)
    document = Document(doc_id=f"d{number:03d}", text=text, published=day.isoformat(), source="Post")
    return document, [cite(claim, doc_id=document.doc_id, published=document.published, source="Post") for claim in told]


@pytest.fixture(scope="module")
def reports():
    chance = random.Random(5)
    made = [report(number, chance) for number in range(90)]
    copies = [(_copied(document, f"x{document.doc_id}"), claims) for document, claims in made[:6]]
    return made + [(copy, [msgspec.structs.replace(claim, doc_id=copy.doc_id) for claim in claims]) for copy, claims in copies]


def _copied(document, doc_id):
    return msgspec.structs.replace(document, doc_id=doc_id, duplicate_of=document.doc_id)


def linked(reports, stood=None, changed=None):
    documents = {document.doc_id: document for document, _ in reports}
    claims = {document.doc_id: members for document, members in reports}
    twins = {one.doc_id: one.duplicate_of for one in documents.values() if one.duplicate_of in documents}
    documents = {name: msgspec.structs.replace(one, duplicate_of=twins.get(name)) for name, one in documents.items()}
    return link_again(claims.__getitem__, claims, documents, twins, {}, stood or Standing(), claims.keys() if changed is None else changed)


@pytest.mark.parametrize("seed", range(4))
def test_any_batches_come_to_the_same(reports, seed):
    whole = linked(reports)
    order = random.Random(seed)
    shuffled = order.sample(reports, len(reports))
    cuts = [0, *sorted(order.sample(range(1, len(shuffled)), 3)), len(shuffled)]
    stood = Standing()
    for start, end in pairwise(cuts):
        found = linked(shuffled[:end], stood, {document.doc_id for document, _ in shuffled[start:end]})
        stood = found.standing

    assert found.groups == whole.groups


def test_it_is_what_linking_at_once_comes_to(reports):
    documents = {document.doc_id: document for document, _ in reports}
    everything = [member for _, members in reports for member in members]

    assert linked(reports).groups == link(everything, documents)


def test_the_arrays_find_the_pairs_that_the_blocks_find(reports):
    found = linked([one for one in reports if not one[0].duplicate_of])
    stood = found.standing
    strands = {row.number: stood.strand(row.number) for told in stood.told.values() for row in told.rows}
    crowded = max(len([s for s in strands.values() if place in s.place_keys]) for s in strands.values() for place in s.place_keys)

    pairs = {tuple(sorted((strands[a].key, strands[b].key))) for a, b in two(Leads(stood.told.values()).pairs())}

    assert crowded > LARGE_BLOCK
    assert pairs >= set(candidates(list(strands.values())))


def test_what_nothing_touches_is_not_looked_at_again(reports):
    early = [one for one in reports if one[0].published < "2025-03-06" and not one[0].duplicate_of]
    stood = linked(early).standing
    later = report(999, random.Random(3))
    moved = [
        msgspec.structs.replace(m, claim=msgspec.structs.replace(m.claim, date_start=date(2031, 1, 1), date_end=date(2031, 1, 2), names=()))
        for m in later[1]
    ]
    far = (msgspec.structs.replace(later[0], published="2031-01-02", text="Words of another year."), moved)

    def nobody(number):
        raise AssertionError(f"strand {number} was asked for")

    stood.strand = nobody
    found = linked([*early, far], stood, {far[0].doc_id})

    assert len(found.strands) >= 1


def test_weak_pairs_chain_no_archive_together():
    chain = [(n, n + 1, 0.3 if n % 10 == 9 else 1.4) for n in range(100)]

    found = components(chain, most=20)

    assert max(map(len, found)) == 10
    assert sorted(number for some in found for number in some) == list(range(101))


def test_a_small_component_keeps_its_weak_pairs():
    assert components([(1, 2, 0.1), (2, 3, 1.4)]) == [[1, 2, 3]]


def test_components_are_the_same_whatever_else_there_is():
    chain = [(n, n + 1, 0.3) for n in range(30)]
    own = [(100, 101, 0.2), (101, 102, 2.0)]

    assert [100, 101, 102] in components([*chain, *own], most=20)


@pytest.mark.parametrize("seed", range(6))
def test_pairs_met_anew_and_lost_are_what_comparing_all_pairs_finds(reports, seed):
    chance = random.Random(seed)
    told = list(linked([one for one in reports if not one[0].duplicate_of]).standing.told.values())
    old, new = Leads(chance.sample(told, 50)), Leads(chance.sample(told, 70))
    edges = np.array(sorted(chance.sample(old.pairs().tolist(), 200)), dtype=np.uint64)

    met, lost = met_anew(old, new, edges)

    known, now = set(edges.tolist()), set(new.pairs().tolist())
    assert set(lost.tolist()) == known - now
    assert now - set(old.pairs().tolist()) <= set(met.tolist()) <= now - known


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from((0.0, 0.1, 0.6, 1.2, 1.7, 2.5, 9.0))), max_size=80),
    st.sampled_from((2, 5, 400)),
)
def test_a_component_is_taken_at_the_lowest_step_at_which_it_is_small_enough(edges, most):
    found = components(edges, most=most)

    assert sorted(found) == found
    assert {n for some in found for n in some} == {n for a, b, weight in edges if weight > 0 for n in (a, b)}
    home = {n: i for i, some in enumerate(found) for n in some}
    for a, b, weight in edges:
        if weight > LADDER[-1]:
            assert home[a] == home[b]
    for some in found:
        assert len(some) <= most or len(components([e for e in edges if e[2] > LADDER[-1] and {e[0], e[1]} <= set(some)])) == 1
