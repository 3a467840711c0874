"""Concurrent requests are limited per host and in total; servers on two addresses count them."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, ItemFailed
from pyodide_cache.base.problems import Code
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.net.http import DEFAULT_CONNECTIONS, Http
from pyodide_cache.net.request_limits import MOST_AT_ONCE, RequestLimits
from pyodide_cache.warm_up.artifacts import Artifact
from pyodide_cache.warm_up.fetch import Fetched, Fetcher
from pyodide_cache.warm_up.local_sources import LocalSources
from support.cli import run
from support.patience import PATIENCE
from support.servers import Server
from support.wheels import DistributionFolder, build_wheel

WHEEL = build_wheel("small")
HOSTS = ("127.0.0.1", "127.0.0.2")


class Crowd:
    """Servers, one a host, that answer only when a number of requests are there at the same time."""

    def __init__(self, size: int) -> None:
        self._all_here = threading.Barrier(size, timeout=PATIENCE)
        self.when_so_many: tuple[int, Cancel] | None = None
        self.servers = [Server(self._answer, address=host) for host in HOSTS]

    def _answer(self, _path: str, _headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        if self.when_so_many and sum(server.connections for server in self.servers) >= self.when_so_many[0]:
            self.when_so_many[1].set()
        self._all_here.wait()
        return 200, {}, WHEEL.data

    def artifacts(self, server: Server, count: int) -> list[Artifact]:
        number = self.servers.index(server)
        names = [f"p{number}x{index}" for index in range(count)]
        return [
            Artifact(name, "1", f"{name}-1-py3-none-any.whl", (f"{server.url}/{name}",), WHEEL.sha256, None, "here")
            for name in names
        ]

    def stop(self) -> None:
        self._all_here.abort()
        for server in self.servers:
            server.stop()


@pytest.fixture
def crowd(request: pytest.FixtureRequest) -> Iterator[Crowd]:
    found = Crowd(request.param)
    yield found
    found.stop()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("crowd", "each"), [(6, 3), (2 * DEFAULT_CONNECTIONS, DEFAULT_CONNECTIONS)], indirect=["crowd"]
)
def test_each_host_has_its_own_limit(crowd: Crowd, each: int, cache_dir: Path) -> None:
    cache_dir.mkdir()
    # One host after the other, as a plan lists them: neither has to wait for the other's files.
    artifacts = [item for server in crowd.servers for item in crowd.artifacts(server, 2 * each)]
    http = Http(connections=each)
    told = list(Fetcher(cache_dir, http, move_to_trash, Cancel(), LocalSources()).run(artifacts))
    http.close()
    assert sum(isinstance(item, Fetched) for item in told) == len(artifacts)
    assert [server.most_connections for server in crowd.servers] == [each, each]


@pytest.mark.parametrize("crowd", [3], indirect=True)
def test_a_single_host_does_not_exceed_its_limit(crowd: Crowd, cache_dir: Path) -> None:
    cache_dir.mkdir()
    http = Http(connections=3)
    told = list(
        Fetcher(cache_dir, http, move_to_trash, Cancel(), LocalSources()).run(crowd.artifacts(crowd.servers[0], 9))
    )
    http.close()
    assert sum(isinstance(item, Fetched) for item in told) == 9
    assert crowd.servers[0].most_connections == 3


@pytest.mark.parametrize("crowd", [99], indirect=True)
def test_requests_that_wait_for_a_slot_are_canceled_too(crowd: Crowd, cache_dir: Path) -> None:
    cache_dir.mkdir()
    cancel = Cancel()
    http = Http(connections=2)
    crowd.when_so_many = (3, cancel)
    first, second = crowd.servers
    # The second host has nothing to do after one file, so that its threads wait for the first.
    artifacts = [*crowd.artifacts(first, 12), *crowd.artifacts(second, 1)]
    told = list(Fetcher(cache_dir, http, move_to_trash, cancel, LocalSources()).run(artifacts))
    http.close()
    failed = [event.problem.code for event in told if isinstance(event, ItemFailed)]
    assert failed == [Code.CANCELLED] * len(artifacts)


def test_all_hosts_together_have_a_limit() -> None:
    limits = RequestLimits(2, 3)
    with limits.slot("a"), limits.slot("a"), limits.slot("b"):
        came = threading.Event()

        def fourth() -> None:
            with limits.slot("c"):
                came.set()

        thread = threading.Thread(target=fourth)
        thread.start()
        assert not came.wait(0.05)
    thread.join(PATIENCE)
    assert came.is_set()
    assert Http(connections=2).most_at_once == MOST_AT_ONCE


def test_a_warm_up_keeps_to_the_limit_of_the_option(distribution: DistributionFolder, cache_dir: Path) -> None:
    folder = Path(str(distribution))

    def answer(path: str, _headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        target = folder / path.lstrip("/")
        return (200, {}, target.read_bytes()) if target.is_file() else (404, {}, b"")

    server = Server(answer)
    server.delay = 0.02
    try:
        names = list(distribution.wheels)
        answered = run(
            "--cache-dir", cache_dir, "warm-up", "--distribution", server.url, "--connections", "1", *names
        )
    finally:
        server.stop()
    assert answered.code == 0, answered.err
    assert server.most_connections == 1


def test_a_limit_out_of_range_is_an_error(cache_dir: Path) -> None:
    for number in ("0", "65", "many"):
        assert run("--cache-dir", cache_dir, "warm-up", "--connections", number, "six").code == 2


def test_a_wait_before_another_attempt_can_be_interrupted() -> None:
    limits = RequestLimits(1, 1)
    limits.wait(0.01)
    timer = threading.Timer(0.1, limits.interrupt)
    timer.start()
    with pytest.raises(InterruptedError):
        limits.wait(PATIENCE)
    timer.join()
