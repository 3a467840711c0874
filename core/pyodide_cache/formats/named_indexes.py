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


def indexes_of(rows: object, *, usual: str) -> IndexChoice:
    """Return the indexes of a list of tables, in the notation of PDM and Rye.

    Args:
        usual: the name of the index that replaces the usual ones. Without an address, it is these.
    """
    tables = list(map(as_table, as_list(rows)))
    default = [{"url": "", **row} for row in tables if row.get("name") == usual]
    return _choice([row for row in tables if row.get("name") != usual], default, ())


def indexes_of_poetry(rows: object, used: Used) -> IndexChoice:
    """Return the sources of Poetry: primary ones replace the usual indexes, unless PyPI is listed, too (Poetry 2).

    Args:
        used: packages, each with a table that may name the only source to use for it.
    """
    tables = list(map(as_table, as_list(rows)))
    public = [{**row, "url": ""} for row in tables if _name(row) == "pypi"]
    own = [row for row in tables if _name(row) != "pypi"]
    ranked = sorted(own, key=_is_primary, reverse=True)
    default = [row for row in ranked if not _is_explicit(row)][-1:]
    if not any(map(_is_primary, own)) or not all(map(_is_explicit, public)):
        default = []
    # PyPI that is not explicit is one of the usual indexes, which follow the others.
    only_public = [{**row, "priority": "explicit"} for row in public]
    return _choice([*only_public, *(row for row in ranked if row not in default)], default, used)


def _name(row: Mapping[str, Any]) -> str:
    return str(row.get("name")).lower()


def _is_explicit(row: Mapping[str, Any]) -> bool:
    return row.get("explicit") is True or row.get("priority") == "explicit"


def _is_primary(row: Mapping[str, Any]) -> bool:
    # Poetry 1 had ``secondary`` in place of a priority.
    return row.get("priority", "primary") in ("primary", "default") and not row.get("secondary")


def indexes_of_pipfile(document: Mapping[str, Any], used: Used) -> IndexChoice:
    """Return the sources of a ``Pipfile``: the first one is asked, and the others for packages that name them."""
    tables = list(map(as_table, as_list(document.get("source"))))
    others = tables[1:]
    if not as_table(document.get("pipenv")).get("install_search_all_sources"):
        others = [{**row, "priority": "explicit"} for row in others]
    return _choice(others, tables[:1], used)


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

    default = [row for row in rows if row.get("default")]
    default += [{"url": url} for table in tables if (url := table.get("index-url"))]
    chosen = _choice([row for row in rows if not row.get("default")], default, used)
    return IndexChoice(
        (*listed("find-links", links=True), *chosen.first, *listed("extra-index-url", links=False)),
        chosen.default,
        any(table.get("no-index") is True for table in tables),
    )


def _choice(others: Iterable[Mapping[str, Any]], default: Iterable[Mapping[str, Any]], used: Used) -> IndexChoice:
    """Return indexes, of which the first ``default`` one replaces the usual ones."""
    found = _places(default, used)
    return IndexChoice(
        (*_places(others, used), *(place for place in found if place.only)),
        next((place for place in found if not place.only), None),
    )


def _places(rows: Iterable[Mapping[str, Any]], used: Used) -> list[IndexPlace]:
    found = []
    for row in rows:
        if isinstance(url := row.get("url"), str):
            links = not _LINKS.isdisjoint((row.get("format"), row.get("type")))
            only: list[str] = [canonicalize_name(name) for name, value in used if _name(row) in _index_names(value)]
            only += _patterns(row, "include_packages")
            found += [IndexPlace(url, links, tuple(only))] if only else []
            never = tuple(_patterns(row, "exclude_packages"))
            found += [] if _is_explicit(row) else [IndexPlace(url, links, never=never)]
    return found


def _patterns(row: Mapping[str, Any], key: str) -> list[str]:
    """Return PDM's patterns of names, which it compares with canonical names."""
    return [item.lower() for item in as_list(row.get(key)) if isinstance(item, str)]


def _index_names(value: object) -> list[str]:
    rows = map(as_table, value if isinstance(value, list) else [value])
    return [str(name).lower() for row in rows if (name := row.get("index") or row.get("source"))]
