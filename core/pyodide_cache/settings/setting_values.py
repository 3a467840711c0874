"""What the values of settings may be: each reader takes what a file holds; ValueError says that it is no good."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path


def text(value: object) -> str:
    """Return a printable text that says something."""
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError
    return value.strip()


def one_of(kind: type[StrEnum]) -> Callable[[object], StrEnum]:
    """Return a reader of one of a few words."""
    return lambda value: kind(text(value).casefold())


def truth(value: object) -> bool:
    """Return what is true or false."""
    if not isinstance(value, bool):
        raise ValueError
    return value


def number(least: int, most: int) -> Callable[[object], int]:
    """Return a reader of a whole number between two."""

    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError
        return value

    return read


def url(*schemes: str) -> Callable[[object], str]:
    """Return a reader of an address of one of ``schemes``."""

    def read(value: object) -> str:
        from urllib.parse import urlsplit

        found = text(value)
        parts = urlsplit(found)
        # `port` is read for its ValueError.
        if parts.scheme not in schemes or not parts.hostname or " " in found or parts.port == 0:
            raise ValueError
        return found

    return read


def directory(value: object) -> Path:
    """Return a whole path, the home spelled out."""
    path = Path(text(value))
    try:
        path = path.expanduser()
    except RuntimeError as error:  # ~somebody who is not here
        raise ValueError from error
    if not path.is_absolute():
        # It would be another one wherever a command is called.
        raise ValueError
    return path


def language(value: object) -> str:
    """Return the code of a language, or ``system``."""
    found = text(value).replace("-", "_")
    if not re.fullmatch(r"system|[a-z]{2,3}(_[A-Za-z0-9]{2,8})*", found):
        raise ValueError
    return found


def package_names(value: object) -> tuple[str, ...]:
    """Return the canonical names of a list of packages.

    Raises:
        ValueError: when it is no list, or one of them is no name.

    """
    if not isinstance(value, list):
        raise ValueError
    from pyodide_cache.formats.names import canonicalize_name

    names = [text(item) for item in value]
    if not all(re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", name) for name in names):
        raise ValueError
    return tuple(dict.fromkeys(str(canonicalize_name(name)) for name in names))
