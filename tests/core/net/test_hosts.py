"""A host that cannot be reached is asked once; one that answered before is asked again; and a proxy is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpcore
import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache.net.http import Http
from pyodide_cache.net.retries import ATTEMPTS
from support.hostile_server import BODY, HostileServer, Request

Start = Callable[[Callable[[Request], object]], HostileServer]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyodide_cache.net.retries.LONGEST_WAIT", 0.0)


@pytest.fixture
def start() -> Iterator[Start]:
    servers: list[HostileServer] = []

    def run(answer: Callable[[Request], object]) -> HostileServer:
        servers.append(HostileServer(answer))
        return servers[-1]

    yield run
    for server in servers:
        server.stop()


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return a list: as long as it has items, each connection takes one, which says whether it is refused."""
    plan: list[bool] = []
    real = httpcore.SyncBackend.connect_tcp

    def connect(backend: httpcore.SyncBackend, *args: Any, **options: Any) -> httpcore.NetworkStream:
        if plan and plan.pop(0):
            raise httpcore.ConnectError("[Errno 111] Connection refused")
        return real(backend, *args, **options)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    return plan


def problem_of(http: Http, url: str) -> Problem:
    with pytest.raises(Problem) as caught:
        http.get(url)
    return caught.value


def test_an_unreachable_host_is_tried_once(http: Http, refused: list[bool]) -> None:
    refused += [True] * 5
    for _ in range(3):
        assert problem_of(http, "http://127.0.0.1:9/x").code is Code.UNREACHABLE
    assert len(refused) == 4


def test_a_host_that_answered_before_is_tried_again(http: Http, start: Start, refused: list[bool]) -> None:
    server = start(Request.file)
    refused += [False, True, True, True, False]
    assert http.get(server.url).data == http.get(server.url).data == BODY
    assert refused == []
    refused += [True] * ATTEMPTS
    assert problem_of(http, server.url).code is Code.CUT_SHORT
    assert http.get(server.url).data == BODY


def test_an_answer_lets_failures_be_counted_anew(
    http: Http, start: Start, refused: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.net.hosts._MOST_MISSED", 2)
    server = start(Request.file)
    http.get(server.url)
    for _ in range(4):
        refused += [True, False]
        assert http.get(server.url).data == BODY


def test_a_host_that_is_gone_for_good_is_given_up(http: Http, start: Start, refused: list[bool]) -> None:
    server = start(Request.file)
    http.get(server.url)
    refused += [True] * 1000
    codes = [problem_of(http, server.url).code for _ in range(40)]
    assert (codes[0], codes[-1]) == (Code.CUT_SHORT, Code.UNREACHABLE)
    assert len(refused) > 900


def test_a_host_that_answered_before_and_is_silent_now_is_not_waited_for_again(
    http: Http, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = start(Request.file)
    http.get(server.url)
    tried: list[str] = []

    def connect(_backend: object, host: str, *_args: Any, **_options: Any) -> None:
        tried.append(host)
        raise httpcore.ConnectTimeout

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    assert [problem_of(http, server.url).code for _ in range(3)] == [Code.UNREACHABLE] * 3
    assert len(tried) == 1


@pytest.mark.parametrize(
    ("status", "said", "requests"),
    [
        ("407 Proxy Authentication Required", "files.invalid cannot be reached: proxy: 407 Proxy", 1),
        ("403 Forbidden", "files.invalid cannot be reached: proxy: 403 Forbidden", 1),
        ("302 Found", "files.invalid cannot be reached: proxy: 302 Found", 1),
        ("503 Busy", "https://files.invalid/x returned HTTP status 503", ATTEMPTS),
    ],
)
def test_what_a_proxy_refuses_is_said_of_the_proxy(start: Start, status: str, said: str, requests: int) -> None:
    server = start(lambda request: request.send(status))
    http = Http(proxy=server.host.replace("//", "//me:secret@"))
    text = explain(problem_of(http, "https://files.invalid/x"))
    http.close()
    assert text.startswith(said)
    assert "secret" not in text
    assert server.count == requests


def test_a_proxy_that_is_down_is_named() -> None:
    http = Http(proxy="http://me:secret@127.0.0.2:9")
    problem = problem_of(http, "http://files.invalid/x")
    http.close()
    assert (problem.code, problem.facts["host"]) == (Code.UNREACHABLE, "files.invalid")
    assert problem.facts["error"] == "proxy 127.0.0.2: Connection refused"
