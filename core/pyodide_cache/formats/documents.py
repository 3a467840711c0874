"""Parse JSON and TOML that others wrote: whatever is wrong with it, also its depth, is a ValueError."""

from __future__ import annotations

from typing import Any


def parse_json(data: bytes | str) -> Any:
    """Return the value of a JSON document.

    Raises:
        ValueError: when it is not JSON, or is nested too deeply.

    """
    import json

    try:
        return json.loads(data)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def parse_toml(text: str) -> dict[str, Any]:
    """Return the content of a TOML document; see `parse_json`."""
    import tomllib  # most commands read no TOML, and start without it

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
