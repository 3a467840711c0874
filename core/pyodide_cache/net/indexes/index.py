"""Package indexes with the Simple API (PEP 503 and 691)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.base.threads import Future, ThreadPoolExecutor
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import NormalizedName, canonicalize_name, is_project_name, safe_file_name
from pyodide_cache.formats.wheel import parse_metadata, requirements_of
from pyodide_cache.net.addresses import mask, page_url, with_credentials_of
from pyodide_cache.net.documents import Document
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.files import IndexFile, IndexProject, file_of
from pyodide_cache.net.indexes.folder import folder_links, folder_of
from pyodide_cache.net.indexes.metadata import check_identity, checked_metadata, metadata_at
from pyodide_cache.net.indexes.page import IndexLink, parse_page
from pyodide_cache.net.retries import is_out_of_reach

if TYPE_CHECKING:
    from packaging.requirements import Requirement

_ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01"


class LocalWheels(Protocol):
    """Wheels on this machine; `pyodide_cache.warm_up.local_wheels` has the implementation."""

    def wheels(self, file_name: str, sha256: str | None) -> Iterable[Path]:
        """Yield the files that have a wheel's name and published hash."""

    def links(self, name: NormalizedName) -> Sequence[IndexLink]:
        """Return the wheels of a project in the cache directory."""


class Index:
    """Reads packages from indexes: the first one that has a project provides all of its files, as in uv.

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
            Problem: `Code.NOT_ON_INDEX`, `Code.UNSAFE_NAME`, `Code.PROJECT_QUARANTINED`; or that of reading the page.
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
            check_identity(metadata, file)
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
        mine: Future[IndexProject] = Future()
        future = self._projects.setdefault(name, mine)  # atomic: one thread reads the page
        if future is mine:
            try:
                future.set_result(self._fetch_project(name))
            except Exception as error:
                future.set_exception(error)
        return future

    def _fetch_project(self, name: NormalizedName) -> IndexProject:
        if not is_project_name(name):  # it would become part of an address
            raise Problem(Code.NOT_ON_INDEX, name=name, index=self.label)
        found: list[IndexFile] = []
        links: Sequence[IndexLink] = ()
        for place, base in enumerate(self._places_for(name)):
            try:
                links = self._links(base, name)
            except Problem as problem:
                if problem.code is Code.FILE_NOT_FOUND:
                    continue
                if any(file.tags for file in found):  # a folder is enough where the network is not available
                    break
                if is_out_of_reach(problem) and self._local and (here := self._local.links(name)):
                    self.from_directory.append(name)
                    wheels = tuple(file for link in here if (file := file_of(name, link, place, "")))
                    return IndexProject(name, wheels, None)
                if problem.code is Code.OFFLINE:
                    raise Problem(Code.OFFLINE, name=name, count=1) from problem
                # The hint differs: the index is out of reach, not the distribution.
                raise problem.with_facts(index=mask(base.url)) from problem
            files = [file for link in links if (file := file_of(name, link, place, mask(base.url)))]
            found += self._old_enough(name, files)
            if folder_of(base.url) is None and not base.links:
                break
        wheels = tuple(file for file in found if file.tags)
        sdists = tuple(file for file in found if not file.tags)
        versions = [file.version for file in found if not file.is_yanked]
        if not wheels and not versions:
            for link in links:
                if canonicalize_name(link.file_name.partition("-")[0]) == name:
                    safe_file_name(link.file_name)  # says why it was left out
            raise Problem(Code.NOT_ON_INDEX, name=name, index=self.label)
        return IndexProject(name, wheels, max(versions, default=None), base.url, sdists)

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
            return self._page(page_url(place.url, name))
        with self._shared_lock:
            if place.url not in self._shared:
                self._shared[place.url] = self._page(place.url)
            return self._shared[place.url]

    def _page(self, url: str) -> Sequence[IndexLink]:
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
                return self._http.read(file.metadata_url, lambda document: checked_metadata(document.data, file))
            except Problem as problem:
                if problem.code is not Code.FILE_NOT_FOUND:  # promised and not there: read the wheel
                    raise
        return metadata_at(self._http, file.location, file.file_name, file.sha256)
