"""What the tests of upgrades share."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.servers import IndexServer, StartIndex
from support.upgrading import old_directory, wheels


@pytest.fixture
def index(index_server: StartIndex) -> IndexServer:
    """Return an index with packages for an old and a new release."""
    return index_server(*wheels())


@pytest.fixture
def old(cache_dir: Path, index: IndexServer) -> dict[str, str]:
    """Return the files of a directory for the old release, and their hashes."""
    return old_directory(cache_dir, index)
