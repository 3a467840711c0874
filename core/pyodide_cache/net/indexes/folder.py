"""A folder as a package index: of pages, or of wheels."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import replace
from pyodide_cache.files.paths import expanded, is_there, path_of_url
from pyodide_cache.files.reader import open_file
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.net.indexes.page import IndexLink, parse_page
from pyodide_cache.net.transfer import Location

NO_INDEX = "a package index is a folder that exists, or begins with https:// or http://"

_PAGES = ("index.html", "index.json")


def located(places: Iterable[IndexPlace], folders: Iterable[Path] = ()) -> Iterator[IndexPlace]:
    """Yield places with paths as ``file:`` URLs, without paths where nothing is.

    Args:
        places: as settings and files name them.
        folders: where relative paths may lead from, before the working directory (pip's rule).
    """
    for place in places:
        path = folder_of(place.url) if place.url else None
        if path is None:
            yield place
        elif found := next((folder / path for folder in (*folders, Path()) if is_there(folder / path)), None):
            yield replace(place, url=found.resolve().as_uri())


def located_choice(choice: IndexChoice, folder: Path) -> IndexChoice:
    """Return a choice with the values of variables, and with paths as ``file:`` URLs; see `located`."""
    from pyodide_cache.formats.requirement_lines import with_variables

    def found(places: Iterable[IndexPlace]) -> Iterator[IndexPlace]:
        return located((replace(place, url=with_variables(place.url, os.environ)) for place in places), [folder])

    default = found([choice.default] if choice.default else ())
    return replace(choice, first=tuple(found(choice.first)), default=next(default, None))


def missing_folders(choice: IndexChoice, folder: Path, **place: str | int) -> Iterator[Problem]:
    """Yield which folders of wheels are not there; ``place`` says what names them. pip and uv pass over them, too."""
    for wheels in choice.first:
        if wheels.links and not located_choice(IndexChoice((wheels,)), folder).first:
            yield Problem(Code.FILE_NOT_FOUND, url=wheels.url, **place)


def folder_of(base: str) -> Path | None:
    """Return the folder that an index is; None for a URL of another scheme."""
    try:
        parts = urlsplit(base)
    except ValueError:  # such as a broken IPv6 address
        return None
    if parts.scheme == "file":
        return path_of_url(base)
    if "://" in base:
        return None
    return expanded(base)


def location_of(url: str) -> Location:
    """Return the path of a ``file:`` URL, and any other URL as it is."""
    folder = folder_of(url) if url.startswith("file:") else None
    return url if folder is None else folder


def folder_links(folder: Path, name: NormalizedName) -> Sequence[IndexLink]:
    """Return the files of a project in a folder.

    A sub-folder of the project's name is a page (``index.html`` or ``index.json``), or a folder of wheels;
    without one, the folder itself may hold wheels. A file is a wheel, or a page with the links of many projects.

    Raises:
        Problem: `Code.FILE_NOT_FOUND` if it has none, or why it cannot be read.
    """
    own = folder / name
    try:
        if folder.suffix == ".whl":
            return [link for link in _wheels(folder.parent, name) if link.file_name == folder.name]
        if folder.is_file():
            return _page(folder)
        if own.is_dir():
            for page in _PAGES:
                if (own / page).is_file():
                    return _page(own / page)
            return _wheels(own, name)
        found = _wheels(folder, name)
    except FileNotFoundError as error:
        raise Problem(Code.BAD_URL, url=str(folder), error=NO_INDEX) from error
    except OSError as error:
        raise disk_problem(error, str(folder)) from error
    if not found:
        raise Problem(Code.FILE_NOT_FOUND, url=str(own))
    return found


def _page(path: Path) -> Sequence[IndexLink]:
    with open_file(path) as file:
        return parse_page(file.readall(), path.name, path.absolute().as_uri())


def _wheels(folder: Path, name: NormalizedName) -> list[IndexLink]:
    with os.scandir(folder) as listing:
        names = sorted(item.name for item in listing if item.name.endswith(".whl"))
    return [
        IndexLink(file_name, (folder / file_name).absolute().as_uri())
        for file_name in names
        if canonicalize_name(file_name.partition("-")[0]) == name
    ]
