"""Distributions: a lock file, and where its files are."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.paths import is_folder, is_there, path_of_url
from pyodide_cache.files.reader import read_file, read_object
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES, LockFile, LockPackage, parse_lock
from pyodide_cache.net.addresses import mask
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.folder import folder_of
from pyodide_cache.net.transfer import Location

#: Where JupyterLite puts the lock file of a site. Its files may be elsewhere in the site.
_SITE_FOLDERS = ("static/pyodide-lock/", "static/pyodide/")

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
            Problem: `Code.NO_SUCH_FOLDER`, `Code.NOT_A_DIRECTORY`, or `Code.BAD_URL` for another scheme.
        """
        try:
            parts = urlsplit(text)
        except ValueError as error:
            raise Problem(Code.BAD_URL, url=mask(text), error=str(error)) from error
        if parts.scheme in {"http", "https"} and parts.netloc:
            return cls(text if text.endswith("/") else text + "/")
        folder = folder_of(text)
        if folder is None:
            raise Problem(Code.BAD_URL, url=mask(text), error="name a folder, or an address with https://")
        if not is_folder(folder):
            raise Problem(Code.NOT_A_DIRECTORY if is_there(folder) else Code.NO_SUCH_FOLDER, path=str(folder))
        return cls(folder.absolute())

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
    places: tuple[PackageLocation, ...]  # folders and URLs that have the files by their plain names
    base: PackageLocation | None = None  # the folder or URL of the lock file, for the locations in it

    def locations(self, package: LockPackage) -> tuple[Location, ...]:
        """Return where a package may be, best first: what is named besides the lock file, then what that names."""
        named: tuple[Location, ...] = ()
        is_local = self.base is not None and isinstance(self.base.root, Path)
        if package.location and self.base:
            named = _named_by(self.base.root, package.location)
        at_base = [place.locate(package.file_name) for place in self.places if place == self.base]
        elsewhere = [place.locate(package.file_name) for place in self.places if place != self.base]
        return (*elsewhere, *(at_base if is_local or not named else ()), *named)


def _named_by(root: Location, location: str) -> tuple[Location, ...]:
    """Return what a location in a lock file names, relative to the folder or URL of the lock file."""
    if isinstance(root, str):
        return () if urlsplit(location).scheme == "file" else (urljoin(root, location),)
    if location.startswith("//"):
        return (f"https:{location}",)
    parts = urlsplit(location)
    if parts.scheme in {"http", "https"}:
        return (location,)
    # A path may be escaped as in a URL, or as it is: the runtime takes it as it is in Node.
    names: tuple[str | Path, ...] = (path_of_url(location),) if parts.scheme else (unquote(parts.path), location)
    return tuple(dict.fromkeys(Path(os.path.normpath(root / name)) for name in names))


def _within(lock: LockFile, roots: Sequence[Path], base: Path, elsewhere: Callable[[LockPackage], bool]) -> LockFile:
    """Return a lock file whose paths stay in the folders that the user names.

    An entry with another path stands for the file of its name beside the lock file, or in another place. If there is
    none, it is refused.
    """
    packages, refused = dict(lock.packages), dict(lock.refused)
    allowed = tuple(Path(os.path.normpath(root)) for root in roots)
    for name, package in lock.packages.items():
        if not package.location:
            continue
        found = _named_by(base, package.location)
        if all(any(map(path.is_relative_to, allowed)) for path in found if isinstance(path, Path)):
            continue
        if (base / package.file_name).is_file() or elsewhere(package):
            packages[name] = replace(package, location="")
            continue
        del packages[name]
        facts = {"name": package.spelling, "location": package.location, "path": str(allowed[0])}
        refused[name] = Problem(Code.OUTSIDE_DISTRIBUTION, **facts)
    return replace(lock, packages=packages, refused=refused)


def official_place(version: str) -> PackageLocation:
    """Return the official CDN's folder of a release."""
    return PackageLocation(CDN.format(version=version))


def open_distribution(
    text: str,
    http: Http,
    *,
    version: str | None = None,
    elsewhere: Callable[[LockPackage], bool] = lambda package: False,
    more: Sequence[PackageLocation] = (),
) -> Distribution:
    """Open a distribution.

    Args:
        text: a folder or URL with a lock file, the path or URL of a ``.json`` lock file, or a JupyterLite site.
        version: the release, for a mirror that has each one in ``v{version}/full/``.
        elsewhere: whether another place may have the file of a package, so that it may be missing here.
        more: other places that the user names, so that paths in the lock file may lead into these folders.

    Raises:
        Problem: `Code.LOCK_NOT_FOUND`; or that of reading the lock file.
    """

    def opened(place: PackageLocation, file_name: str, named: PackageLocation) -> Distribution:
        lock = read_lock(place.locate(file_name), http)
        if isinstance(place.root, Path) and isinstance(named.root, Path):
            roots = [item.root for item in (named, *more) if isinstance(item.root, Path)]
            lock = _within(lock, roots, place.root, elsewhere)
        return Distribution(lock, (place,), place)

    if "://" in text and text.partition("?")[0].endswith(".json"):
        address, question, query = text.partition("?")
        parent, _, file_name = address.rpartition("/")
        place = PackageLocation.parse(parent)
        if isinstance(place.root, str):  # as it is; marimo's has a query, with a version or a token
            return Distribution(read_lock(f"{place.root}{file_name}{question}{query}", http), (place,), place)
        return opened(place, file_name, place)
    if text.endswith(".json"):
        parent, file_name = os.path.split(text)
        place = PackageLocation.parse(parent or ".")
        return opened(place, file_name, place)
    base = PackageLocation.parse(text)
    folders = ["", *([f"v{version}/full/", f"{version}/"] if version else ()), *_SITE_FOLDERS]
    for folder in folders:
        place = PackageLocation(base.root / folder if isinstance(base.root, Path) else urljoin(base.root, folder))
        for file_name in LOCK_FILE_NAMES:
            try:
                return opened(place, file_name, base)
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
            return parse_lock(read_file(location), str(location))
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Problem(Code.FILE_NOT_FOUND, url=str(location)) from error
        except OSError as error:
            raise disk_problem(error, str(location)) from error
    return http.read(location, lambda document: parse_lock(document.data, mask(location)))


def version_in(folder: Path) -> str | None:
    """Return the Pyodide release of an unpacked npm package, which lock files do not name; None for other folders."""
    package = read_object(folder / "package.json")
    return str(package["version"]) if package.get("name", "pyodide") == "pyodide" and "version" in package else None
