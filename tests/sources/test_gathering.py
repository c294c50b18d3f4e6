"""What is named is found, in an order of its own, with what a manifest knows of it."""

import json
import os

import pytest

from warmonitor.domain.documents import Lost

REPORT = "At least 12 people were killed in Harbour Town on Friday, the monitor said.\n"


@pytest.fixture
def write(folder):
    def put(**files):
        for name, text in files.items():
            path = folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    return put


def test_a_folder_is_read_recursively_and_hidden_files_are_not(taken, write):
    write(in__a_txt="12 killed", in__deep__er__b_txt="3 hurt", in__deep__c_md="4 missing")
    write(**{"in__.secret": "no"})

    documents, losses = taken("in")

    assert [d.text for d in documents] == ["12 killed", "4 missing", "3 hurt"]
    assert losses == []


def test_the_order_of_naming_makes_no_difference(taken, write):
    write(a_txt="12 killed", b_txt="3 hurt", c_txt="12 killed", in__d_txt="12 killed")

    named = [d.doc_id + d.text for d in taken("a.txt", "b.txt", "c.txt", "in")[0]]

    assert [d.doc_id + d.text for d in taken("in", "c.txt", "*.txt")[0]] == named


def test_a_file_named_twice_is_one_document(taken, write, folder):
    write(in__a_txt="12 killed")

    assert len(taken("in/a.txt", "in", "in/*.txt", str(folder / "in" / "a.txt"))[0]) == 1


def test_a_copy_is_a_document_of_its_own_so_that_it_can_be_seen_as_one(taken, write):
    write(a_txt="12 killed", b_txt="12 killed")

    first, second = taken("a.txt", "b.txt")[0]

    assert second.doc_id == f"{first.doc_id}-2"
    assert second.hash == first.hash


def test_loops_of_links_end(taken, write, folder):
    write(in__a_txt="12 killed")
    os.symlink(folder / "in", folder / "in" / "round")
    os.symlink(folder / "nowhere", folder / "in" / "b.txt")

    documents, losses = taken("in")

    assert len(documents) == 1
    assert losses == [Lost(item="in/b.txt", reason="a link that leads nowhere")]


def test_a_name_that_is_no_text_can_still_be_shown(taken, folder):
    (folder / "in").mkdir()
    (folder / "in" / os.fsdecode(b"bad-\xff.xyz")).touch()

    (lost,) = taken("in")[1]

    assert lost.item.encode() == "in/bad-\ufffd.xyz".encode()


def test_an_empty_folder_is_not_passed_over_in_silence(taken, folder):
    (folder / "in").mkdir()

    assert taken("in") == ([], [Lost(item="in", reason="the folder holds no files to take in")])


def test_an_absolute_path_is_shown_from_its_last_part_on(taken, folder):
    (folder / "in").mkdir()
    (folder / "in" / "a.xyz").touch()

    assert [lost.item for lost in taken(str(folder / "in"))[1]] == ["in/a.xyz"]


MANIFEST = """file,doc_id,source,published,title,url,note
a.txt,harbour-1,Harbour Wire,2025-03-07,Twelve killed,https://wire.example/1,guessed
sub/b.txt,,Island News,7 March 2025,,,
gone.txt,x,,,,,
,y,,,,,
a.txt,z,,,,,
"""


def test_a_manifest_tells_what_files_do_not(taken, write):
    write(in__a_txt="12 killed", in__sub__b_txt="3 hurt", in__c_txt="4 missing", in__manifest_csv=MANIFEST)

    documents, losses = taken("in")
    a, c, b = documents

    assert (a.doc_id, a.source, a.published) == ("harbour-1", "Harbour Wire", "2025-03-07")
    assert (a.title, a.url, a.problems) == ("Twelve killed", "https://wire.example/1", ())
    assert (b.source, b.published) == ("Island News", "2025-03-07")
    assert (c.source, c.problems) == ("", ("no publication date",))
    assert losses == [
        Lost(item="in/manifest.csv, row 4", reason="names gone.txt, which is not there"),
        Lost(item="in/manifest.csv, row 5", reason="names no file (field file)"),
        Lost(item="in/manifest.csv, row 6", reason="a second row for a.txt; the first one is used"),
    ]


def test_a_manifest_counts_for_a_file_named_alone_or_by_a_glob(taken, write):
    write(in__a_txt="12 killed", in__manifest_csv="file,doc_id\na.txt,harbour-1\ngone.txt,x\n")

    for named in ("in/a.txt", "in/*"):
        documents, losses = taken(named)
        assert [d.doc_id for d in documents] == ["harbour-1"]
        assert losses == []


def test_a_file_named_beside_its_folder_keeps_what_the_folders_manifest_says(taken, write, folder):
    write(in__sub__b_txt="3 hurt", in__manifest_csv="file,doc_id\nsub/b.txt,island-1\n")

    documents, losses = taken(str(folder / "in" / "sub" / "b.txt"), "in", str(folder / "in" / "sub"))

    assert [d.doc_id for d in documents] == ["island-1"]
    assert losses == []


def test_a_manifest_may_be_jsonl(taken, write):
    write(in__a_txt="12 killed", in__manifest_jsonl=json.dumps({"file": "a.txt", "doc_id": "harbour-1"}) + "\n{broken\n")

    documents, losses = taken("in")

    assert [d.doc_id for d in documents] == ["harbour-1"]
    assert losses == [Lost(item="in/manifest.jsonl, line 2", reason="names no file (field file)")]


def test_a_manifest_without_the_column_is_lost_and_the_files_are_read(taken, write):
    write(in__a_txt="12 killed", in__manifest_csv="name,doc_id\na.txt,harbour-1\n")

    documents, (lost,) = taken("in")

    assert len(documents) == 1
    assert "no column 'file'" in lost.reason


def test_what_the_file_says_holds_over_the_manifest(taken, write):
    row = json.dumps({"doc_id": "a", "source": "Own Name", "published": "2025-03-08", "text": "12 killed"})
    write(in__r_jsonl=row, in__manifest_csv="file,doc_id,source,published,title\nr.jsonl,m,Other,2025-01-01,Given\n")

    (document,) = taken("in")[0]

    assert (document.doc_id, document.source, document.published, document.title) == ("a", "Own Name", "2025-03-08", "Given")


def test_what_was_only_inferred_does_not(taken, write):
    article = f"<article><p>{REPORT * 4}</p><p>Posted 3 January 2025</p></article>"
    page = f"<html><head><title>T</title></head><body>{article}</body></html>"
    write(in__p_html=page, in__manifest_csv="file,source,published\np.html,Harbour Wire,2025-03-07\n")

    (document,) = taken("in")[0]

    assert (document.source, document.published) == ("Harbour Wire", "2025-03-07")


def test_a_file_of_many_numbers_the_manifests_id(taken, write):
    write(in__r_jsonl='{"text": "12 killed"}\n{"text": "3 hurt"}\n', in__manifest_csv="file,doc_id\nr.jsonl,m\n")

    assert [d.doc_id for d in taken("in")[0]] == ["m-1", "m-2"]


def test_the_same_words_from_two_outlets_are_two_documents(taken, write):
    write(in__a_txt="12 killed", in__b_txt="12 killed", in__manifest_csv="file,source\na.txt,Harbour Wire\nb.txt,Island News\n")

    a, b = taken("in")[0]

    assert a.hash == b.hash
    assert a.doc_id != b.doc_id
    assert not b.doc_id.endswith("-2")


def test_one_id_for_two_documents_is_refused_naming_both(taken, write):
    write(a_jsonl='{"doc_id": "x", "text": "12 killed"}\n', b_jsonl='\n{"doc_id": "x", "text": "3 hurt"}\n')

    documents, losses = taken("a.jsonl", "b.jsonl")

    assert [d.text for d in documents] == ["12 killed"]
    assert losses == [Lost(item="b.jsonl, line 2", reason="its doc_id 'x' is already that of another document (a.jsonl, line 1)")]


def test_the_same_document_given_twice_changes_nothing(taken, write):
    write(a_jsonl='{"doc_id": "x", "text": "12 killed"}\n', b_jsonl='{"text": "12 killed", "doc_id": "x"}\n')

    documents, losses = taken("a.jsonl", "b.jsonl")

    assert (len(documents), losses) == (1, [])


def test_taking_in_holds_one_document_at_a_time(write, archive):
    from warmonitor.sources import take_in

    write(a_jsonl="\n".join(json.dumps({"doc_id": str(i), "text": REPORT}) for i in range(1000)))

    stream = take_in(["a.jsonl"], archive=archive)

    assert next(stream).doc_id == "0"
    stream.close()
