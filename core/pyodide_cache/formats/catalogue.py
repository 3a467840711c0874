"""All known lock files at once: who publishes a file name, and with which bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyodide_cache.formats.lockfile import LockFile, LockPackage


@dataclass(frozen=True, slots=True)
class Publication:
    """A release publishes a package under a file name."""

    release: str
    line: str | None
    package: LockPackage


@dataclass(frozen=True, slots=True)
class Catalogue:
    """File names to their publications, newest release first."""

    by_file_name: Mapping[str, tuple[Publication, ...]] = field(repr=False)

    @classmethod
    def of(cls, locks: Iterable[tuple[str, LockFile]]) -> Catalogue:
        """Build a catalogue from pairs of a release's name and its lock, newest first."""
        found: dict[str, list[Publication]] = {}
        for release, lock in locks:
            line = lock.runtime.line
            for package in lock.packages.values():
                found.setdefault(package.file_name, []).append(Publication(release, line, package))
        return cls({name: tuple(publications) for name, publications in found.items()})

    def package(self, file_name: str) -> LockPackage | None:
        """Return the package that the newest release publishes under ``file_name``."""
        publications = self.by_file_name.get(file_name)
        return publications[0].package if publications else None

    def version(self, file_name: str) -> str | None:
        """Return the package's version where all who publish ``file_name`` agree on it, else None.

        A tests archive carries no version in its name: the same name is another one's in each release.
        """
        versions = {publication.package.version for publication in self.by_file_name.get(file_name, ())}
        return (versions.pop() or None) if len(versions) == 1 else None

    def line(self, file_name: str) -> str | None:
        """Return the release line when only one publishes ``file_name``, else None."""
        lines = {publication.line for publication in self.by_file_name.get(file_name, ())}
        return lines.pop() if len(lines) == 1 else None

    def releases_with(self, file_name: str, sha256: str) -> tuple[str, ...]:
        """List the releases that publish exactly these bytes under ``file_name``, newest first."""
        return tuple(
            publication.release
            for publication in self.by_file_name.get(file_name, ())
            if publication.package.sha256 == sha256
        )

    def publishes(self, file_name: str) -> bool:
        """Tell whether any known lock has ``file_name``."""
        return file_name in self.by_file_name
