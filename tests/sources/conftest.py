"""An archive of one's own, files made on the spot, and a short way to take them in."""

import pytest

from warmonitor.archive import Archive
from warmonitor.domain.documents import Document, Lost
from warmonitor.sources import Intake, take_in

REPORT = (
    "At least 12 people were killed in Harbour Town on Friday, the monitor said.\n"
    "Three of the dead were children. The ministry said that it was looking into the reports.\n"
)


@pytest.fixture
def archive(tmp_path_factory):
    return Archive(tmp_path_factory.mktemp("home") / "archive")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to work in, so that names are shown as a person would give them."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def taken(folder, archive):
    """Takes in what is named: documents and losses, in their order."""

    def take(*inputs, settings=None):
        found = list(take_in(inputs, archive=archive, settings=settings or Intake(allow_private=False)))
        return [x for x in found if isinstance(x, Document)], [x for x in found if isinstance(x, Lost)]

    return take


@pytest.fixture
def one(folder, taken):
    """Writes one file and takes it in: its only document."""

    def take(name, raw, **settings):
        (folder / name).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        documents, losses = taken(name, settings=Intake(**settings))
        assert losses == []
        assert len(documents) == 1, documents
        return documents[0]

    return take


@pytest.fixture
def why(folder, taken):
    """Writes one file and takes it in: the reason why it was lost."""

    def take(name, raw, **settings):
        (folder / name).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        documents, losses = taken(name, settings=Intake(**settings))
        assert documents == []
        assert [lost.item for lost in losses] == [name]
        return losses[0].reason

    return take
