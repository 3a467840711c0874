"""A package index with the Simple API (PEP 503 and 691): its wheels, and what they require."""

from __future__ import annotations

import hashlib
import io
import json
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from packaging.tags import Tag
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import Version

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.names import NormalizedName, safe_file_name
from pyodide_cache.formats.wheel import parse_metadata, read_metadata, requirements_of
from pyodide_cache.net.http import Http, mask
from pyodide_cache.net.remote_file import RemoteFile

if TYPE_CHECKING:
    from packaging.requirements import Requirement
    from pypi_simple import DistributionPackage, ProjectPage

_ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01"
_JSON_TYPES = ("application/vnd.pypi.simple.v1+json", "application/json")


@record
class IndexFile:
    """A wheel on an index.

    Attributes:
        sha256: as published; None if the index publishes none.
        size: bytes, as published; None if the index publishes none.
        requires_python: a version specifier; None if there is none.
        metadata_url: of the metadata file (PEP 658); None if there is none.
        metadata_sha256: as published; None if the index publishes none.

    """

    name: NormalizedName
    version: Version
    tags: frozenset[Tag]
    file_name: str
    url: str
    sha256: str | None
    size: int | None
    requires_python: str | None
    is_yanked: bool
    metadata_url: str | None
    metadata_sha256: str | None


@record
class IndexProject:
    """What an index has of one project.

    Attributes:
        files: its wheels.
        newest: the newest version of any file; None if there is none.

    """

    name: NormalizedName
    files: tuple[IndexFile, ...]
    newest: Version | None


class Index:
    """A package index, whose pages and metadata files are downloaded once; safe between threads.

    Args:
        http: makes the requests.
        url: its address, or a function that returns it and is called for the first request.

    """

    def __init__(self, http: Http, url: str | Callable[[], str]) -> None:
        self._http = http
        self._find_url = url if callable(url) else lambda: url
        self._lock = Lock()
        self._projects: dict[NormalizedName, Future[IndexProject]] = {}
        self._requirements: dict[str, tuple[Requirement, ...]] = {}

    @cached_property
    def _url(self) -> str:
        # To find it may import a library, and most warm-ups need no index.
        return self._find_url()

    @property
    def label(self) -> str:
        """The address without credentials."""
        return mask(self._url)

    def prefetch(self, names: Iterable[NormalizedName]) -> None:
        """Download the pages of several projects concurrently."""
        wanted = list(dict.fromkeys(names))
        if len(wanted) > 1:
            with ThreadPoolExecutor(min(len(wanted), self._http.connections)) as pool:
                list(pool.map(self._settle, wanted))

    def project(self, name: NormalizedName) -> IndexProject:
        """Return what the index has of a project.

        Raises:
            Problem: `Code.NOT_ON_INDEX`; or that of reading the page.

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
            found = self._requirements[file.url] = requirements_of(metadata, file.file_name)
        return found

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
        url = f"{self._url}{name}/"
        try:
            document = self._http.get(url, {"accept": _ACCEPT})
        except Problem as problem:
            if problem.code is Code.FILE_NOT_FOUND:
                raise Problem(Code.NOT_ON_INDEX, name=name, index=self.label) from problem
            # The hint for an index differs from that for a distribution.
            raise problem.with_facts(index=self.label) from problem
        page = _parse_page(name, document.data, document.content_type, document.url)
        files: list[IndexFile] = []
        newest: Version | None = None
        for package in page.packages:
            version = _version_of(package.filename)
            if version and not package.is_yanked and (newest is None or version > newest):
                newest = version
            if file := _wheel(name, package):
                files.append(file)
        return IndexProject(name, tuple(files), newest)

    def _metadata_bytes(self, file: IndexFile) -> bytes:
        if file.metadata_url:
            try:
                data = self._http.get(file.metadata_url).data
            except Problem as problem:
                if problem.code is not Code.FILE_NOT_FOUND:  # announced but missing: read the wheel
                    raise
            else:
                if file.metadata_sha256 and hashlib.sha256(data).hexdigest() != file.metadata_sha256:
                    raise Problem(Code.BAD_METADATA, source=file.file_name, error="sha256")
                return data
        with RemoteFile(self._http, file.url) as remote:
            return read_metadata(io.BufferedReader(remote), file.file_name)


def _parse_page(name: str, data: bytes, content_type: str, url: str) -> ProjectPage:
    """Parse a project page by its content type, which may differ from the requested one."""
    from pypi_simple import ProjectPage, UnexpectedRepoVersionWarning, UnsupportedRepoVersionError

    media_type = content_type.partition(";")[0].strip().lower()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UnexpectedRepoVersionWarning)
            if media_type in _JSON_TYPES:
                return ProjectPage.from_json_data(json.loads(data), url)
            return ProjectPage.from_html(name, data, url)
    except (ValueError, UnsupportedRepoVersionError) as error:
        raise Problem(Code.BAD_INDEX_PAGE, url=mask(url), error=str(error).splitlines()[0]) from error


def _version_of(file_name: str) -> Version | None:
    try:
        if file_name.endswith(".whl"):
            return parse_wheel_filename(file_name)[1]
        return parse_sdist_filename(file_name)[1]
    except (InvalidWheelFilename, InvalidSdistFilename):
        return None


def _wheel(name: NormalizedName, package: DistributionPackage) -> IndexFile | None:
    """Return the wheel of a link; None for other files and for wheels of another project."""
    try:
        safe_file_name(package.filename)
        project, version, _, tags = parse_wheel_filename(package.filename)
    except (Problem, InvalidWheelFilename):
        return None
    if canonicalize_name(project) != name:
        return None
    offers_metadata = bool(package.has_metadata)
    return IndexFile(
        name=name,
        version=version,
        tags=tags,
        file_name=package.filename,
        url=package.url,
        sha256=package.digests.get("sha256"),
        size=package.size,
        requires_python=package.requires_python,
        is_yanked=package.is_yanked,
        metadata_url=package.metadata_url if offers_metadata else None,
        metadata_sha256=(package.metadata_digests or {}).get("sha256") if offers_metadata else None,
    )
