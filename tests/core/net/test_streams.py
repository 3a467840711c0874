"""A server that sends a byte now and then is given up, also in the middle of its headers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import httpcore
import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.http import Http
from pyodide_cache.net.streams import Streams
from support.servers import Serve


@pytest.fixture
def drip() -> Iterator[str]:
    """Serve headers without an end, a byte every 20 ms."""
    with endless(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x", 0.02) as url:
        yield url


@contextmanager
def endless(start: bytes, more: bytes, pause: float) -> Iterator[str]:
    """Serve an answer without an end to one client."""
    stopping = threading.Event()

    def answer() -> None:
        connection = listener.accept()[0]
        with connection:
            connection.recv(65_536)
            try:
                connection.sendall(start)
                while not stopping.wait(pause):
                    connection.sendall(more)
            except OSError:
                pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        stopping.set()
        thread.join()


def test_f11_headers_that_drip_are_given_up(drip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyodide_cache.net.http._READ_SECONDS", 0.3)
    monkeypatch.setattr("pyodide_cache.net.retries.ATTEMPTS", 1)
    http = Http()
    with pytest.raises(Problem) as caught:
        http.get(drip)
    assert caught.value.code is Code.TOO_SLOW
    http.close()


LONG = b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n"


@pytest.mark.usefixtures("way_of_reading")
def test_a_body_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyodide_cache.net.http._READ_SECONDS", 0.3)
    http = Http()
    with endless(LONG, b"x", 0.02) as url, pytest.raises(Problem) as caught, http.stream(url) as body:
        list(body.chunks)
    assert caught.value.code is Code.TOO_SLOW
    http.close()


@pytest.mark.usefixtures("way_of_reading")
def test_a_body_that_does_not_come_can_be_ended_from_another_thread() -> None:
    http = Http()

    def read(url: str) -> None:
        with http.stream(url) as body:
            for _ in body.chunks:
                thread = threading.Thread(target=http.interrupt)
                thread.start()
                thread.join()

    with endless(LONG + b"x", b"", 0.02) as url, pytest.raises(Problem) as caught:
        read(url)
    assert caught.value.code is Code.CUT_SHORT
    http.close()


@pytest.mark.usefixtures("way_of_reading")
def test_a_connection_that_breaks_in_a_body_is_a_problem(http: Http, monkeypatch: pytest.MonkeyPatch) -> None:
    real = httpcore.SyncBackend.connect_tcp

    def connect(*args: Any, **options: Any) -> httpcore.NetworkStream:
        stream = real(*args, **options)
        pieces = iter([LONG + b"x"])

        def broken(_size: int, timeout: float | None = None) -> bytes:
            if (piece := next(pieces, None)) is None:
                raise httpcore.ReadError("[Errno 104] Connection reset by peer")
            return piece

        stream.read = broken  # type: ignore[method-assign]
        return stream

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with endless(b"", b"", 0.02) as url, pytest.raises(Problem) as caught, http.stream(url) as body:
        list(body.chunks)
    assert caught.value.code is Code.CUT_SHORT
    assert caught.value.facts["error"] == "Connection reset by peer"


@pytest.mark.usefixtures("way_of_reading")
def test_the_request_after_a_large_file_gets_its_own_answer(tmp_path: Path, serve: Serve) -> None:
    (tmp_path / "large").write_bytes(bytes(500_000))
    (tmp_path / "small").write_bytes(b"small")
    server, http = serve(tmp_path), Http(connections=1)
    for _ in range(2):
        with http.stream(f"{server}/large") as body:
            assert sum(map(len, body.chunks)) == 500_000
        assert http.get(f"{server}/small").data == b"small"
    http.close()


def test_early_responses_without_an_end_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyodide_cache.net.retries.ATTEMPTS", 1)
    http = Http()
    with endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 10, 0.001) as url, pytest.raises(Problem) as caught:
        http.get(url)
    assert caught.value.code is Code.CUT_SHORT
    http.close()


@pytest.mark.parametrize(
    ("pieces", "is_response"),
    [
        ([b"HTTP/1.1 2", b"00 OK\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\n" * 200], True),
        ([b"HTTP/1.1 1", b"03 Early Hints\r\n\r\n"] * 200, False),
    ],
    ids=["body", "heads"],
)
def test_heads_are_told_from_a_body_where_they_arrive_in_pieces(pieces: list[bytes], is_response: bool) -> None:
    count, stream = len(pieces), Streams().watched(httpcore.MockStream(pieces))
    with nullcontext() if is_response else pytest.raises(httpcore.RemoteProtocolError):
        for _ in range(count):
            stream.read(100)


def test_a_request_that_waits_for_headers_can_be_ended_from_another_thread(drip: str) -> None:
    http = Http()
    timer = threading.Timer(0.3, http.interrupt)
    timer.start()
    with pytest.raises(Problem) as caught, http.stream(drip):
        pass
    assert caught.value.code is Code.CUT_SHORT
    timer.join()
    http.close()
