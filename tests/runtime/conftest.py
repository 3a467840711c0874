"""What the tests with the real runtime share: its distribution, and the real command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.settings.releases import shipped_lock
from runtime.lock_maker import make_distribution
from runtime.registry import Release, wheels_of
from support.patience import PATIENCE

MakeDistribution = Callable[..., Path]
WarmUp = Callable[..., Mapping[str, Any]]


#: These take longest, so they come first: then the workers end at about the same time.
_FIRST = (
    *("test_start_images.py", "test_pack.py", "test_pyodide_build.py", "test_pack_window.py"),
    *("test_serve_sites.py", "test_upgrade.py", "test_wrong_bytes.py"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest tests first."""
    items.sort(key=lambda item: item.path.name not in _FIRST)


def official_info(release: Release) -> dict[str, Any]:
    """Return the ``info`` of a release's official lock file."""
    info: dict[str, Any] = shipped_lock(release.version).document["info"]
    return info


@pytest.fixture
def distribution_of(tmp_path: Path) -> MakeDistribution:
    """Return a function that makes a release's distribution from its real wheels, less some."""

    def make(release: Release, *, without: tuple[str, ...] = ()) -> Path:
        wheels = [path for name, path in wheels_of(release).items() if name not in without]
        return make_distribution(tmp_path / f"distribution-{release}", official_info(release), wheels)

    return make


@pytest.fixture
def warm_up(cache_dir: Path) -> WarmUp:
    """Return a function that runs ``pyodide-cache warm-up`` as a person would, and gives its JSON."""

    def run(*arguments: str) -> Mapping[str, Any]:
        command = [sys.executable, "-m", "pyodide_cache", "--cache-dir", str(cache_dir)]
        done = subprocess.run(
            [*command, "warm-up", *arguments, "--json"],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        said: dict[str, Any] = json.loads(done.stdout)
        return said

    return run
