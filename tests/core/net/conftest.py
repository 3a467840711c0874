"""What the tests of the network share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pyodide_cache.net import responses
from pyodide_cache.net.http import Http


@pytest.fixture
def http() -> Iterator[Http]:
    """Return an HTTP client that is closed after the test."""
    client = Http()
    yield client
    client.close()


@pytest.fixture(params=["through h11", "from the connection"])
def way_of_reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read bodies as those of small files, and as those of large ones."""
    if request.param == "from the connection":
        monkeypatch.setattr(responses, "_LARGE", 1)
