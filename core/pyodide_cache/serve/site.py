"""What a mirror answers to each address, without any HTTP."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock

from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import Version

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.reader import open_file
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES
from pyodide_cache.formats.names import NormalizedName, is_sha256, safe_file_name
from pyodide_cache.formats.preloads import RUNTIME_FILES
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.wheel import parse_metadata, read_metadata
from pyodide_cache.inventory.ledger import FROM_INDEX
from pyodide_cache.net.distribution import official_place
from pyodide_cache.net.indexes.files import IndexFile
from pyodide_cache.serve.blobs import Blobs
from pyodide_cache.serve.pages import PageFile
from pyodide_cache.serve.releases import ServedRelease
from pyodide_cache.serve.upstream import Upstream

#: The suffix of the metadata of a wheel, beside it.
_METADATA = ".metadata"


@record
class Found:
    """An answer: a file, or bytes."""

    body: Path | bytes  # the path of a file, or the bytes
    sha256: str  # of the body; identifies it for caches
    is_fixed: bool = True  # whether the same address will always have the same bytes
    was_fetched: bool = False  # whether it was downloaded for this request


class Site:
    """A mirror of releases and of the package index. Safe between threads."""

    def __init__(
        self, releases: Mapping[str, ServedRelease], directory: Path, blobs: Blobs, upstream: Upstream
    ) -> None:
        self.releases = releases
        self.upstream = upstream
        self._directory = directory
        self._blobs = blobs
        self._lock = Lock()
        self._known: dict[str, IndexFile] = {}

    def file(self, version: str, file_name: str) -> Found:
        """Return a file of a release: its lock file, a runtime file, a package, or the metadata of one (PEP 658).

        Raises:
            Problem: `Code.FILE_NOT_FOUND`, `Code.NOT_SERVED`, `Code.RUNTIME_NOT_SERVED`; or why a package cannot be
                downloaded.
        """
        release = self.release(version)
        if file_name.endswith(_METADATA):
            return self._metadata(release, file_name.removesuffix(_METADATA))
        if file_name == LOCK_FILE_NAMES[0]:
            data = release.content.data
            return Found(data, _sha256(data), is_fixed=release.own_lock is None)
        if path := release.runtime_file(file_name):
            return Found(path, self._blobs.hash(path) or "")
        package = release.content.packages.get(file_name)
        if package is None or package.sha256 is None:
            if file_name in RUNTIME_FILES and release.runtime is None:
                raise Problem(Code.RUNTIME_NOT_SERVED)
            raise _not_found(file_name)
        is_official = release.is_official(package)
        if path := self._blobs.find(package.sha256, file_name):
            return Found(path, package.sha256, is_fixed=is_official)
        if not is_official:  # a lock file of the directory has packages of the index too
            return replace(self._fetched(package.sha256, file_name), is_fixed=False)
        place = official_place(version).locate(file_name)
        path, fetched = self._blobs.get(package.sha256, file_name, [place], self.upstream.http, version)
        return Found(path, package.sha256, was_fetched=fetched)

    def _metadata(self, release: ServedRelease, file_name: str) -> Found:
        """Return the metadata of a package of a release that is here."""
        package = release.content.packages.get(file_name)
        path = self._blobs.find(package.sha256, file_name) if package and package.sha256 else None
        if path is None:
            raise _not_found(file_name)
        return self._metadata_in(path, file_name)

    def hashed_file(self, sha256: str, file_name: str) -> Found:
        """Return a file of the package index by its hash, or its metadata.

        The address upstream comes from the page of the project, never from the request.

        Raises:
            Problem: `Code.FILE_NOT_FOUND`; or why it cannot be downloaded.
        """
        if file_name.endswith(_METADATA):
            return self._hashed_metadata(sha256, file_name.removesuffix(_METADATA))
        path = self._here(sha256, file_name)
        return Found(path, sha256) if path else self._fetched(sha256, file_name)

    def _hashed_metadata(self, sha256: str, file_name: str) -> Found:
        """Return the metadata of a file of the package index: from the file if it is here, else from the index."""
        if path := self._here(sha256, file_name):
            return self._metadata_in(path, file_name)
        known = self._index_file(sha256, file_name)
        if known.metadata_url is None or not known.metadata_sha256:
            raise _not_found(file_name)
        data = self.upstream.http.get(known.metadata_url).data
        if _sha256(data) != known.metadata_sha256:
            raise Problem(Code.BAD_METADATA, source=file_name, error="sha256")
        return Found(data, known.metadata_sha256, was_fetched=True)

    def project(self, name: str, base: str, version: str | None = None) -> list[PageFile]:
        """Return the files on the page of a project, newest first.

        Args:
            base: the address of this mirror, without a slash at its end.
            version: the release to list for: the wheel of its lock file alone, else what it can load. None lists
                all wheels and source distributions.

        Raises:
            Problem: why the index has no valid page, if no file of the project is cached.
        """
        canonical = canonicalize_name(name)
        release = self.release(version) if version else None
        lock = release.content.lock if release else None
        if release and lock and (package := lock.packages.get(canonical)) and package.sha256:
            return [self._lock_page_file(release, package.file_name, package.sha256, base)]
        runtime = lock.runtime if lock else None
        try:
            project = self.upstream.project(canonical)
        except Problem as problem:
            files = self._cached(base, runtime, canonical).get(canonical)
            if problem.code is Code.PROJECT_QUARANTINED or not files:
                raise
            return files
        fitting = (
            (file for file in project.files if runtime.loads(file.tags))
            if runtime
            else (*project.files, *project.sdists)
        )
        listed = [file for file in fitting if file.sha256]
        with self._lock:
            self._known.update({file.sha256: file for file in listed if file.sha256})
        listed.sort(key=lambda file: file.version, reverse=True)
        return [self._index_page_file(file, base) for file in listed]

    def cached(self, base: str, version: str) -> dict[NormalizedName, list[PageFile]]:
        """Return the cached wheels that a release can load, by project; newest first."""
        return self._cached(base, self.release(version).content.lock.runtime)

    def is_proven(self, path: Path, sha256: str) -> bool:
        """Return whether a file has these bytes now."""
        return self._blobs.hash(path) == sha256

    def projects(self, version: str | None = None) -> list[NormalizedName]:
        """Return the names of the projects that are here, sorted; of a release, those of its lock file too."""
        lock = self.release(version).content.lock if version else None
        names = {name for _, name, _ in self._local_wheels(lock.runtime if lock else None)}
        return sorted(names.union(lock.packages if lock else ()))

    def release(self, version: str) -> ServedRelease:
        """Return a release that is served, or raise `Code.NOT_SERVED`."""
        release = self.releases.get(version)
        if release is None:
            raise Problem(Code.NOT_SERVED, version=version, known=", ".join(self.releases))
        return release

    def _here(self, sha256: str, file_name: str) -> Path | None:
        """Return a file that is here; the hash and the name come from a URL, so neither is trusted."""
        if not is_sha256(sha256):
            raise _not_found(sha256)
        return self._blobs.find(sha256, safe_file_name(file_name))

    def _lock_page_file(self, release: ServedRelease, file_name: str, sha256: str, base: str) -> PageFile:
        path = self._blobs.find(sha256, file_name)
        metadata = self._metadata_in(path, file_name).sha256 if path and file_name.endswith(".whl") else None
        url = f"{base}/pyodide/v{release.version}/full/{file_name}"
        return PageFile(file_name, url, sha256, path.stat().st_size if path else None, metadata_sha256=metadata)

    def _index_page_file(self, file: IndexFile, base: str) -> PageFile:
        sha256 = file.sha256 or ""
        # Metadata without a hash could not be proven.
        metadata = file.metadata_sha256 or None if file.metadata_url else None
        url = _hashed_url(base, sha256, file.file_name)
        return PageFile(file.file_name, url, sha256, file.size, file.requires_python, file.is_yanked, metadata)

    def _fetched(self, sha256: str, file_name: str) -> Found:
        """Return a file that is downloaded from the index."""
        known = self._index_file(sha256, file_name)
        path, fetched = self._blobs.get(sha256, known.file_name, [known.location], self.upstream.http, FROM_INDEX)
        return Found(path, sha256, was_fetched=fetched)

    def _index_file(self, sha256: str, file_name: str) -> IndexFile:
        """Return what the index says about a file; its page is read again after a restart."""
        with self._lock:
            known = self._known.get(sha256)
        if known is None:
            project = self.upstream.project(_project_of(file_name))
            known = next((file for file in (*project.files, *project.sdists) if file.sha256 == sha256), None)
        if known is None or known.file_name != file_name:
            raise _not_found(file_name)
        return known

    def _local_wheels(self, runtime: Runtime | None = None) -> Iterator[tuple[Version, NormalizedName, Path]]:
        """Yield the wheels of the cache directory that a runtime can load; None for all."""
        for path in self._directory.glob("*.whl"):
            try:
                name, version, _, tags = parse_wheel_filename(path.name)
            except InvalidWheelFilename:
                continue
            if runtime is None or runtime.loads(tags):
                yield version, canonicalize_name(name), path

    def _cached(
        self, base: str, runtime: Runtime | None, only: NormalizedName | None = None
    ) -> dict[NormalizedName, list[PageFile]]:
        """Return the cached wheels by project: only what is available offline, so that no client chooses another."""
        found: dict[NormalizedName, list[PageFile]] = {}
        for _, name, path in sorted(self._local_wheels(runtime), key=lambda wheel: wheel[0], reverse=True):
            if only in (None, name):
                with suppress(OSError, Problem):  # a wheel that cannot be read is not listed
                    found.setdefault(name, []).append(self._local_page_file(path, base))
        return found

    def _local_page_file(self, path: Path, base: str) -> PageFile:
        metadata = self._metadata_in(path, path.name)
        assert isinstance(metadata.body, bytes)
        python = parse_metadata(metadata.body, path.name).requires_python or None
        sha256 = self._blobs.hash(path)
        if sha256 is None:
            raise _not_found(path.name)
        url = _hashed_url(base, sha256, path.name)
        return PageFile(path.name, url, sha256, path.stat().st_size, python, metadata_sha256=metadata.sha256)

    def _metadata_in(self, path: Path, file_name: str) -> Found:
        with io.BufferedReader(open_file(path)) as file:
            data = read_metadata(file, file_name, whole=True)
        return Found(data, _sha256(data))


def _project_of(file_name: str) -> NormalizedName:
    """Return the project of a wheel or source distribution."""
    try:
        if file_name.endswith(".whl"):
            return canonicalize_name(parse_wheel_filename(file_name)[0])
        return canonicalize_name(parse_sdist_filename(file_name)[0])
    except (InvalidWheelFilename, InvalidSdistFilename) as error:
        raise _not_found(file_name) from error


def _hashed_url(base: str, sha256: str, file_name: str) -> str:
    return f"{base}/files/{sha256}/{file_name}"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _not_found(file_name: str) -> Problem:
    return Problem(Code.FILE_NOT_FOUND, url=file_name)
