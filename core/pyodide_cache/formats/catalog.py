"""All known lock files at once: who publishes a file name, and with which bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LockPackage, parse_package


@record
class Publication:
    """A release publishes a package under a file name."""

    release: str
    line: str | None
    package: LockPackage


#: An entry of a lock's ``packages`` as it stands: its key and its table.
RawEntry = tuple[str, Any]


class Catalogue:
    """File names to their publications, newest release first.

    Forty locks have ten thousand entries, and a directory asks for a few: an entry is read when
    its file name is asked for.
    """

    def __init__(self, raw: Mapping[str, Sequence[tuple[str, str | None, RawEntry]]]) -> None:
        self._raw = raw
        self._read: dict[str, tuple[Publication, ...]] = {}

    @classmethod
    def of(cls, locks: Iterable[tuple[str, str | None, Iterable[RawEntry]]]) -> Catalogue:
        """Build a catalogue of releases, newest first: each with its name, its line and its entries."""
        found: dict[str, list[tuple[str, str | None, RawEntry]]] = {}
        for release, line, entries in locks:
            for key, table in entries:
                name = table.get("file_name") if isinstance(table, dict) else None
                if isinstance(name, str):
                    found.setdefault(name, []).append((release, line, (key, table)))
        return cls(found)

    def publications(self, file_name: str) -> tuple[Publication, ...]:
        """Return who publishes ``file_name``, newest release first; an unusable entry is left out."""
        found = self._read.get(file_name)
        if found is None:
            found = tuple(_publications(self._raw.get(file_name, ())))
            self._read[file_name] = found
        return found

    def package(self, file_name: str) -> LockPackage | None:
        """Return the package that the newest release publishes under ``file_name``."""
        publications = self.publications(file_name)
        return publications[0].package if publications else None

    def version(self, file_name: str) -> str | None:
        """Return the package's version where all who publish ``file_name`` agree on it, else None.

        A tests archive carries no version in its name: the same name is another one's in each release.
        """
        versions = {publication.package.version for publication in self.publications(file_name)}
        return (versions.pop() or None) if len(versions) == 1 else None

    def line(self, file_name: str) -> str | None:
        """Return the release line when only one publishes ``file_name``, else None."""
        lines = {publication.line for publication in self.publications(file_name)}
        return lines.pop() if len(lines) == 1 else None

    def releases_with(self, file_name: str, sha256: str) -> tuple[str, ...]:
        """List the releases that publish exactly these bytes under ``file_name``, newest first."""
        return tuple(
            publication.release
            for publication in self.publications(file_name)
            if publication.package.sha256 == sha256
        )

    def publishes(self, file_name: str) -> bool:
        """Tell whether any known lock has ``file_name``."""
        return bool(self.publications(file_name))


def _publications(raw: Iterable[tuple[str, str | None, RawEntry]]) -> Iterator[Publication]:
    for release, line, (key, table) in raw:
        try:
            yield Publication(release, line, parse_package(key, table))
        except Problem:
            continue
