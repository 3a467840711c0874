from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest
from starlette.responses import FileResponse

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.serve.server import Server, url_of
from support.asking import get


async def hello(_scope: object, _receive: object, send: object) -> None:
    assert callable(send)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"hello"})


def test_a_server_answers_until_it_is_stopped() -> None:
    server = Server(hello, "127.0.0.1", 0)
    server.start()
    assert get(server.url).content == b"hello"
    server.stop()
    with pytest.raises(httpx.ConnectError):
        get(server.url)


def test_a_port_that_is_in_use_is_a_problem() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(Problem) as caught:
            Server(hello, "127.0.0.1", other.getsockname()[1])
    assert caught.value.code is Code.PORT_IN_USE


@pytest.mark.parametrize("host", ["a" * 300, "\ud800", "no such host"])
def test_a_host_that_is_not_there_is_a_problem(host: str) -> None:
    with pytest.raises(Problem) as caught:
        Server(hello, host, 0)
    assert caught.value.code is Code.NO_SUCH_HOST
    assert "codec" not in caught.value.facts["error"]


def test_the_address_for_this_machine_is_given_for_all_interfaces() -> None:
    assert url_of("0.0.0.0", 8642) == "http://127.0.0.1:8642"
    assert url_of("::", 8642) == "http://[::1]:8642"


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine has no IPv6")
def test_all_addresses_are_those_of_ipv4_too() -> None:
    server = Server(hello, "::", 0)
    server.start()
    assert get(server.url).content == get(f"http://127.0.0.1:{server.port}").content == b"hello"
    server.stop()


@pytest.mark.slow
def test_a_client_that_reads_nothing_does_not_hold_the_server(tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(bytes(64_000_000))
    server = Server(FileResponse(large), "127.0.0.1", 0)
    server.start()
    with (
        socket.create_connection(("127.0.0.1", server.port)) as stalled,
        socket.create_connection(("127.0.0.1", server.port)) as half,
    ):
        stalled.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert stalled.recv(20).startswith(b"HTTP/1.1 200")
        half.sendall(b"GET / HT")
        server.stop()
        with pytest.raises(httpx.TransportError):
            get(server.url)


def test_more_connections_than_the_limit_get_a_status_and_those_that_say_nothing_are_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pyodide_cache.serve.server._CONNECTIONS", 2)
    monkeypatch.setattr("pyodide_cache.serve.server._IDLE_SECONDS", 0.2)
    server = Server(hello, "127.0.0.1", 0)
    server.start()
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=60) as silent,
        socket.create_connection(("127.0.0.1", server.port), timeout=60) as half,
    ):
        half.sendall(b"GET / HT")
        statuses = {get(server.url).status_code}
        while 200 not in statuses:
            statuses.add(get(server.url).status_code)
        assert silent.recv(1) == half.recv(1) == b""
    server.stop()
    assert statuses <= {200, 503}
