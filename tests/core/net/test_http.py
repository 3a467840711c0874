"""Requests and transfers: failures are problems, and are retried where that helps."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache.net.http import Http
from pyodide_cache.net.transfer import transfer
from support.servers import Serve, StartFaults


class Memory:
    """A sink in memory."""

    def __init__(self) -> None:
        self.data = b""

    def write(self, chunk: bytes) -> None:
        self.data += chunk

    def restart(self) -> None:
        self.data = b""


def fetch(http: Http, *locations: Any, cancel: Cancel | None = None, retries: list[Any] | None = None) -> bytes:
    sink = Memory()
    transfer(
        locations,
        sink,
        http=http,
        cancel=cancel or Cancel(),
        on_progress=lambda done, size: None,
        on_retry=lambda *what: (retries if retries is not None else []).append(what),
    )
    return sink.data


def test_no_content_encoding_is_requested(http: Http, tmp_path: Path, serve: Serve) -> None:
    (tmp_path / "x").write_bytes(b"x")
    server = serve(tmp_path)
    http.get(f"{server}/x")
    assert server.seen[0][1]["accept-encoding"] == "identity"


def test_a_failed_transfer_is_retried_and_reported(http: Http, fault_server: StartFaults) -> None:
    server = fault_server({"x": b"data" * 1000})
    retries: list[Any] = []
    assert fetch(http, server.at("500-then-ok") + "x", retries=retries) == b"data" * 1000
    assert [(problem.code, attempt) for problem, attempt, _ in retries] == [(Code.HTTP_STATUS, 2)]


@pytest.mark.parametrize("status", [401, 403])
def test_a_server_that_refuses_access_says_where_a_password_goes(
    status: int, http: Http, tmp_path: Path, serve: Serve
) -> None:
    server = serve(tmp_path)
    server.failures["/x"] = [status]
    with pytest.raises(Problem) as caught:
        http.get(f"{server}/x")
    assert explain(caught.value) == (
        f"{server}/x refuses access with HTTP status {status}. "
        "If it needs a password, put it in the address or in ~/.netrc"
    )


def test_a_missing_file_is_not_retried(http: Http, fault_server: StartFaults) -> None:
    server = fault_server({"x": b"data"})
    with pytest.raises(Problem) as caught:
        fetch(http, server.at("404") + "x")
    assert caught.value.code is Code.FILE_NOT_FOUND
    assert server.requests["/404/x"] == 1


def test_a_second_location_is_tried_after_a_failure(http: Http, fault_server: StartFaults, tmp_path: Path) -> None:
    server = fault_server({"x": b"data"})
    (tmp_path / "x").write_bytes(b"from the folder")
    assert fetch(http, tmp_path / "nowhere", server.at("404") + "x", tmp_path / "x") == b"from the folder"


def test_of_several_problems_a_missing_file_is_the_least(
    http: Http, fault_server: StartFaults, tmp_path: Path
) -> None:
    server = fault_server({"x": b"data"})
    with pytest.raises(Problem) as caught:
        fetch(http, server.at("redirect-loop") + "x", tmp_path / "nowhere")
    assert explain(caught.value) == f"{server.at('redirect-loop')}x redirects more than 8 times"


def test_a_slow_download_can_be_canceled(http: Http, fault_server: StartFaults) -> None:
    server = fault_server({"x": b"x" * 10_000})
    cancel = Cancel()

    class Stopping(Memory):
        def write(self, chunk: bytes) -> None:
            cancel.set()

    with pytest.raises(Cancelled):  # and not that the server was too slow
        transfer(
            (server.at("drip") + "x",),
            Stopping(),
            http=http,
            cancel=cancel,
            on_progress=lambda done, size: None,
            on_retry=lambda *what: None,
        )


def test_a_download_that_is_too_slow_fails(
    http: Http, fault_server: StartFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.net.http._READ_SECONDS", 0.3)
    monkeypatch.setattr("pyodide_cache.net.retries.ATTEMPTS", 1)
    server = fault_server({"x": b"x" * 10_000})
    with pytest.raises(Problem) as caught:
        fetch(http, server.at("drip") + "x")
    assert caught.value.code is Code.TOO_SLOW


def test_a_server_that_does_not_respond_fails(
    http: Http, tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.net.http._READ_SECONDS", 0.2)
    (tmp_path / "x").touch()
    server = serve(tmp_path)
    server.delay = 1.0
    with pytest.raises(Problem) as caught:
        http.get(f"{server}/x")
    assert caught.value.code is Code.TOO_SLOW


def test_a_document_without_end_fails(
    http: Http, tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.net.http.MAX_DOCUMENT_BYTES", 1000)
    monkeypatch.setattr("pyodide_cache.net.http.MAX_FILE_BYTES", 1000)
    (tmp_path / "x").write_bytes(b"x" * 5000)
    server = serve(tmp_path)
    for ask in (http.get, lambda url: fetch(http, url)):
        with pytest.raises(Problem) as caught:
            ask(f"{server}/x")
        assert caught.value.code is Code.TOO_LARGE


@pytest.mark.parametrize(
    "url", ["nonsense", "http://", "http://[broken", "file:///etc/hostname", "http://127.0.0.1:99999/"]
)
def test_an_address_that_is_not_valid_is_a_problem(url: str, http: Http) -> None:
    with pytest.raises(Problem) as caught:
        http.get(url)
    assert caught.value.code in {Code.BAD_URL, Code.UNREACHABLE}


def test_a_request_does_not_import_the_command_line_of_httpx() -> None:
    code = """
import sys
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.unused_modules import allow_stand_ins
from pyodide_cache.net.http import Http
allow_stand_ins()
try:
    Http().get("http://127.0.0.1:9/")
except Problem:
    print("httpx" in sys.modules, "rich" in sys.modules, "click" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False", "False"]
