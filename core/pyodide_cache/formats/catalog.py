"""Several lock files as one catalog: which releases publish a file name, and with which bytes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache
from itertools import count

from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LockPackage
from pyodide_cache.formats.names import NormalizedName, canonicalize_name


@record
class Publication:
    """A release publishes a package under a file name; the fields are those of its `LockPackage`."""

    release: str
    line: str | None
    name: NormalizedName
    version: str
    sha256: str | None
    package_type: str
    is_tests: bool


class Catalog:
    """Maps file names to their publications.

    The lock files have thousands of packages and a directory asks for a few of them, so a publication is made when
    its file name is looked up.
    """

    def __init__(self, find: Callable[[str], Iterable[Publication]], names: Container[str]) -> None:
        """Make a catalog of ``find``, which returns the publications of one of ``names``, newest release first."""
        self._find = find
        self._names = names
        self._found: dict[str, tuple[Publication, ...]] = {}

    @classmethod
    def of_locks(cls, locks: Iterable[tuple[str, str | None, Iterable[LockPackage]]]) -> Catalog:
        """Make a catalog of lock files, newest first: the name, release line and packages of each."""
        found: dict[str, list[tuple[str, str | None, LockPackage]]] = {}
        for release, line, packages in locks:
            for package in packages:
                found.setdefault(package.file_name, []).append((release, line, package))
        return cls(lambda file_name: [_publication(*item) for item in found[file_name]], found)

    @classmethod
    def of_index(
        cls, names: str, read_index: Callable[[], bytes], read_lines: Callable[[], Mapping[str, str | None]]
    ) -> Catalog:
        """Make a catalog of an index that `format_index` wrote.

        Args:
            names: suffice for a directory of other files.
            read_index: returns the lines, when the first of these names is looked up.
            read_lines: returns the release line of each release, newest release first; also called then.
        """
        places = dict(zip(names.splitlines(), count(), strict=False))
        rows, lines = cache(lambda: read_index().splitlines()), cache(read_lines)
        order = cache(lambda: {release: number for number, release in enumerate(lines())})

        def find(file_name: str) -> list[Publication]:
            found = []
            for variant in rows()[places[file_name]].decode("ascii").split("\t"):
                name, version, package_type, tests, sha256, releases = variant.split(" ")
                facts = (canonicalize_name(name), version, sha256 or None, package_type, bool(tests))
                found += [Publication(release, lines()[release], *facts) for release in releases.split(",")]
            return sorted(found, key=lambda publication: order()[publication.release])

        return cls(find, places)

    def publications(self, file_name: str) -> tuple[Publication, ...]:
        """Return who publishes ``file_name``, newest release first; unusable entries are left out."""
        if file_name not in self._names:
            return ()
        found = self._found.get(file_name)
        if found is None:
            found = self._found[file_name] = tuple(self._find(file_name))
        return found

    def newest(self, file_name: str) -> Publication | None:
        """Return the publication of ``file_name`` by the newest release that has it."""
        publications = self.publications(file_name)
        return publications[0] if publications else None

    def version(self, file_name: str) -> str | None:
        """Return the package's version if all publications of ``file_name`` agree on it, else None.

        The name of a tests archive has no version: the same name has another version in each release.
        """
        versions = {publication.version for publication in self.publications(file_name)}
        return (versions.pop() or None) if len(versions) == 1 else None

    def lines(self, file_name: str) -> frozenset[str]:
        """Return the release lines that publish ``file_name``."""
        return frozenset(item.line for item in self.publications(file_name) if item.line)

    def releases_with(self, file_name: str, sha256: str) -> tuple[str, ...]:
        """List the releases that publish exactly these bytes under ``file_name``, newest first."""
        return tuple(item.release for item in self.publications(file_name) if item.sha256 == sha256)

    def publishes(self, file_name: str) -> bool:
        """Return whether a known lock file has ``file_name``."""
        return file_name in self._names and bool(self.publications(file_name))


def format_index(locks: Iterable[tuple[str, Iterable[LockPackage]]]) -> tuple[str, bytes]:
    """Write lock files as an index that `Catalog.of_index` reads. It has one line for each file name.

    A line has the variants, with tabs between them: name, version, type, ``tests`` or nothing, sha256 and the
    releases that publish this variant. Packages that are not in the folder of the lock file are left out.

    Args:
        locks: the releases and their packages, newest first.

    Returns:
        The file names, sorted, and the line of each.

    Raises:
        ValueError: for a value with white space in it, and for one that is not ASCII.
    """
    rows: dict[str, dict[str, list[str]]] = {}
    for release, packages in locks:
        for item in packages:
            if item.location:
                continue
            tests = "tests" if item.is_tests else ""
            parts = [item.name, item.version, item.package_type, tests, item.sha256 or ""]
            if len("".join(parts).split()) != 1:
                raise ValueError(f"white space in {release}: {parts}")
            rows.setdefault(item.file_name, {}).setdefault(" ".join(parts), []).append(release)
    names, index = "", b""
    for name, variants in sorted(rows.items()):
        columns = [f"{variant} {','.join(releases)}" for variant, releases in variants.items()]
        names += f"{name}\n"
        index += "\t".join(columns).encode("ascii") + b"\n"
    return names, index


def _publication(release: str, line: str | None, package: LockPackage) -> Publication:
    facts = (package.name, package.version, package.sha256, package.package_type, package.is_tests)
    return Publication(release, line, *facts)
