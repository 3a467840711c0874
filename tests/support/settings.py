"""The user's settings file, for tests."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.settings.settings import settings_file


def write_settings(text: str | bytes) -> Path:
    """Write the settings file as an editor does, and return its path."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
