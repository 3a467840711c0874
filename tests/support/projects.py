"""Read a project folder as a warm-up does."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.request.project import ProjectRequirements, read_project


def read(path: Path) -> ProjectRequirements:
    return read_project(path, shipped_lock("314.0.7"), cancel=Cancel())


def wanted(path: Path) -> dict[str, tuple[str, ...]]:
    return {item.requirement: item.reasons for item in read(path).requirements}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder
