"""Audit cached packages: what was yanked, removed or replaced upstream, known vulnerabilities, and young versions."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from pathlib import Path

from packaging.version import Version

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.base.threads import ThreadPoolExecutor
from pyodide_cache.files.reader import sha256_of
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.formats.specifiers import parse_version
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache.inventory.ledger import FROM_INDEX
from pyodide_cache.net.addresses import mask
from pyodide_cache.net.advisories import Vulnerability, vulnerabilities
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.files import IndexProject
from pyodide_cache.net.indexes.index import Index
from pyodide_cache.settings.releases import catalog, shipped_lock
from pyodide_cache.updates.osv import OsvData
from pyodide_cache.updates.other_indexes import not_asked, of_other_indexes
from pyodide_cache.warm_up.sources import Sources

_DAY = 86_400


class Recall(StrEnum):
    """Why a cached package deserves attention; the worst first."""

    VULNERABLE = "vulnerable"
    YANKED = "yanked"
    REMOVED = "removed"
    CHANGED = "changed"
    YOUNG = "young"


@record
class Finding:
    """A cached package that deserves attention."""

    recall: Recall
    name: NormalizedName
    version: str
    file_name: str  # in the cache directory
    reason: str = ""  # as published: of a yank, or the summary of a vulnerability; may be empty
    ids: tuple[str, ...] = ()  # names of a vulnerability
    fixed_in: tuple[str, ...] = ()  # versions without the vulnerability
    link: str = ""  # to its description


@record
class OsvUse:
    """OSV data that was read."""

    advisories: int  # how many it has for Python packages
    newest: str  # the date of the newest change; empty if unknown
    unread: int  # how many files could not be read


@record
class Audit:
    """The result of an audit."""

    directory: Path
    checked: int  # how many packages the index answered for
    findings: tuple[Finding, ...] = ()  # the worst first
    unpublished: tuple[str, ...] = ()  # packages that no index publishes, so that nothing is known about them
    without_advisories: tuple[str, ...] = ()  # addresses of indexes that publish no vulnerabilities
    problems: tuple[Failure, ...] = ()  # packages that the index could not answer for
    osv: OsvUse | None = None  # the OSV data that was read; None if the index was asked for vulnerabilities
    not_asked: tuple[Problem, ...] = ()  # about packages of other indexes, whose names were not sent


def audit(
    inventory: Inventory,
    sources: Sources,
    index: Index | None,
    *,
    osv: Path | None = None,
    ignored: Collection[str] = (),
    cancel: Cancel,
) -> Audit:
    """Ask the index about cached packages, other than those of other indexes; see `Updates.audit`.

    An official build is another file than those of the index, but its version may be yanked or vulnerable. A wheel
    that came from an index is compared with what the index has under this name now. Without an index, only
    vulnerabilities are found.
    """
    entries, directory = inventory.available, inventory.directory
    others = of_other_indexes(entries, sources.ledger, index)
    wanted = [item for entry in entries if (item := _package(entry, sources.lock))]
    data = OsvData(osv, {item.name for item in wanted}, cancel) if osv else None
    since = time.time() - sources.cool_down_days * _DAY if sources.cool_down_days else None
    seen = _Seen()
    if index:
        seen.compare([item for item in wanted if item.name not in others], index, directory, since, cancel)
    if data:
        seen.findings += [
            _of_vulnerability(item, each) for item in wanted for each in data.vulnerabilities(item.name, item.version)
        ]
    else:
        seen.ask_for_vulnerabilities(sources.http, cancel)
    hidden = {text.casefold() for text in ignored}
    shown = [item for item in seen.findings if hidden.isdisjoint(map(str.casefold, (item.name, *item.ids)))]
    order, unanswered = list(Recall), {name for name, _ in seen.problems}
    return Audit(
        directory,
        checked=sum(item.name not in unanswered for item, _ in seen.known) if index else len(wanted),
        findings=tuple(sorted(shown, key=lambda item: (order.index(item.recall), item.name, item.ids))),
        unpublished=tuple(sorted(seen.unpublished)),
        without_advisories=tuple(sorted(seen.without_advisories)),
        problems=tuple(seen.problems),
        osv=OsvUse(data.count, data.newest, data.unread) if data else None,
        not_asked=not_asked({item.name: others[item.name] for item in wanted if item.name in others}),
    )


class _Seen:
    """What is known so far."""

    def __init__(self) -> None:
        #: Packages with the page of the index about them.
        self.known: list[tuple[_Package, IndexProject]] = []
        self.findings: list[Finding] = []
        self.unpublished: set[str] = set()
        self.without_advisories: set[str] = set()
        self.problems: list[Failure] = []

    def compare(
        self, wanted: Sequence[_Package], index: Index, directory: Path, since: float | None, cancel: Cancel
    ) -> None:
        """Compare files with the pages of the index."""
        index.prefetch(item.name for item in wanted)
        for item in wanted:
            cancel.check()
            try:
                project = index.project(item.name)
                found, is_published = _compare(item, project, directory, since)
            except Problem as problem:
                if problem.code is not Code.NOT_ON_INDEX:
                    self.problems.append(Failure(item.name, problem))
                elif item.entry.status is Status.VERIFIED and not item.is_official:
                    self.findings.append(item.finding(Recall.REMOVED))
                else:
                    self.unpublished.add(item.name)
                continue
            except OSError as error:
                self.problems.append(Failure(item.name, disk_problem(error, directory / item.entry.file_name)))
                continue
            self.known.append((item, project))
            self.findings += found
            if not is_published:
                self.unpublished.add(item.name)

    def ask_for_vulnerabilities(self, http: Http, cancel: Cancel) -> None:
        """Ask the indexes that have the packages."""
        listed = [pair for pair in self.known if any(file.version == pair[0].version for file in pair[1].files)]
        answering = set()
        with ThreadPoolExecutor(http.connections) as pool:
            answers = pool.map(lambda pair: _vulnerabilities(http, cancel, *pair), listed)
            for (item, project), answer in zip(listed, answers, strict=True):
                if isinstance(answer, Problem):
                    self.problems.append(Failure(item.name, answer))
                elif answer is None:
                    self.without_advisories.add(mask(project.index))
                else:
                    answering.add(mask(project.index))
                    self.findings += [_of_vulnerability(item, each) for each in answer]
        self.without_advisories -= answering


@record
class _Package:
    """A cached file to ask for."""

    name: NormalizedName
    version: Version
    entry: Entry
    is_official: bool

    def finding(self, recall: Recall, reason: str = "") -> Finding:
        return Finding(recall, self.name, str(self.version), self.entry.file_name, reason)


def _package(entry: Entry, lock: LockFile) -> _Package | None:
    """Return what to ask for; None for files that are not packages of an index, such as modules of Python itself."""
    version = parse_version(entry.identity.version or "")
    if not entry.is_package or not entry.identity.name or version is None:
        return None
    name = entry.identity.name
    locked = lock.package_of(entry.file_name) or _published(entry.file_name)
    if locked and locked.package_type != "package":
        return None
    is_of_index = FROM_INDEX in (entry.origin, *entry.provenance)
    return _Package(name, version, entry, locked is not None and not is_of_index)


def _published(file_name: str) -> LockPackage | None:
    """Return the package of the newest official release that has this file."""
    found = catalog().newest(file_name)
    return shipped_lock(found.release).package_of(file_name) if found else None


def _compare(
    item: _Package, project: IndexProject, directory: Path, since: float | None
) -> tuple[list[Finding], bool]:
    """Return what the page of a project says about a file, and whether the index publishes it, or its version."""
    same_version = [file for file in project.files if file.version == item.version]
    if item.is_official:
        yanked = bool(same_version) and all(file.is_yanked for file in same_version)
        found = [item.finding(Recall.YANKED, same_version[0].yanked_reason)] if yanked else []
        return found, bool(same_version)
    file = next((file for file in same_version if file.file_name == item.entry.file_name), None)
    if file is None:
        is_verified = item.entry.status is Status.VERIFIED
        return ([item.finding(Recall.REMOVED)], True) if is_verified else ([], False)
    found = []
    if file.is_yanked:
        found.append(item.finding(Recall.YANKED, file.yanked_reason))
    sha256 = item.entry.sha256 or sha256_of(Path(item.entry.layer or directory) / item.entry.file_name)
    if file.sha256 and file.sha256 != sha256:
        found.append(item.finding(Recall.CHANGED))
    if since is not None and file.uploaded is not None and file.uploaded > since:
        found.append(item.finding(Recall.YOUNG))
    return found, True


def _vulnerabilities(
    http: Http, cancel: Cancel, item: _Package, project: IndexProject
) -> tuple[Vulnerability, ...] | Problem | None:
    if cancel.is_set:
        return ()
    try:
        return vulnerabilities(http, project.index, item.name, str(item.version))
    except Problem as problem:
        return problem


def _of_vulnerability(item: _Package, found: Vulnerability) -> Finding:
    finding = item.finding(Recall.VULNERABLE, found.summary)
    return replace(finding, ids=found.ids, fixed_in=found.fixed_in, link=found.link)
