"""The project folders in which a person wants caches to be looked for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.folders import absolute
from pyodide_cache.settings.paths import state_dir


def project_folders() -> list[Path]:
    """Return the remembered project folders, in the order of their adding; a broken memory is an empty one."""
    try:
        stored = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [Path(item) for item in stored if isinstance(item, str)] if isinstance(stored, list) else []


def remember_project(path: Path) -> None:
    """Add a project folder; one that is remembered already keeps its place."""
    folder = absolute(path)
    known = project_folders()
    if folder not in known:
        _store([*known, folder])


def forget_project(path: Path) -> bool:
    """Take a project folder off, and tell whether it was remembered."""
    folder = absolute(path)
    known = project_folders()
    if folder not in known:
        return False
    _store(item for item in known if item != folder)
    return True


def _path() -> Path:
    return state_dir() / "projects.json"


def _store(paths: Iterable[Path]) -> None:
    write_file(_path(), json.dumps([str(path) for path in paths], indent=1), private=True)
