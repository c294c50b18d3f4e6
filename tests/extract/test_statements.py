"""What officials said without a figure."""

import pytest

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
        ("The harbour was quiet.", None),
    ],
)
def test_a_statement_has_a_kind(sentence, kind):
    assert kind_of(sentence) == kind
