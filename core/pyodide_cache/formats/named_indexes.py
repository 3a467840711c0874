"""The package indexes that the settings of uv, and the project files of Poetry, PDM, Rye, Pipenv and pixi name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pyodide_cache.formats.documents import as_list, as_table
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.formats.names import canonicalize_name

#: Packages, each with what a project file says about it.
Used = Iterable[tuple[str, object]]

#: How the tools say that a page or folder has wheels of many projects.
_LINKS = frozenset({"flat", "find_links", "find-links"})


def indexes_of(rows: object, used: Used = (), *, usual: str = "") -> IndexChoice:
    """Return the indexes of a list of tables, in the notation of Poetry, PDM, Rye and Pipenv.

    Args:
        used: packages, each with a table that may name the only index to use for it.
        usual: the name of the index that replaces the usual ones.
    """
    tables = list(map(as_table, as_list(rows)))
    default = next((row["url"] for row in tables if usual and row.get("name") == usual and "url" in row), None)
    others = [row for row in tables if not usual or row.get("name") != usual]
    return IndexChoice(tuple(_places(others, used)), IndexPlace(default) if isinstance(default, str) else None)


def indexes_of_pixi(options: Mapping[str, Any], used: Used) -> IndexChoice:
    """Return the indexes of pixi's ``pypi-options``, and those of single packages."""
    urls = [url for url in as_list(options.get("extra-index-urls")) if isinstance(url, str)]
    links = [row.get("path") or row.get("url") for row in map(as_table, as_list(options.get("find-links")))]
    only = [(str(url), (canonicalize_name(name),)) for name, value in used if (url := as_table(value).get("index"))]
    default = options.get("index-url")
    return IndexChoice(
        (
            *(IndexPlace(place, links=True) for place in links if isinstance(place, str)),
            *(IndexPlace(url, only=names) for url, names in only),
            *map(IndexPlace, urls),
        ),
        IndexPlace(default) if isinstance(default, str) else None,
    )


def uv_indexes(settings: Mapping[str, Any], used: Used = ()) -> IndexChoice:
    """Return the indexes that settings of uv name; paths are relative to the folder of the settings.

    Args:
        settings: the content of a ``uv.toml``, or of the table ``tool.uv`` of a ``pyproject.toml``.
        used: packages of the project, each with its source.
    """
    rows = list(map(as_table, as_list(settings.get("index"))))
    tables = (settings, as_table(settings.get("pip")))

    def listed(key: str, *, links: bool) -> list[IndexPlace]:
        urls = (url for table in tables for url in as_list(table.get(key)) if isinstance(url, str))
        return [IndexPlace(url, links) for url in urls]

    extra = _places([row for row in rows if not row.get("default")], used)
    default = _places([row for row in rows if row.get("default")], used)
    default += [IndexPlace(url) for table in tables if isinstance(url := table.get("index-url"), str)]
    return IndexChoice(
        (
            *listed("find-links", links=True),
            *extra,
            *(place for place in default if place.only),
            *listed("extra-index-url", links=False),
        ),
        next((place for place in default if not place.only), None),
        any(table.get("no-index") is True for table in tables),
    )


def _places(rows: Iterable[Mapping[str, Any]], used: Used) -> list[IndexPlace]:
    found = []
    for row in rows:
        if isinstance(url := row.get("url"), str):
            links = not _LINKS.isdisjoint((row.get("format"), row.get("type")))
            only = tuple(canonicalize_name(name) for name, value in used if row.get("name") in _index_names(value))
            found += [IndexPlace(url, links, only)] if only else []
            found += [] if row.get("explicit") or row.get("priority") == "explicit" else [IndexPlace(url, links)]
    return found


def _index_names(value: object) -> list[object]:
    rows = map(as_table, value if isinstance(value, list) else [value])
    return [name for row in rows if (name := row.get("index") or row.get("source"))]
