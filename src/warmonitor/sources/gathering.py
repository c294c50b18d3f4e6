"""What was named on the command line, to a list of files and addresses in an order of its own."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from warmonitor.domain.documents import Lost
from warmonitor.errors import CallRefused
from warmonitor.sources.manifest import NAMES, Entry, Manifest, read_manifest

NOTHING = Entry()


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One file or address, by a name fit to show, and what a manifest says of it."""

    name: str
    path: Path | None = None
    url: str = ""
    entry: Entry = NOTHING


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """Everything to take in, each once, sorted: the order in which inputs are named makes no difference."""

    items: tuple[Item, ...]
    manifests: tuple[Path, ...]
    losses: tuple[Lost, ...]


def gather(inputs: Sequence[str], *, allow_http: bool = False) -> Gathered:
    """Expand files, folders, globs and addresses.

    Raises:
        CallRefused: If nothing is named, a path doesn't exist, a glob finds nothing, or an address is none that may be asked.
    """
    if not inputs:
        raise CallRefused("nothing to take in: name a file, a folder or an https:// address")
    addresses = sorted({_address(named, allow_http=allow_http) for named in inputs if "://" in named})
    search = _Search()
    paths = {Path(path) for named in inputs if "://" not in named for path in _matches(named)}
    for path in sorted(paths, key=_outermost_first):
        search.top(path)
    items = [*search.items.values(), *(Item(name=url, url=url) for url in addresses)]
    return Gathered(
        items=tuple(sorted(items, key=lambda item: (item.name, str(item.path)))),
        manifests=tuple(sorted(search.used)),
        losses=tuple(sorted(search.losses(), key=lambda lost: (lost.item, lost.reason))),
    )


def _outermost_first(path: Path) -> tuple[bool, int, str]:
    """Folders before what lies in them, so that a file named beside its folder keeps what the folder's manifest says."""
    return not path.is_dir(), len(path.resolve().parts), str(path)


def _address(named: str, *, allow_http: bool) -> str:
    try:
        parts = urlsplit(named)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise CallRefused(f"not an address: {error}") from error
    if parts.scheme != "https" and not (allow_http and parts.scheme == "http"):
        raise CallRefused(f"only https:// addresses are asked; got {parts.scheme}://")
    if not host:
        raise CallRefused(f"an address without a host: {named}")
    if parts.username or parts.password:
        raise CallRefused("an address must not hold a name or a password")
    return parts._replace(fragment="").geturl()


def _matches(named: str) -> list[str]:
    if os.path.lexists(named):
        return [named]
    found = sorted(glob.glob(named, recursive=True)) if glob.has_magic(named) else []
    if not found:
        raise CallRefused(f"no such file or folder: {named}" if not glob.has_magic(named) else f"nothing matches {named}")
    return found


class _Search:
    """One walk through all inputs, which remembers where it has been."""

    def __init__(self) -> None:
        self.items: dict[str, Item] = {}  # by real path: a file named twice is taken in once
        self.used: dict[Path, Manifest] = {}
        self._walked: set[tuple[int, int]] = set()
        self._lost: list[Lost] = []

    def top(self, path: Path) -> None:
        shown = _shown((path.name or str(path)) if path.is_absolute() else str(path))
        if path.is_dir():
            before = len(self.items) + len(self._lost)
            if self._folder(path, shown, ()) and len(self.items) + len(self._lost) == before:
                self._lost.append(Lost(item=shown, reason="the folder holds no files to take in"))
        elif path.name not in NAMES:
            self._file(path, shown, self._manifests_of(path.parent, os.path.dirname(shown)))

    def losses(self) -> Iterable[Lost]:
        yield from self._lost
        for manifest in self.used.values():
            yield from manifest.losses

    def _folder(self, folder: Path, shown: str, above: tuple[tuple[Path, Manifest], ...]) -> bool:
        """Walk a folder in order of names; False where it was walked before (a loop of links, an overlap of inputs)."""
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in self._walked:
                return False
            self._walked.add((status.st_dev, status.st_ino))
            children = sorted(os.scandir(folder), key=lambda child: child.name)
        except OSError as error:
            self._lost.append(Lost(item=shown, reason=f"the folder cannot be read: {error.strerror or error}"))
            return True
        manifests = self._manifests_of(folder, shown)
        self._missing(manifests)
        for child in children:
            name = f"{shown}/{_shown(child.name)}"
            if child.name.startswith(".") or child.name in NAMES:
                continue
            if child.is_dir():
                self._folder(Path(child.path), name, manifests + above)
            else:
                self._file(Path(child.path), name, manifests + above)
        return True

    def _file(self, path: Path, shown: str, manifests: tuple[tuple[Path, Manifest], ...]) -> None:
        if not path.is_file():
            what = "a link that leads nowhere" if path.is_symlink() else "neither a file nor a folder"
            self._lost.append(Lost(item=shown, reason=what))
            return
        self.items.setdefault(os.path.realpath(path), Item(name=shown, path=path, entry=_entry_of(path, manifests)))

    def _manifests_of(self, folder: Path, shown: str) -> tuple[tuple[Path, Manifest], ...]:
        return tuple(self._manifests(folder, shown))

    def _manifests(self, folder: Path, shown: str) -> Iterator[tuple[Path, Manifest]]:
        for name in NAMES:
            path = folder / name
            if path not in self.used and path.is_file():
                self.used[path] = read_manifest(path, name=os.path.join(shown, name))
            if path in self.used:
                yield folder, self.used[path]

    def _missing(self, manifests: tuple[tuple[Path, Manifest], ...]) -> None:
        for folder, manifest in manifests:
            for file in manifest.entries:
                if not os.path.lexists(folder / file):
                    where = f"{manifest.name}, {manifest.rows[file]}"
                    self._lost.append(Lost(item=where, reason=f"names {file}, which is not there"))


def _shown(name: str) -> str:
    """A file name that can be printed: the bytes of one that is no UTF-8 are replaced."""
    return os.fsencode(name).decode("utf-8", "replace")


def _entry_of(path: Path, manifests: tuple[tuple[Path, Manifest], ...]) -> Entry:
    """What the nearest manifest that knows the file says of it."""
    for folder, manifest in manifests:
        entry = manifest.entries.get(path.relative_to(folder).as_posix())
        if entry is not None:
            return entry
    return NOTHING
