"""A mirror over a cache directory and a package index on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import httpx
import pytest

from pyodide_cache.cache import Cache
from pyodide_cache.serve.traffic import RequestLine

RELEASE = "314.0.7"


class Mirrored:
    """A running mirror, the requests that it answered, and a client for it."""

    def __init__(self, url: str, requests: list[RequestLine]) -> None:
        self.url = url
        self.requests = requests
        self.client = httpx.Client(base_url=url, timeout=60, verify=False)

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Ask for a path, with headers whose dashes are underscores."""
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        return self.client.get(path, headers={"accept-encoding": "identity", **named})


class StartMirror(Protocol):
    """What the fixture ``mirror_of`` gives."""

    def __call__(self, index_url: str, **options: Any) -> Mirrored:
        """Start a mirror of the cache directory until the test ends."""


@pytest.fixture
def mirror_of(cache_dir: Path) -> Iterator[StartMirror]:
    """Return a function that starts a mirror."""
    with ExitStack() as stack:

        def start(index_url: str, *, offline: bool = False, **options: Any) -> Mirrored:
            cache = stack.enter_context(Cache(cache_dir, pyodide=RELEASE, index_url=index_url, offline=offline))
            requests: list[RequestLine] = []
            mirror = stack.enter_context(cache.serving.start(on_request=requests.append, **options))
            found = Mirrored(mirror.url, requests)
            stack.callback(found.client.close)
            return found

        yield start
