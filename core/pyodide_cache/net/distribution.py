"""Distributions: a lock file, and where its files are."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES, LockFile, parse_lock
from pyodide_cache.net.http import Http, mask
from pyodide_cache.net.transfer import Location

#: The layout of the official CDN (tools/deploy_s3.py of Pyodide).
CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"


@record
class PackageLocation:
    """A folder, or a URL that ends in a slash, that has files by their names."""

    root: Location

    @classmethod
    def parse(cls, text: str) -> PackageLocation:
        """Parse an http(s) or file URL, or a path.

        Raises:
            Problem: `Code.NO_SUCH_FOLDER`, or `Code.BAD_URL` for another scheme.

        """
        try:
            parts = urlsplit(text)
        except ValueError as error:
            raise Problem(Code.BAD_URL, url=mask(text), error=str(error)) from error
        if parts.scheme in {"http", "https"} and parts.netloc:
            return cls(text if text.endswith("/") else text + "/")
        if parts.scheme == "file":
            from urllib.request import url2pathname  # imports much

            return cls(_existing(Path(url2pathname(parts.path))))
        if "://" in text:
            raise Problem(Code.BAD_URL, url=mask(text), error=parts.scheme)
        return cls(_existing(Path(text).expanduser()))

    def locate(self, file_name: str) -> Location:
        """Return the location of ``file_name``, a plain file name."""
        if isinstance(self.root, Path):
            return self.root / file_name
        return urljoin(self.root, file_name.replace("%", "%25").replace("#", "%23").replace("?", "%3F"))

    def __str__(self) -> str:
        return str(self.root) if isinstance(self.root, Path) else mask(self.root)


@record
class Distribution:
    """A lock file, and the places that are tried for its files in order."""

    lock: LockFile
    places: tuple[PackageLocation, ...]

    def locations(self, file_name: str) -> tuple[Location, ...]:
        """Return where a file may be, best first."""
        return tuple(place.locate(file_name) for place in self.places)


def official_place(version: str) -> PackageLocation:
    """Return the official CDN's folder of a release."""
    return PackageLocation(CDN.format(version=version))


def open_distribution(text: str, http: Http, *, version: str | None = None) -> Distribution:
    """Open a distribution.

    Args:
        text: a folder or URL with a lock file, or the path or URL of a ``.json`` lock file.
        http: makes the requests.
        version: the release, for a mirror that has each one in ``v{version}/full/``.

    Raises:
        Problem: `Code.LOCK_NOT_FOUND`; or that of reading the lock file.

    """
    if text.endswith(".json"):
        if "://" in text:
            parent, _, file_name = text.rpartition("/")
        else:
            parent, file_name = os.path.split(text)
        place = PackageLocation.parse(parent or ".")
        return Distribution(read_lock(place.locate(file_name), http), (place,))
    base = PackageLocation.parse(text)
    places = [base]
    if version:
        if isinstance(base.root, Path):
            places += [PackageLocation(base.root / f"v{version}" / "full"), PackageLocation(base.root / version)]
        else:
            places.append(PackageLocation(urljoin(base.root, f"v{version}/full/")))
    for place in places:
        for file_name in LOCK_FILE_NAMES:
            try:
                return Distribution(read_lock(place.locate(file_name), http), (place,))
            except Problem as problem:
                if problem.code is not Code.FILE_NOT_FOUND:
                    raise
    raise Problem(Code.LOCK_NOT_FOUND, place=str(base), tried=", ".join(LOCK_FILE_NAMES))


def read_lock(location: Location, http: Http) -> LockFile:
    """Read a lock file.

    Raises:
        Problem: `Code.FILE_NOT_FOUND`; or that of reading it.

    """
    if isinstance(location, Path):
        try:
            return parse_lock(location.read_bytes(), str(location))
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Problem(Code.FILE_NOT_FOUND, url=str(location)) from error
        except OSError as error:
            raise disk_problem(error, str(location)) from error
    return parse_lock(http.get(location).data, mask(location))


def _existing(path: Path) -> Path:
    if not path.is_dir():
        raise Problem(Code.NO_SUCH_FOLDER, path=str(path))
    return path.absolute()
