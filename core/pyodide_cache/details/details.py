"""All that can be told of one cached file, read when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.details.dependencies import Dependant, DependencyLink, Relations
from pyodide_cache.details.lock_choice import MAX_LOCK_BYTES, choose_lock, known_release, locks_in
from pyodide_cache.details.snippets import Snippet, snippets
from pyodide_cache.files.reader import open_to_look
from pyodide_cache.formats.about import NOTHING_SAID, About, parse_about
from pyodide_cache.formats.archive import Contents, look_into_tar, look_into_zip
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockFile, LockPackage, is_lock_file_name, parse_lock
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.wheel import modules_of
from pyodide_cache.inventory.copies import Copy, find_copies
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.own_lock import added_names, unpublished_names
from pyodide_cache.inventory.status import FROM_INDEX
from pyodide_cache.settings.directories import candidates, recent_directories
from pyodide_cache.settings.releases import catalog, release_of_lock, releases

#: So many bytes tell an archive from an error page.
_SNIFFED = 512


class Looks(StrEnum):
    """What a file is by its first bytes, whatever its name says."""

    ZIP = "zip archive"
    TAR = "tar archive"
    GZIP = "gzip archive"
    HTML = "HTML page"
    JSON = "JSON document"
    WASM = "WebAssembly module"
    TEXT = "text"
    BINARY = "binary data"
    EMPTY = "empty"


class Origin(StrEnum):
    """Who publishes a file's bytes."""

    RELEASE = "release"
    LOCK_HERE = "lock here"  # a lock file in the same directory
    INDEX = "index"
    DISTRIBUTION = "distribution"


@record
class Provenance:
    """One who publishes exactly these bytes: a release's version, a lock file's name, a place."""

    origin: Origin
    name: str


@record
class Published:
    """A hash that known lock files publish for a file's name.

    Attributes:
        by: release versions, newest first, and lock files in the directory.
        is_this: whether the file has it; None while nobody hashed the file.

    """

    sha256: str
    by: tuple[str, ...]
    is_this: bool | None


@record
class LockSummary:
    """What a lock file says.

    Attributes:
        release: the official release whose lock has exactly these bytes; None for any other.
        packages: how many there are, ``refused`` of them not counted.
        cached: how many of their files lie in the directory.
        added: how many are there because of us; None when the lock file is not ours.

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
        title: the package's name as it spells itself, else the file's name.
        version: empty when nobody says.
        release: the release that relations and snippets are for.
        about: a wheel's metadata.
        looks: by the first bytes; None when the file could not be opened.
        needs: what it requires.
        needed_by: who requires it; cached ones first.
        whole: whether every cached wheel was asked whom it needs; false where there are too many.
        done: false in the first step, while others were not asked yet.
        provenance: who publishes these bytes.
        published: the hashes that are known for this name.
        copies: in other known cache directories, and in the quarantine.
        contents: of an archive.
        lock: of a lock file.
        snippets: the code that loads it.
        problem: why not all could be read.

    """

    entry: Entry
    title: str
    version: str
    release: str
    about: About = NOTHING_SAID
    looks: Looks | None = None
    needs: tuple[DependencyLink, ...] = ()
    needed_by: tuple[Dependant, ...] = ()
    whole: bool = False
    done: bool = False
    provenance: tuple[Provenance, ...] = ()
    published: tuple[Published, ...] = ()
    copies: tuple[Copy, ...] = ()
    contents: Contents | None = None
    lock: LockSummary | None = None
    snippets: tuple[Snippet, ...] = ()
    problem: Problem | None = None


def read_details(
    inventory: Inventory,
    entry: Entry,
    *,
    release: str | None = None,
    ledger: Ledger | None = None,
    others: Iterable[Path] | None = None,
    cancel: Cancel | None = None,
) -> Details:
    """Return all details of ``entry``; see `details_in_steps`."""
    *_, last = details_in_steps(inventory, entry, release=release, ledger=ledger, others=others, cancel=cancel)
    return last


def details_in_steps(
    inventory: Inventory,
    entry: Entry,
    *,
    release: str | None = None,
    ledger: Ledger | None = None,
    others: Iterable[Path] | None = None,
    cancel: Cancel | None = None,
) -> Iterator[Details]:
    """Yield what the file itself says, and then the same with what others say of it.

    What is wrong with the file is in `Details.problem`, and never raised.

    Args:
        inventory: of the cache directory.
        entry: one of its entries.
        release: the release that is worked for; one that is not shipped counts as the newest.
        ledger: what is known of the bytes of other copies.
        others: more cache directories; else all that are known: named, or opened lately.
        cancel: stops it.

    Raises:
        Cancelled: when asked for.

    """
    cancel = cancel or Cancel()
    reader = _Reader(inventory, entry, known_release(release), cancel)
    details = reader.read()
    yield details
    cancel.check()
    if others is None:
        others = [*(choice.path for choice in candidates()), *recent_directories()]
    records = ledger.records() if ledger else {}
    copies = find_copies(inventory.directory, entry, others, records, cancel) if _is_package(entry) else ()
    yield replace(reader.relate(details), copies=copies, done=True)


class _Reader:
    def __init__(self, inventory: Inventory, entry: Entry, release: str, cancel: Cancel) -> None:
        self._inventory = inventory
        self._entry = entry
        self._cancel = cancel
        self._path = inventory.directory / entry.file_name
        self._locks = locks_in(inventory)
        self._choice = choose_lock(inventory, entry, release, self._locks) if _is_package(entry) else None
        self._release = self._choice.release if self._choice else release
        self._locked = self._locked_package()

    def read(self) -> Details:
        """Read the file itself."""
        entry = self._entry
        details = Details(
            entry,
            self._locked.spelling if self._locked else entry.identity.name or entry.file_name,
            entry.identity.version or (self._locked.version if self._locked else ""),
            self._release,
            provenance=tuple(self._provenance()),
            published=self._published() if _is_package(entry) else (),
        )
        if not entry.is_file or (entry.warning and entry.warning.code in {Code.IS_LINK, Code.DANGLING_LINK}):
            return replace(details, problem=entry.warning)
        try:
            return self._with_contents(details)
        except Problem as problem:
            return replace(details, problem=problem)
        except OSError as error:
            return replace(details, problem=disk_problem(error, str(self._path)))

    def relate(self, details: Details) -> Details:
        """Add who needs it, what it needs, and how to load it."""
        entry = self._entry
        if not _is_package(entry) or self._choice is None:
            return replace(details, whole=True)
        relations = Relations(self._inventory, self._choice.lock.runtime, self._choice.lock)
        locked = self._locked if self._choice.holds else None
        needs = relations.needs(details.about.requires, details.about.extras, locked)
        name = entry.identity.name
        needed_by: tuple[Dependant, ...] = ()
        whole = True
        if name and entry.kind is not Kind.TESTS_ARCHIVE:
            needed_by, whole = relations.needed_by(name, self._cancel)
        also, is_all = relations.closure(() if self._choice.holds else details.about.requires, self._cancel)
        imports: tuple[str, ...] = ()
        if details.contents and entry.kind is Kind.WHEEL and not self._choice.holds:
            imports = modules_of(member.path for member in details.contents.members)
            imports = tuple(sorted(imports, key=lambda item: item.startswith("_")))[:1]
        code = snippets(
            self._inventory,
            (entry,) if details.contents else (),  # what is no archive loads in no way
            release=self._release,
            choice=self._choice,
            imports=imports,
            also=also,
            is_all=is_all,
        )
        return replace(details, needs=needs, needed_by=needed_by, whole=whole, snippets=code)

    def _with_contents(self, details: Details) -> Details:
        entry = self._entry
        with open_to_look(self._path, entry.stamp) as file:
            details = replace(details, looks=_looks(file.read(_SNIFFED)))
            file.seek(0)
            if is_lock_file_name(entry.file_name):
                if entry.size > MAX_LOCK_BYTES:
                    problem = Problem(Code.TOO_LARGE, url=entry.file_name, limit=MAX_LOCK_BYTES)
                    return replace(details, problem=problem)
                lock = parse_lock(file.read(MAX_LOCK_BYTES), entry.file_name)
                return replace(details, lock=self._summary(lock))
            try:
                contents = self._contents(file, details.looks)
            except Problem as problem:
                return replace(details, problem=problem)
        details = replace(details, contents=contents)
        if contents is None or entry.kind is not Kind.WHEEL:
            return details
        if contents.metadata is None:
            return replace(details, problem=Problem(Code.BAD_METADATA, source=entry.file_name, error="no METADATA"))
        about = parse_about(contents.metadata, entry.file_name)
        return replace(details, about=about, title=about.name, version=about.version or details.version)

    def _contents(self, file: IO[bytes], looks: Looks | None) -> Contents | None:
        entry = self._entry
        if entry.file_name.endswith(".tar") or (looks is Looks.TAR and not _is_package(entry)):
            return look_into_tar(file, entry.file_name, entry.size, self._cancel)
        if _is_package(entry) or looks is Looks.ZIP:
            return look_into_zip(file, entry.file_name, entry.size, self._cancel)
        return None

    def _locked_package(self) -> LockPackage | None:
        if self._choice is None:
            return None
        packages = self._choice.lock.packages.values()
        return next((item for item in packages if item.file_name == self._entry.file_name), None)

    def _provenance(self) -> Iterator[Provenance]:
        shipped = {release.version for release in releases()}
        for name in self._entry.provenance:
            if name in shipped:
                yield Provenance(Origin.RELEASE, name)
            elif name == FROM_INDEX:
                yield Provenance(Origin.INDEX, name)
            elif is_lock_file_name(name):
                yield Provenance(Origin.LOCK_HERE, name)
            else:
                yield Provenance(Origin.DISTRIBUTION, name)

    def _published(self) -> tuple[Published, ...]:
        by: dict[str, list[str]] = {}
        for publication in catalog().publications(self._entry.file_name):
            if publication.sha256:
                by.setdefault(publication.sha256, []).append(publication.release)
        for name, lock in self._locks:
            # What we reckoned ourselves is no witness.
            reckoned = unpublished_names(lock.document)
            for package in lock.packages.values():
                if package.file_name == self._entry.file_name and package.sha256 and package.name not in reckoned:
                    by.setdefault(package.sha256, []).append(name)
        known = self._entry.sha256
        return tuple(Published(sha256, tuple(who), sha256 == known if known else None) for sha256, who in by.items())

    def _summary(self, lock: LockFile) -> LockSummary:
        there = sum(package.file_name in self._inventory.by_name for package in lock.packages.values())
        added = added_names(lock.document)
        return LockSummary(
            lock.runtime,
            release_of_lock(lock),
            len(lock.packages),
            len(lock.refused),
            there,
            None if added is None else len(added),
        )


def _is_package(entry: Entry) -> bool:
    return entry.kind not in {Kind.FOREIGN, Kind.PARTIAL}


def _looks(head: bytes) -> Looks:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for found, begins in (
        (Looks.EMPTY, not head),
        (Looks.ZIP, head.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
        (Looks.GZIP, head.startswith(b"\x1f\x8b")),
        (Looks.TAR, head[257:262] == b"ustar"),
        (Looks.WASM, head.startswith(b"\0asm")),
        (Looks.HTML, text[:14].lower().startswith((b"<!doctype html", b"<html"))),
        (Looks.JSON, text.startswith((b"{", b"["))),
        (Looks.TEXT, b"\0" not in head and _is_utf8(head)),
    ):
        if begins:
            return found
    return Looks.BINARY


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4 and len(head) == _SNIFFED  # a character cut in two
    return True
