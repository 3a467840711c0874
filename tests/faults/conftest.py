"""What the fault tests share: a process that runs commands with faults."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.injecting import Injections


@pytest.fixture(scope="session")
def injections(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Injections]:
    """Return the process; it takes a second to start, so there is one for all tests."""
    process = Injections(tmp_path_factory.mktemp("injections"))
    yield process
    process.close()
