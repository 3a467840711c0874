"""What is wanted: counted by warm-ups, asked by snapshots."""

from __future__ import annotations

from pyodide_cache.settings.paths import state_dir
from pyodide_cache.settings.usage import UsageCounts


def open_wishes() -> UsageCounts:
    """Open the person's counts; they lie among the state, since nothing could make them again."""
    return UsageCounts(state_dir() / "wishes.sqlite3")
