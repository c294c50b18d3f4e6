"""What the documentation and the pages say of roles is what the store goes by."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from django.utils.translation import override

from warmonitor.store.roles import DEEDS, ROLES, SAYS
from warmonitor.web.desk.roles import DEED_WORDS, ROLE_NAMES

DOCUMENTATION = Path(__file__).parents[2] / "script" / "documentation" / "roles.py"


def test_the_documentation_shows_the_table_that_holds():
    spec = importlib.util.spec_from_file_location("documented_roles", DOCUMENTATION)
    documented = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(documented)
    page = documented.PAGE.read_text(encoding="utf-8")

    assert documented.BLOCK.search(page)
    assert documented.with_table(page) == page, "run script/refresh-docs"


def test_the_pages_tell_each_deed_in_the_words_of_the_table():
    with override("en"):
        assert {deed: str(words) for deed, words in DEED_WORDS.items()} == {deed: SAYS[deed] for deed in DEEDS}
        assert {role: str(name) for role, name in ROLE_NAMES.items()} == {role: role for role in ROLES}
