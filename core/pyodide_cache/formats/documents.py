"""Parse JSON and TOML that others wrote: whatever is wrong with it, also its depth, is a ValueError."""

from __future__ import annotations

from typing import Any, TypeVar

#: Limit for the nesting of objects and lists. A lock file has 4 levels; Python's own functions fail at some 300.
MAX_DEPTH = 100

_TOO_DEEP = "it is nested too deeply"

T = TypeVar("T")


def parse_json(data: bytes | str) -> Any:
    """Return the value of a JSON document.

    Raises:
        ValueError: when it is not JSON, or is nested too deeply.

    """
    import json

    try:
        return _checked(json.loads(data))
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error


def parse_toml(text: str) -> dict[str, Any]:
    """Return the content of a TOML document; see `parse_json`."""
    import tomllib  # most commands read no TOML, and start without it

    try:
        return _checked(tomllib.loads(text))
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error


def _checked(value: T) -> T:
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        level = [
            child
            for item in level
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
            if isinstance(child, dict | list)
        ]
        if not level:
            return value
    raise ValueError(_TOO_DEEP)
