"""A warmed cache directory."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import run
from support.wheels import DistributionFolder


@pytest.fixture
def warmed(distribution: DistributionFolder, cache_dir: Path) -> Path:
    """Return a directory that holds the whole small distribution."""
    answer = run("warm-up", "--preset", "essential", "--distribution", distribution, "--cache-dir", cache_dir)
    assert answer.code == 0, answer.err
    return cache_dir
