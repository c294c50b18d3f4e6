"""Every text of the web is in every language, and what Django reads is what people wrote."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from django.urls import reverse

sys.path.insert(0, str(Path(__file__).parents[2] / "script"))

import translating

PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]")
languages = pytest.mark.parametrize("language", list(translating.PLURALS))


@languages
def test_the_catalogue_has_every_text_and_no_other(language):
    kept = {(one.context, one.id) for one in translating.read(language) if one.id}

    assert kept == translating.texts(), "run script/translations"


@languages
def test_no_text_lacks_its_translation(language):
    assert translating.untranslated(translating.read(language)) == []


@languages
def test_the_compiled_catalogue_is_that_of_the_texts(language):
    assert translating.mo_of(language).read_bytes() == translating.as_mo(translating.read(language)), "run script/translations"


@languages
def test_a_translation_keeps_the_places_for_names_and_numbers(language):
    for one in translating.read(language):
        if one.id:
            ids, strings = [(value,) if isinstance(value, str) else value for value in (one.id, one.string)]
            for string in strings:
                assert set(PLACE.findall(string)) <= set(PLACE.findall(ids[-1])), one.id
            assert set(PLACE.findall(strings[-1])) == set(PLACE.findall(ids[-1])), one.id


@pytest.mark.django_db
def test_the_switch_works_by_a_form_and_is_remembered(client):
    answer = client.post(reverse("set_language"), {"language": "ar", "next": "/account/login/"}, follow=True)
    page = answer.content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert "تسجيل الدخول" in page
    assert '<html lang="ar" dir="rtl">' in client.get("/").content.decode()


def test_the_switch_leads_to_no_other_site(client):
    assert client.post(reverse("set_language"), {"language": "ar", "next": "https://elsewhere.example/"})["Location"] == "/"


@pytest.mark.django_db
def test_a_browser_that_asks_for_arabic_gets_it(client):
    assert 'dir="rtl"' in client.get("/", headers={"accept-language": "ar-SY,ar;q=0.9"}).content.decode()


def test_after_a_form_the_switch_leads_to_a_page_that_can_be_asked_for(coast, signed_in):
    client = signed_in(coast.people["administrator"])
    page = client.post(reverse("invite", args=["coast"]), {"role": "viewer"}).content.decode()

    assert f'name="next" value="{reverse("desk")}"' in page
