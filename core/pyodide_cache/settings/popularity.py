"""What is wanted: counted by warm-ups, asked by snapshots."""

from __future__ import annotations

from pyodide_cache.settings.paths import state_dir
from pyodide_cache.settings.usage import Wishes


def open_wishes() -> Wishes:
    """Open the person's counts; they lie among the state, since nothing could make them again."""
    return Wishes(state_dir() / "wishes.sqlite3")
