"""Directories that look like caches of official releases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.newer_releases import LIST_VARIABLE
from support.servers import Serve


@pytest.fixture
def cached(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that makes a directory with files named as packages of a release."""

    def make(release: str, *names: str) -> Path:
        folder = tmp_path / f"cached-{release}"
        folder.mkdir(exist_ok=True)
        for name in names:
            (folder / shipped_lock(release).packages[name].file_name).write_bytes(b"PK")
        return folder

    return make


@pytest.fixture
def published_list(tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that a local server publishes as the list of releases."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.setenv(LIST_VARIABLE, f"{serve(folder)}/list.json")
    return folder / "list.json"
