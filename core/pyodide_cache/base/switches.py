"""Environment variables that switch something on or off."""

from __future__ import annotations

import os

_OFF = frozenset({"0", "false", "no", "off"})


def switch(variable: str) -> bool | None:
    """Return whether an environment variable switches something on; None if it is not set, or empty."""
    text = os.environ.get(variable, "").strip().casefold()
    return text not in _OFF if text else None
