"""A reader that asks a scripted server on this machine, and sleeps in no time."""

import pytest

from tests.extract.llm.server import serving
from warmonitor.domain.documents import Document
from warmonitor.extract.llm import LlmReader
from warmonitor.extract.llm.settings import Settings

KEY = "sk-never-to-be-seen-7f3a"


@pytest.fixture
def server():
    with serving() as one:
        yield one


@pytest.fixture
def slept():
    return []


@pytest.fixture
def made(server, slept, tmp_path):
    """Make a reader, with settings of one's own."""

    def make(**settings):
        given = {"url": server.url, "model": "some-model", "key": KEY, "requests_a_minute": 1e9, "cache": tmp_path / "cache"}
        return LlmReader(Settings(**{**given, **settings}), sleep=slept.append, chance=lambda: 1.0)

    return make


@pytest.fixture
def read(made):
    """Read a text with a reader made for it."""

    def reading(text, *, title="", **settings):
        return made(**settings).read(Document(doc_id="one", text=text, title=title, published="2025-03-08", language="en"))

    return reading
