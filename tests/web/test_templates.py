"""No page holds a script or a style of its own, none prints text unescaped, and one stylesheet serves both directions of writing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src/warmonitor/web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
UNESCAPED = {"forms/field.html": 1}
"""Where text is printed as it is: the help of a field, which is ours or Django's and holds a list."""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: str(one.relative_to(WEB / "templates")))
def test_a_page_brings_nothing_that_the_policy_refuses(template):
    text = template.read_text(encoding="utf-8")

    written = re.sub(r"{%.*?%}|{{.*?}}", "-", text)

    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|javascript:", written, re.I)
    for tag in re.findall(r"<script\b[^>]*>", written):
        assert "src=" in tag or 'type="application/json"' in tag, tag
    assert text.count("|safe") + text.count("autoescape off") == UNESCAPED.get(str(template.relative_to(WEB / "templates")), 0)


def test_no_code_of_the_web_marks_text_as_safe():
    marked = [str(path) for path in WEB.rglob("*.py") if re.search(r"mark_safe|SafeString|__html__", path.read_text(encoding="utf-8"))]

    assert marked == []


@pytest.mark.parametrize("sheet", sorted((WEB / "static").rglob("*.css")), ids=lambda one: one.name)
def test_a_stylesheet_knows_no_left_and_no_right(sheet):
    found = re.findall(
        r"[{;\s]((?:margin|padding|border|inset)-(?:left|right)|left|right|text-align:\s*(?:left|right)|float)\s*:", sheet.read_text()
    )

    assert found == []
