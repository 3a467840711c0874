"""Parse JSON and TOML that others wrote: whatever is wrong with it, also its depth, is a ValueError."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, TypeVar

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.unused_modules import standing_in

#: Limit for the nesting of objects and lists. A lock file has 4 levels; Python's own functions fail at some 300.
MAX_DEPTH = 100

#: Python refuses to read longer whole numbers. Such a number in a document must not hide the rest.
_MOST_DIGITS = 4000
_LONG_NUMBER = rb"\d{%d}" % _MOST_DIGITS

#: Limit for objects and lists, which take 20 times as much memory as their text. The largest lock file that is read
#: has 300,000; a larger count is also one of brackets in texts.
_MOST_CONTAINERS = 2_000_000

#: Limit for TOML, in characters. Its parser takes up to 200 times as much memory, and large lock files have 4 MB.
_MOST_TOML = 8_000_000

#: A TOML key of more parts than any file has, compiled with its first use. The parser's time grows with their
#: square: a line of 1 MB takes hours.
_LONG_KEY = r"""(?<![\w.\\-])(?:(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){20}"""

_TOO_DEEP = "it is nested too deeply"
_CONTAINERS = (dict, list)

T = TypeVar("T")


def parse_json(data: bytes | str, *, as_python: bool = False) -> Any:
    """Return the value of a JSON document; a number beyond all others is None, as JavaScript writes it.

    Args:
        as_python: take what Python writes: also NaN and Infinity, which notebooks have and JavaScript cannot read.

    Raises:
        ValueError: when it is not JSON, is nested too deeply, or has too many objects and lists.
    """
    import json

    numbers: dict[str, Any] = {} if as_python else {"parse_constant": _refuse, "parse_float": _float}
    raw = data if isinstance(data, bytes) else data.encode(errors="replace")
    try:
        if raw.count(b"[") + raw.count(b"{") > _MOST_CONTAINERS:
            raise ValueError("it has too many objects and lists")
        try:
            return _checked(json.loads(data, **numbers))
        except ValueError:
            if not re.search(_LONG_NUMBER, raw):
                raise
            return _checked(json.loads(data, parse_int=_whole_number, **numbers))
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error
    except ValueError as error:
        text = raw.decode("utf-8", "replace")
        raise ValueError((misplaced_content(text) if text.strip() else "it is empty") or str(error)) from error


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _float(text: str) -> float | None:
    return number if math.isfinite(number := float(text)) else None


def _whole_number(text: str) -> int | None:
    return int(text) if len(text) <= _MOST_DIGITS else None


def misplaced_content(text: str) -> str:
    """Return what a text is that often takes the place of a file, such as an error page; empty for any other."""
    start = text[:100].strip().lower()
    if start.startswith("version https://git-lfs"):
        return "it is a Git LFS pointer; get the file itself with: git lfs pull"
    if start.startswith(("<!doctype html", "<html")):
        return "it is an HTML page, perhaps for a login or an error"
    return "it has conflicts of a merge; resolve them first" if re.search(r"(?m)^<<<<<<< ", text) else ""


def parse_toml(text: str) -> dict[str, Any]:
    """Return the content of a TOML document; see `parse_json`."""
    with standing_in():
        import tomllib  # most commands read no TOML, and start without it

    try:
        if len(text) > _MOST_TOML:
            raise ValueError(f"it is larger than {_MOST_TOML // 1_000_000} MB")
        if re.search(_LONG_KEY, text):
            raise ValueError(_TOO_DEEP)
        return _checked(tomllib.loads(text))
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error
    except ValueError as error:
        raise ValueError(misplaced_content(text) or str(error)) from error


def _checked(value: T) -> T:
    level: list[Any] = [value] if isinstance(value, _CONTAINERS) else []
    for _ in range(MAX_DEPTH):
        level = [
            child
            for item in level
            for child in (item.values() if isinstance(item, dict) else item)
            if isinstance(child, _CONTAINERS)
        ]
        if not level:
            return value
    raise ValueError(_TOO_DEEP)


def read_json(text: str, source: str) -> Any:
    """Return the value of a JSON document of a project.

    Raises:
        Problem: `Code.UNREADABLE_FILE`, naming ``source``.
    """
    return _named(parse_json, text, source)


def read_toml(text: str, source: str) -> dict[str, Any]:
    """Return the content of a TOML document of a project; see `read_json`."""
    return _named(parse_toml, text, source)


def _named(parse: Callable[[str], T], text: str, source: str) -> T:
    try:
        return parse(text)
    except ValueError as error:
        raise Problem(Code.UNREADABLE_FILE, path=source, error=str(error)) from error


def string_list(value: object, source: str, key: str = "dependencies") -> tuple[str, ...]:
    """Return the list of strings that a file has for a key as a tuple.

    Raises:
        Problem: `Code.UNREADABLE_FILE` for anything else.
    """
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Problem(Code.UNREADABLE_FILE, path=source, error=f"{key} is not a list of strings")
    return tuple(value)


def as_table(value: object) -> dict[str, Any]:
    """Return a table; empty for anything else."""
    return value if isinstance(value, dict) else {}


def table_at(document: object, *keys: str) -> dict[str, Any]:
    """Return the table below keys, one inside the other; empty if there is none."""
    found = as_table(document)
    for key in keys:
        found = as_table(found.get(key))
    return found


def as_list(value: object) -> list[Any]:
    """Return a list; empty for anything else."""
    return value if isinstance(value, list) else []
