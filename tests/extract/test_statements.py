"""What officials said without a figure."""

import pytest

from warmonitor.domain.documents import Document
from warmonitor.extract import RulesEn
from warmonitor.extract.statements import kind_of


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The army denied that it had shelled the market.", "denial"),
        ("The movement claimed responsibility for the blast.", "admission"),
        ("The union condemned the raid.", "condemnation"),
        ("The governor imposed a curfew.", "measure"),
        ("The council urged both sides to stop.", "appeal"),
        ("The minister vowed to find the attackers.", "promise"),
        ("The ministry rejected the monitor's figures.", "denial"),
        ("Officials dismissed the killings as isolated incidents.", "denial"),
        ("The governor dismissed the police chief on Saturday.", None),
        ("A judge denied bail to the suspect.", None),
        ("The harbour was quiet.", None),
    ],
)
def test_a_statement_has_a_kind(sentence, kind):
    assert kind_of(sentence) == kind


def test_the_one_who_told_speaks_not_the_ones_who_were_told():
    text = "Nine miners were killed. The country's leader, Ivo Marrek, told the rebels to lay down their weapons before it is too late."
    reading = RulesEn().read(Document(doc_id="d", published="2025-03-08", text=text))
    assert [(s.kind, s.speaker) for s in reading.statements] == [("appeal", "Ivo Marrek")]
