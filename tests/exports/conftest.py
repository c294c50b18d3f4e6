"""The invented case, written out once for all tests here."""

from __future__ import annotations

from pathlib import Path

import coastal_case
import pytest


@pytest.fixture
def coast() -> coastal_case.Case:
    return coastal_case.coast()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"
