"""What the tests of the network share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pyodide_cache.net.http import Http


@pytest.fixture
def http() -> Iterator[Http]:
    """Return an HTTP client that is closed after the test."""
    client = Http()
    yield client
    client.close()
