"""The details of one cached file."""

from __future__ import annotations

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.json_types import Sha256
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.details.dependencies import DependencyLink, Dependent
from pyodide_cache.details.snippets import Snippet
from pyodide_cache.formats.archive import Contents
from pyodide_cache.formats.file_type import FileType
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
    """A publisher of exactly these bytes."""

    origin: Origin  # the kind of publisher
    name: str  # the version of a release, the name of a lock file, or the address of a distribution


@record
class Published:
    """A hash that known lock files publish for the name of a file."""

    sha256: Sha256
    by: tuple[str, ...]  # versions of releases, newest first, then names of lock files in the directory
    is_this: bool | None  # whether it is the hash of the file; None if the file was not hashed yet


@record
class LockSummary:
    """What a lock file contains."""

    runtime: Runtime  # what its packages are built for
    #: The official releases whose lock file has exactly these bytes, or the one that this app's lock file extends;
    #: None for other lock files.
    release: str | None
    packages: int  # the number of its packages, without the refused ones
    refused: int  # the number of its entries that cannot be used
    cached: int  # the number of its files that are in the directory
    added: int | None  # the number of packages that this app added; None if this app did not write it


@record
class Details:
    """Everything about one entry."""

    entry: Entry
    title: str  # the package's name as the package spells it, else the file's name
    version: str  # empty if unknown
    release: str  # the Pyodide release of the dependencies and snippets
    about: Metadata = NO_METADATA  # a wheel's metadata
    file_type: FileType | None = None  # by the first bytes; None if the file could not be opened
    dependencies: tuple[DependencyLink, ...] = ()  # the packages that it requires
    dependents: tuple[Dependent, ...] = ()  # the packages that require it; cached ones first
    #: Whether every cached wheel was read for ``dependents``; not if there are too many.
    dependents_complete: bool = False
    is_complete: bool = False  # False in the first step, which reads no other files
    provenance: tuple[Provenance, ...] = ()  # who publishes these bytes
    published: tuple[Published, ...] = ()  # the known hashes for its name
    copies: tuple[Copy, ...] = ()  # in other known cache directories, and in the quarantine
    contents: Contents | None = None  # of an archive
    lock: LockSummary | None = None  # of a lock file
    snippets: tuple[Snippet, ...] = ()  # code that loads it
    problem: Problem | None = None  # why it could not be read completely
