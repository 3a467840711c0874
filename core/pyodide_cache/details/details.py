"""The details of one cached file."""

from __future__ import annotations

from enum import StrEnum

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.details.dependencies import DependencyLink, Dependent
from pyodide_cache.details.file_type import FileType
from pyodide_cache.details.snippets import Snippet
from pyodide_cache.formats.archive import Contents
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.wheel import NO_METADATA, Metadata
from pyodide_cache.inventory.copies import Copy
from pyodide_cache.inventory.inventory import Entry


class Origin(StrEnum):
    """Who publishes the bytes of a file."""

    RELEASE = "release"
    LOCK_HERE = "lock here"  # a lock file in the same directory
    INDEX = "index"
    DISTRIBUTION = "distribution"


@record
class Provenance:
    """A publisher of exactly these bytes.

    Attributes:
        origin: the kind of publisher.
        name: the version of a release, the name of a lock file, or the address of a distribution.
    """

    origin: Origin
    name: str


@record
class Published:
    """A hash that known lock files publish for the name of a file.

    Attributes:
        by: versions of releases, newest first, then names of lock files in the directory.
        is_this: whether it is the hash of the file; None if the file was not hashed yet.
    """

    sha256: str
    by: tuple[str, ...]
    is_this: bool | None


@record
class LockSummary:
    """What a lock file contains.

    Attributes:
        runtime: what its packages are built for.
        release: the official releases whose lock file has exactly these bytes, or the one that this app's lock file
            extends; None for other lock files.
        packages: the number of its packages, without the refused ones.
        refused: the number of its entries that cannot be used.
        cached: the number of its files that are in the directory.
        added: the number of packages that this app added; None if this app did not write it.
    """

    runtime: Runtime
    release: str | None
    packages: int
    refused: int
    cached: int
    added: int | None


@record
class Details:
    """Everything about one entry.

    Attributes:
        title: the package's name as the package spells it, else the file's name.
        version: empty if unknown.
        release: the Pyodide release of the dependencies and snippets.
        about: a wheel's metadata.
        file_type: by the first bytes; None if the file could not be opened.
        dependencies: the packages that it requires.
        dependents: the packages that require it; cached ones first.
        dependents_complete: whether every cached wheel was read for ``dependents``; not if there are too many.
        is_complete: False in the first step, which reads no other files.
        provenance: who publishes these bytes.
        published: the known hashes for its name.
        copies: in other known cache directories, and in the quarantine.
        contents: of an archive.
        lock: of a lock file.
        snippets: code that loads it.
        problem: why it could not be read completely.
    """

    entry: Entry
    title: str
    version: str
    release: str
    about: Metadata = NO_METADATA
    file_type: FileType | None = None
    dependencies: tuple[DependencyLink, ...] = ()
    dependents: tuple[Dependent, ...] = ()
    dependents_complete: bool = False
    is_complete: bool = False
    provenance: tuple[Provenance, ...] = ()
    published: tuple[Published, ...] = ()
    copies: tuple[Copy, ...] = ()
    contents: Contents | None = None
    lock: LockSummary | None = None
    snippets: tuple[Snippet, ...] = ()
    problem: Problem | None = None
