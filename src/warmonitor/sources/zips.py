"""Packed files, checked before anything is unpacked: a small file must not become a mountain."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from warmonitor.errors import ItemFailed
from warmonitor.plugins import Material

MOST_MEMBERS = 20_000
RATIO = 200  # text packs 3 to 20 times; XML of one repeated cell perhaps 100 times
HARMLESS = 16 << 20  # what a file may unpack to whatever its ratio


@contextmanager
def unpacked(material: Material, *, what: str) -> Iterator[zipfile.ZipFile]:
    """The packed file, open, once its own table promises no more than the limits allow; reading never goes past that promise.

    Raises:
        ItemFailed: If it is no packed file, is a bomb, or is encrypted.
    """
    with material.open() as stream:
        try:
            packed = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise ItemFailed(f"not a {what} file, or a damaged one") from error
        with packed:
            _check(packed, limit=material.max_expanded)
            yield packed


def _check(packed: zipfile.ZipFile, *, limit: int) -> None:
    members = packed.infolist()
    if len(members) > MOST_MEMBERS:
        raise ItemFailed(f"{len(members)} packed files inside; more than {MOST_MEMBERS} are not unpacked")
    full, small = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if full > limit or (full > HARMLESS and full > RATIO * max(1, small)):
        raise ItemFailed(f"would unpack from {small >> 10} KB to {full >> 20} MB, as zip bombs do; not unpacked")
    if any(m.flag_bits & 1 for m in members):
        raise ItemFailed("the file is encrypted; save a copy without a password")
