"""Package indexes with the Simple API (PEP 503 and 691): their files, and the metadata of files."""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from packaging.tags import Tag
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import Version

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.base.threads import Future, ThreadPoolExecutor
from pyodide_cache.files.reader import open_file
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import NormalizedName, canonicalize_name, safe_file_name
from pyodide_cache.formats.wheel import Metadata, parse_metadata, read_metadata, requirements_of
from pyodide_cache.net.addresses import mask, page_url, with_credentials_of
from pyodide_cache.net.documents import Document
from pyodide_cache.net.http import Http
from pyodide_cache.net.index_folder import folder_links, folder_of, location_of
from pyodide_cache.net.index_page import ALGORITHMS, IndexLink, parse_page
from pyodide_cache.net.remote_file import RemoteFile
from pyodide_cache.net.retries import is_out_of_reach
from pyodide_cache.net.transfer import Location

if TYPE_CHECKING:
    from packaging.requirements import Requirement

_ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01"


@record
class IndexFile:
    """A wheel on an index."""

    name: NormalizedName
    version: Version
    tags: frozenset[Tag]
    file_name: str
    url: str
    sha256: str | None  # as published; None if the index publishes none
    size: int | None  # bytes, as published; None if the index publishes none
    requires_python: str | None  # a version specifier; None if there is none
    is_yanked: bool
    metadata_url: str | None  # of the metadata file (PEP 658); None if there is none
    metadata_sha256: str | None
    other_hash: tuple[str, str] | None = None  # an algorithm and its digest, if there is no sha256
    place: int = 0  # of its index in the order of the indexes; files of an earlier one are preferred
    #: the build tag; of two wheels of one version and tag, the higher one is newer
    build: tuple[int, str] | tuple[()] = ()
    yanked_reason: str = ""  # empty if none is given
    uploaded: float | None = None  # in seconds since the epoch; None if the index does not say
    project_status: str = ""  # such as ``archived: reason``; empty for an active project
    index: str = ""  # the address of the index, without a password; empty for a wheel that is named itself

    @property
    def location(self) -> Location:
        """Where the file is fetched: an address, or a path where the index is a folder."""
        return location_of(self.url)


class LocalWheels(Protocol):
    """Wheels on this machine; `pyodide_cache.warm_up.local_wheels` has the implementation."""

    def wheels(self, file_name: str, sha256: str | None) -> Iterable[Path]:
        """Yield the files that have a wheel's name and published hash."""

    def links(self, name: NormalizedName) -> Sequence[IndexLink]:
        """Return the wheels of a project in the cache directory."""


@record
class IndexProject:
    """What an index has of one project."""

    name: NormalizedName
    files: tuple[IndexFile, ...]  # its wheels
    newest: Version | None  # the newest version of any file; None if there is none
    index: str = ""  # the address of the index that provides it; empty for files on this machine
    sdists: tuple[IndexFile, ...] = ()  # its source distributions, which have no tags


class Index:
    """Read packages from indexes: the first one that has a project provides all of its files, as in uv.

    So a package of a private index is never replaced by one of the same name from another index. A folder is a
    partial copy, often for one platform: its files come first, and those of the next index after them. Each page
    and metadata file is downloaded once. Safe between threads.

    Args:
        places: returns the indexes, in order. A folder is an index too: of pages (``name/index.html``) or of wheels.
            ``{package_name}`` in a URL stands for the project. A project that a place is ``only`` for is asked for
            nowhere else. A page with links is a partial copy like a folder.
        local: wheels on this machine, whose metadata need not be downloaded.
        newest_upload: later uploads are left out, in seconds since the epoch; None for no limit. Without an upload
            time, a file counts as old enough.

    Attributes:
        from_directory: the projects of which only the files on this machine are known, since no index can be asked.
        too_young: the projects of which files are left out because of ``newest_upload``.
    """

    def __init__(
        self,
        http: Http,
        places: Callable[[], Sequence[IndexPlace]],
        local: LocalWheels | None = None,
        *,
        newest_upload: float | None = None,
    ) -> None:
        self._http = http
        self._local = local
        self._find_places = places
        self.from_directory: list[NormalizedName] = []
        self.too_young: list[NormalizedName] = []
        self._newest_upload = newest_upload
        self._lock = Lock()
        self._shared_lock = Lock()
        self._shared: dict[str, Sequence[IndexLink]] = {}  # pages with the links of many projects
        self._projects: dict[NormalizedName, Future[IndexProject]] = {}
        self._requirements: dict[str, tuple[Requirement, ...]] = {}
        self._extras: dict[str, frozenset[NormalizedName]] = {}

    @cached_property
    def _places(self) -> Sequence[IndexPlace]:
        # To find them may import a library, and most warm-ups need no index.
        return self._find_places()

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses that are asked, without passwords."""
        return frozenset(mask(place.url) for place in self._places)

    @property
    def label(self) -> str:
        """The addresses, without passwords."""
        found = [*dict.fromkeys(mask(place.url) for place in self._places)] or ["none"]
        return ", ".join(found) + (", since no-index is set" if all(place.links for place in self._places) else "")

    def _places_for(self, name: NormalizedName) -> Sequence[IndexPlace]:
        only = [place for place in self._places if place.is_only_for(name)]
        return only or [place for place in self._places if place.is_for(name)]

    def prefetch(self, names: Iterable[NormalizedName]) -> None:
        """Download the pages of several projects concurrently."""
        wanted = list(dict.fromkeys(names))
        if len(wanted) > 1:
            with ThreadPoolExecutor(min(len(wanted), self._http.connections)) as pool:
                list(pool.map(self._settle, wanted))

    def project(self, name: NormalizedName) -> IndexProject:
        """Return what the index has of a project.

        Raises:
            Problem: `Code.NOT_ON_INDEX` or `Code.PROJECT_QUARANTINED`; or that of reading the page.
        """
        return self._settle(name).result()

    def requirements(self, file: IndexFile) -> tuple[Requirement, ...]:
        """Return what a wheel requires, downloading as little as the server allows.

        Raises:
            Problem: when its metadata is not available or not valid.
        """
        found = self._requirements.get(file.url)
        if found is None:
            metadata = parse_metadata(self._metadata_bytes(file), file.file_name)
            _check_identity(metadata, file)
            found = self._requirements[file.url] = requirements_of(metadata, file.file_name)
            self._extras[file.url] = frozenset(map(canonicalize_name, metadata.extras))
        return found

    def extras(self, file: IndexFile) -> frozenset[NormalizedName]:
        """Return the extras that a wheel offers; see `requirements`."""
        self.requirements(file)
        return self._extras[file.url]

    def prefetch_requirements(self, files: Sequence[IndexFile]) -> None:
        """Read what several wheels require concurrently; a failure is reported by `requirements`."""

        def read(file: IndexFile) -> None:
            with contextlib.suppress(Problem):
                self.requirements(file)

        with ThreadPoolExecutor(min(len(files), self._http.connections)) as pool:
            list(pool.map(read, files))

    def _settle(self, name: NormalizedName) -> Future[IndexProject]:
        with self._lock:
            future = self._projects.get(name)
            mine = future is None
            if future is None:
                future = self._projects[name] = Future()
        if mine:
            try:
                future.set_result(self._fetch_project(name))
            except Exception as error:
                future.set_exception(error)
        return future

    def _fetch_project(self, name: NormalizedName) -> IndexProject:
        files: list[IndexFile] = []
        sdists: list[IndexFile] = []
        versions: list[Version] = []
        for place, base in enumerate(self._places_for(name)):
            try:
                links = self._links(base, name)
            except Problem as problem:
                if problem.code is Code.FILE_NOT_FOUND:
                    continue
                if files:  # a folder is enough where the network is not available
                    break
                if is_out_of_reach(problem) and self._local and (here := self._local.links(name)):
                    self.from_directory.append(name)
                    wheels = tuple(file for link in here if (file := _file_of(name, link, place, "")))
                    return IndexProject(name, wheels, None)
                if problem.code is Code.OFFLINE:
                    raise Problem(Code.OFFLINE, name=name, count=1) from problem
                # The hint differs: the index is out of reach, not the distribution.
                raise problem.with_facts(index=mask(base.url)) from problem
            all_files = [file for link in links if (file := _file_of(name, link, place, mask(base.url)))]
            found = self._old_enough(name, all_files)
            versions += [file.version for file in found if not file.is_yanked]
            for file in found:
                (files if file.file_name.endswith(".whl") else sdists).append(file)
            if folder_of(base.url) is None and not base.links:
                break
        if not files and not versions:
            raise Problem(Code.NOT_ON_INDEX, name=name, index=self.label)
        return IndexProject(name, tuple(files), max(versions, default=None), base.url, tuple(sdists))

    def _old_enough(self, name: NormalizedName, files: list[IndexFile]) -> list[IndexFile]:
        if self._newest_upload is None:
            return files
        found = [file for file in files if (file.uploaded or 0.0) <= self._newest_upload]
        if len(found) < len(files):
            self.too_young.append(name)
        return found

    def _links(self, place: IndexPlace, name: NormalizedName) -> Sequence[IndexLink]:
        if (folder := folder_of(place.url)) is not None:
            return folder_links(folder, name)
        if not place.links:
            return self._page(name, page_url(place.url, name))
        with self._shared_lock:
            if place.url not in self._shared:
                self._shared[place.url] = self._page(name, place.url)
            return self._shared[place.url]

    def _page(self, name: NormalizedName, url: str) -> Sequence[IndexLink]:
        def parse(document: Document) -> Sequence[IndexLink] | Problem:
            try:
                links = parse_page(document.data, document.content_type, document.url)
            except Problem as problem:
                if problem.code is Code.PROJECT_QUARANTINED:  # kept, so that it holds without a network, too
                    return problem
                raise
            return [replace(link, url=with_credentials_of(link.url, document.url)) for link in links]

        found = self._http.read(url, parse, _ACCEPT)
        if isinstance(found, Problem):
            raise found
        return found

    def _metadata_bytes(self, file: IndexFile) -> bytes:
        for path in self._local.wheels(file.file_name, file.sha256) if self._local else ():
            with contextlib.suppress(Problem):
                return metadata_at(self._http, path, file.file_name)
        if file.metadata_url:
            try:
                return self._http.read(file.metadata_url, lambda document: _checked(document.data, file))
            except Problem as problem:
                if problem.code is not Code.FILE_NOT_FOUND:  # promised and not there: read the wheel
                    raise
        return metadata_at(self._http, file.location, file.file_name, file.sha256)


def _checked(metadata: bytes, file: IndexFile) -> bytes:
    """Return what the address of a wheel's metadata file has, which may be a login page."""
    if not file.metadata_sha256:
        parse_metadata(metadata, file.file_name)
    elif hashlib.sha256(metadata).hexdigest() != file.metadata_sha256:
        raise Problem(Code.BAD_METADATA, source=file.file_name, error="sha256")
    return metadata


def _check_identity(metadata: Metadata, file: IndexFile) -> None:
    """Refuse a wheel whose name is of another package or version than its metadata, as pip and uv do."""
    try:
        same_version = not metadata.version or Version(metadata.version) == file.version
    except ValueError:
        same_version = True
    if canonicalize_name(metadata.name) != file.name or not same_version:
        error = f"it is of {metadata.name} {metadata.version}"
        raise Problem(Code.BAD_METADATA, source=file.file_name, error=error)


def metadata_at(http: Http, location: Location, file_name: str, sha256: str | None = None) -> bytes:
    """Return the head of a wheel's ``METADATA``, without downloading the whole wheel where the server allows that.

    Args:
        sha256: of the wheel as published; with it, the metadata is kept for later runs.

    Raises:
        Problem: when it cannot be read.
    """
    if isinstance(location, Path):
        with io.BufferedReader(open_file(location)) as local:
            return read_metadata(local, file_name)
    key = f"metadata of {sha256}"
    if sha256 and (kept := http.recall(key)):
        return kept
    with RemoteFile(http, location) as remote:
        data = read_metadata(io.BufferedReader(remote), file_name)
    if sha256:
        http.remember(key, data)
    return data


def _file_of(name: NormalizedName, link: IndexLink, place: int, index: str) -> IndexFile | None:
    """Return the wheel or source distribution of a link; None for anything else, or for another project."""
    build: tuple[int, str] | tuple[()] = ()
    tags: frozenset[Tag] = frozenset()
    try:
        safe_file_name(link.file_name)
        if link.file_name.endswith(".whl"):
            project, version, build, tags = parse_wheel_filename(link.file_name)
        else:
            project, version = parse_sdist_filename(link.file_name)
    except (Problem, InvalidWheelFilename, InvalidSdistFilename):
        return None
    if project != name:
        return None
    path, mark, query = link.url.partition("?")
    sha256 = link.hashes.get("sha256")
    other = next(((key, link.hashes[key]) for key in ALGORITHMS if key in link.hashes), None)
    return IndexFile(
        name=name,
        version=version,
        tags=tags,
        file_name=link.file_name,
        url=link.url,
        sha256=sha256,
        size=link.size,
        requires_python=link.requires_python,
        is_yanked=link.is_yanked,
        # The suffix belongs to the path, not to a query (PEP 658).
        metadata_url=f"{path}.metadata{mark}{query}" if link.metadata else None,
        metadata_sha256=link.metadata_sha256,
        other_hash=None if sha256 else other,
        place=place,
        build=build,
        yanked_reason=link.yanked_reason,
        project_status=link.project_status,
        uploaded=link.uploaded,
        index=index,
    )
