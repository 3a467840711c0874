"""Requests go through the proxy of the settings."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.settings import (
    DEFAULTS,
    save_settings,
    with_value,
)
from pyodide_cache.warm_up.sources import open_http
from support.servers import Server
from support.settings import write_settings


class _Proxy(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    asked: list[str]


@pytest.fixture
def proxy() -> Iterator[_Proxy]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            running.asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "5")
            self.end_headers()
            self.wfile.write(b"proxy")

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    running = _Proxy(("127.0.0.1", 0), Handler)
    running.asked = []
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


def test_requests_go_through_the_proxy_of_pip(proxy: _Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_PROXY", f"127.0.0.1:{proxy.server_address[1]}")
    http = open_http()
    try:
        assert http.get("http://packages.test/thing").data == b"proxy"
    finally:
        http.close()


def test_requests_go_through_the_proxy_of_the_settings(proxy: _Proxy) -> None:
    write_settings(f'proxy = "http://127.0.0.1:{proxy.server_address[1]}"')
    http = open_http()
    try:
        assert http.get("http://mirror.example/a").data == b"proxy"
    finally:
        http.close()
    assert proxy.asked == ["http://mirror.example/a"]


def test_requests_to_this_machine_and_hosts_of_no_proxy_are_direct(
    proxy: _Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    direct = Server(lambda _path, _headers: (200, {}, b"direct"))
    monkeypatch.setenv("NO_PROXY", "other.example, .inside.invalid")
    write_settings(f'proxy = "http://127.0.0.1:{proxy.server_address[1]}"')
    http = open_http()
    try:
        assert http.get(f"{direct.url}/a").data == b"direct"
        assert http.get(f"{direct.url.replace('127.0.0.1', 'localhost')}/a").data == b"direct"
        with pytest.raises(Problem) as caught:
            http.get("http://mirror.inside.invalid/a")
        assert caught.value.code is Code.UNREACHABLE
    finally:
        http.close()
        direct.stop()
    assert proxy.asked == []


def test_a_socks_proxy_can_be_used() -> None:
    settings = with_value(DEFAULTS, "proxy", "socks5://127.0.0.1:1")
    save_settings(settings)
    http = open_http()
    try:
        with pytest.raises(Problem) as caught:
            http.get("http://mirror.example/a")
        assert caught.value.code is Code.UNREACHABLE
    finally:
        http.close()


@pytest.mark.parametrize("address", ["socks9://127.0.0.1:9", "http://[::1"])
def test_a_proxy_of_the_environment_that_is_not_valid_is_named(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", address)
    with pytest.raises(Problem) as raised:
        open_http(offline=False).get("https://index.example/simple/")
    assert raised.value.code is Code.UNREACHABLE
    assert str(raised.value.facts["error"]).startswith("proxy: ")
