"""The town of the news tells streets of one town from streets of two."""

from tests.link.telling import FRIDAY, place, told
from warmonitor.link.blocking import keys
from warmonitor.link.grounds import ground_of, lies
from warmonitor.link.reasons import Two, other_town, same_town
from warmonitor.link.strands import Report, strand_of


def in_town(name, lat, precision=2):
    return place(name, lat, 36.0, precision=precision, by_report=name)


PELLAND, NEXT_TO_PELLAND, QASRAT = in_town("Pelland", 35.0), in_town("Old Pell", 35.05), in_town("Qasrat", 38.0)
COUNTY = in_town("Pell County", 35.6, precision=3)


def strand(doc_id, street, where):
    told_there = told(doc_id, "c1", "a man was killed", place=street, place_resolved=where, when=FRIDAY)
    return strand_of([told_there], Report(twin=doc_id, headline={"nightclub": 1.0}), "narrow")


def ground(where):
    return ground_of([told("a", "c1", "a man was killed", place_resolved=where).claim])


def test_towns_are_one_or_near_or_apart():
    assert lies(ground(PELLAND), ground(NEXT_TO_PELLAND)) == "same"
    assert lies(ground(PELLAND), ground(QASRAT)) == "apart"
    assert lies(ground(PELLAND), ground(COUNTY)) == "unknown"
    assert lies(ground(PELLAND), ground(None)) == "unknown"


def test_a_province_is_no_ground():
    assert ground(in_town("Vallora province", 35.0, precision=4)) is None


def test_most_claims_say_which_town():
    claims = [told("a", f"c{n}", "a man was killed", place_resolved=where).claim for n, where in enumerate([QASRAT, PELLAND, PELLAND])]

    assert ground_of(claims).name == "Pelland"


def test_two_streets_are_said_to_be_in_one_town_or_in_two():
    quillan, marrek, far = (
        strand(*one) for one in (("a", "Quillan Street", PELLAND), ("b", "Marrek Street", PELLAND), ("c", "Dor Street", QASRAT))
    )

    assert same_town(Two(quillan, marrek)) == "both in Pelland"
    assert other_town(Two(quillan, far)) == "in Pelland and in Qasrat"
    assert not other_town(Two(quillan, marrek))
    assert not same_town(Two(quillan, far))


def test_reports_of_one_town_meet_by_its_days_and_by_their_titles():
    shared = keys(strand("a", "Quillan Street", PELLAND)) & keys(strand("b", "", PELLAND))

    assert {key[0] for key in shared} >= {"town"}
    assert ("town", PELLAND.id, "nightclub") in shared
