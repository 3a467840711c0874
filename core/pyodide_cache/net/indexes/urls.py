"""Find the package indexes: options, settings, and those of pip and uv. Their addresses are never written here."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.base.unused_modules import import_pypi_simple
from pyodide_cache.files.paths import absolute, is_file, is_folder
from pyodide_cache.formats.documents import parse_toml
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.net.addresses import mask
from pyodide_cache.net.indexes.folder import NO_INDEX, folder_of, located, located_choice
from pyodide_cache.net.indexes.pip_options import pip_options

#: What pip takes for true.
_TRUE = frozenset({"1", "true", "t", "yes", "y", "on"})


def usual_indexes(
    option: str | None = None, environ: Mapping[str, str] | None = None, *, setting: str | None = None
) -> tuple[IndexPlace, ...]:
    """Return the indexes in the order in which they are asked.

    The first of these that is set decides alone: the option; the setting; pip's and uv's variables; pip's and uv's
    configuration files; the constant that the pypi-simple library exports. For pip and uv, places with links come
    first, and extra indexes before the default one, as in uv; ``no-index`` leaves the places with links. Where a
    value may have several addresses they are separated by spaces.
    """
    env = os.environ if environ is None else environ
    for chosen in (option, setting):
        if chosen and chosen.split():
            return tuple(IndexPlace(url) for url in dict.fromkeys(chosen.split()))
    pip, uv = pip_options(env), _uv_configuration(env)
    links = pip.get("find-links", "").split() + env.get("UV_FIND_LINKS", "").split(",")
    extra = (
        *_uv_urls(env.get("UV_INDEX", "")),
        *env.get("UV_EXTRA_INDEX_URL", "").split(),
        *pip.get("extra-index-url", "").split(),
    )
    default = (
        env.get("PIP_INDEX_URL", "").split()
        or [*_uv_urls(env.get("UV_DEFAULT_INDEX", ""))]
        or env.get("UV_INDEX_URL", "").split()
        or pip.get("index-url", "").split()
    )
    choice = IndexChoice(
        (
            *located(IndexPlace(text.strip(), links=True) for text in links if text.strip()),
            *map(IndexPlace, extra),
            *uv.first,
        ),
        IndexPlace(default[0]) if default else uv.default,
        uv.no_index or pip.get("no-index", "").strip().casefold() in _TRUE,
    )
    return choice.places(_public_index)


def _public_index() -> Iterator[IndexPlace]:
    import_pypi_simple()
    from pypi_simple import PYPI_SIMPLE_ENDPOINT

    yield IndexPlace(PYPI_SIMPLE_ENDPOINT)


def places_of(choice: IndexChoice, usual: Callable[[], Iterable[IndexPlace]]) -> Iterator[IndexPlace]:
    """Yield the places of a choice.

    What a lock file has from the public index is asked of the usual ones, which may be a mirror of it.
    """
    for place in choice.places(usual):
        if not place.url or (place.only and is_public(place.url)):
            yield from (replace(mirror, only=place.only, never=place.never) for mirror in usual())
        else:
            yield place


def is_public(url: str) -> bool:
    """Return whether an address is that of the public index, or of a file there."""
    return _host(url) in {_host(place.url) for place in _public_index()}


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:  # such as a broken IPv6 address
        return None


def checked_index(text: str) -> str:
    """Return the addresses of indexes, a folder as a ``file:`` URL, since spaces separate addresses.

    Raises:
        Problem: `Code.BAD_URL`.
    """
    if "://" not in text and is_folder(absolute(text)):
        return absolute(text).as_uri()
    for url in text.split() or [text]:
        try:
            folder, parts = folder_of(url), urlsplit(url)
            is_index = is_folder(folder) if folder else parts.scheme in {"http", "https"} and bool(parts.hostname)
        except ValueError:
            is_index = False
        if not is_index:
            raise Problem(Code.BAD_URL, url=mask(url), error=NO_INDEX)
    return text


def _uv_urls(value: str) -> list[str]:
    """Return the addresses of uv's form ``name=https://…``, separated by spaces."""
    found = []
    for item in value.split():
        name, equals, url = item.partition("=")
        found.append(url if equals and "://" in url and "/" not in name else item)
    return found


def _uv_configuration(env: Mapping[str, str]) -> IndexChoice:
    """Return what uv's files say; the user's file comes first (uv's docs, "Configuration files")."""
    import platformdirs

    folders = (
        platformdirs.user_config_path("uv", appauthor=False, roaming=True),
        platformdirs.site_config_path("uv", appauthor=False),
        *(() if sys.platform == "win32" else (Path("/etc/uv"),)),
    )
    chosen = env.get("UV_CONFIG_FILE")
    paths = [Path(chosen)] if chosen else [folder / "uv.toml" for folder in folders]
    found = IndexChoice()
    for path in () if env.get("UV_NO_CONFIG") else paths:
        if is_file(path):
            from pyodide_cache.files.reader import read_file
            from pyodide_cache.formats.named_indexes import uv_indexes

            with contextlib.suppress(OSError, ValueError, Problem):  # uv itself tells its user
                found += located_choice(uv_indexes(parse_toml(read_file(path).decode())), path.parent)
    return found
