"""One gazetteer for all: the shipped places, and nobody's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from warmonitor.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder: Path = tmp_path_factory.mktemp("places")
    return Gazetteer.open(own=folder / "own.tsv")
