"""Values of settings: checked as they are in the file, and read as the user writes them on a command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.files.paths import expanded
from pyodide_cache_resources import resource

MOST_CONNECTIONS = 64
MOST_DAYS = 3650


def checked(key: str, value: object, default: object) -> Any:
    """Return a value of the file as that of the setting, or raise `ValueError` when it is not valid.

    Args:
        default: the setting's default, whose type decides where nothing else does.
    """
    if reader := _READERS.get(key):
        return reader(value)
    if isinstance(default, StrEnum):
        return type(default)(_text(value).casefold())
    if not isinstance(value, bool):
        raise ValueError
    return value


def from_text(key: str, text: str, default: object) -> object:
    """Return what the user wrote as the file would have it.

    Args:
        default: that of the setting, as in the file.
    """
    if isinstance(default, bool):
        return {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}.get(text.casefold())
    if isinstance(default, int):
        return int(text)
    if isinstance(default, list):
        # A comma is part of a pin such as numpy>=2,<3.
        return [part for part in re.split(r"\s+" if key == "pins" else r"[,\s]+", text) if part.strip(",")]
    return text


def package_names(value: object) -> tuple[str, ...]:
    """Return the canonical names of a list of packages; raise `ValueError` when it is not a list of names."""
    if not isinstance(value, list):
        raise ValueError
    from pyodide_cache.formats.names import canonicalize_name

    names = [_text(item) for item in value]
    if not all(re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", name) for name in names):
        raise ValueError
    return tuple(dict.fromkeys(str(canonicalize_name(name)) for name in names))


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError
    return value.strip()


def _number(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError
        return value

    return read


def _url(*schemes: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        from urllib.parse import urlsplit

        found = _text(value)
        parts = urlsplit(found)
        # Reading `port` raises ValueError for one that is not valid.
        if parts.scheme not in schemes or not parts.hostname or " " in found or parts.port == 0:
            raise ValueError
        return found

    return read


def _directory(value: object) -> Path:
    path = expanded(_text(value))
    if not path.is_absolute():  # it would depend on the working directory of a command
        raise ValueError
    return path


def _language(value: object) -> str:
    found = _text(value).replace("-", "_")
    languages = "|".join(["en", *(file.stem.split("_")[2] for file in resource("translations").glob("*.qm"))])
    if not re.fullmatch(rf"system|({languages})(_[A-Za-z0-9]{{2,8}})*", found):
        raise ValueError
    return found


def _pins(value: object) -> tuple[str, ...]:
    """Return requirements, each with a version."""
    from pyodide_cache.formats.requirements import parse_many

    parsed = parse_many(_text(item) for item in value) if isinstance(value, list) else None
    if parsed is None or parsed.bad or not all(item.specifier for item in parsed.good):
        raise ValueError
    return tuple(dict.fromkeys(map(str, parsed.good)))


_READERS: Mapping[str, Callable[[object], object]] = {
    "language": _language,
    "cache-dir": _directory,
    "connections": _number(1, MOST_CONNECTIONS),
    "index-url": _url("https", "http"),
    "cool-down-days": _number(0, MOST_DAYS),
    "proxy": _url("http", "https", "socks5", "socks5h"),
    "compress-days": _number(0, MOST_DAYS),
    "max-age-days": _number(0, MOST_DAYS),
    "protected": package_names,
    "pins": _pins,
}
