"""A folder as a package index: of pages, or of wheels."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.files.reader import open_file
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.net.index_page import IndexLink, parse_page
from pyodide_cache.net.transfer import Location

_PAGES = ("index.html", "index.json")

#: Ends the URL of a page that lists wheels of many projects, as pip's ``--find-links`` names it.
LINKS = "#links"


def folder_of(base: str) -> Path | None:
    """Return the folder that an index is; None for a URL of another scheme."""
    parts = urlsplit(base)
    if parts.scheme == "file":
        from urllib.request import url2pathname  # imports much of HTTP

        return Path(url2pathname(parts.path))
    if "://" in base:
        return None
    return Path(base).expanduser()


def location_of(url: str) -> Location:
    """Return the path of a ``file:`` URL, and any other URL as it is."""
    folder = folder_of(url) if url.startswith("file:") else None
    return url if folder is None else folder


def folder_links(folder: Path, name: NormalizedName) -> Sequence[IndexLink]:
    """Return the files of a project in a folder.

    A sub-folder of the project's name is a page (``index.html`` or ``index.json``), or a folder of wheels;
    without one, the folder itself may hold wheels.

    Raises:
        Problem: `Code.FILE_NOT_FOUND` if it has none, or why it cannot be read.
    """
    own = folder / name
    try:
        if own.is_dir():
            for page in _PAGES:
                if (own / page).is_file():
                    with open_file(own / page) as file:
                        return parse_page(name, file.readall(), page, f"{own.absolute().as_uri()}/")
            return _wheels(own, name)
        found = _wheels(folder, name)
    except OSError as error:
        raise disk_problem(error, str(folder)) from error
    if not found:
        raise Problem(Code.FILE_NOT_FOUND, url=str(own))
    return found


def _wheels(folder: Path, name: NormalizedName) -> list[IndexLink]:
    with os.scandir(folder) as listing:
        names = sorted(item.name for item in listing if item.name.endswith(".whl"))
    return [
        IndexLink(file_name, (folder / file_name).absolute().as_uri())
        for file_name in names
        if canonicalize_name(file_name.partition("-")[0]) == name
    ]
