"""Requests, ranges and redirects: what comes is told from what does not, and nothing secret is shown."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.wheel import read_metadata
from pyodide_cache.net.distribution import PackageLocation, open_distribution
from pyodide_cache.net.http import Http
from pyodide_cache.net.index import Index
from pyodide_cache.net.remote_file import RemoteFile
from pyodide_cache.net.transfer import _retry_after, transfer
from support.servers import Serve, StartFaults, StartIndex
from support.wheels import DistributionFolder, build_wheel


@pytest.fixture
def http() -> Iterator[Http]:
    client = Http()
    yield client
    client.close()


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


def test_a_wheel_s_metadata_is_read_without_the_wheel(http: Http, tmp_path: Path, serve: Serve) -> None:
    wheel = build_wheel("big", requires=["six"], payload=3_000_000)
    wheel.write_to(tmp_path)
    server = serve(tmp_path)
    with RemoteFile(http, f"{server}/{wheel.file_name}") as remote:
        assert b"Requires-Dist: six" in read_metadata(io.BufferedReader(remote), "big")
    assert server.total <= 3
    assert all("range" in headers for _, headers in server.seen)


def test_a_server_without_ranges_gives_the_metadata_too(http: Http, tmp_path: Path, serve: Serve) -> None:
    wheel = build_wheel("small", requires=["six"])
    wheel.write_to(tmp_path)
    server = serve(tmp_path)
    server.supports_range = False
    with RemoteFile(http, f"{server}/{wheel.file_name}") as remote:
        assert b"Requires-Dist: six" in read_metadata(io.BufferedReader(remote), "small")


def test_the_bytes_of_a_file_are_asked_for_as_they_are(http: Http, tmp_path: Path, serve: Serve) -> None:
    (tmp_path / "x").write_bytes(b"x")
    server = serve(tmp_path)
    http.get(f"{server}/x")
    assert server.seen[0][1]["accept-encoding"] == "identity"


def test_a_host_out_of_reach_is_asked_once(http: Http) -> None:
    for _ in range(3):
        with pytest.raises(Problem) as caught:
            http.get("http://127.0.0.1:9/x")
        assert caught.value.code is Code.UNREACHABLE
    assert len(http._unreachable) == 1


def test_a_transfer_that_fails_is_tried_again_and_told(http: Http, fault_server: StartFaults) -> None:
    server = fault_server({"x": b"data" * 1000})
    retries: list[Any] = []
    assert fetch(http, server.at("500-then-ok") + "x", retries=retries) == b"data" * 1000
    assert [(problem.code, attempt) for problem, attempt, _ in retries] == [(Code.HTTP_STATUS, 2)]


def test_what_is_not_there_is_not_asked_for_again(http: Http, fault_server: StartFaults) -> None:
    server = fault_server({"x": b"data"})
    with pytest.raises(Problem) as caught:
        fetch(http, server.at("404") + "x")
    assert caught.value.code is Code.FILE_NOT_FOUND
    assert server.requests["/404/x"] == 1


def test_a_second_place_helps_where_the_first_fails(http: Http, fault_server: StartFaults, tmp_path: Path) -> None:
    server = fault_server({"x": b"data"})
    (tmp_path / "x").write_bytes(b"from the folder")
    assert fetch(http, tmp_path / "nowhere", server.at("404") + "x", tmp_path / "x") == b"from the folder"


def test_the_more_telling_failure_of_several_places_is_told(
    http: Http, fault_server: StartFaults, tmp_path: Path
) -> None:
    server = fault_server({"x": b"data"})
    with pytest.raises(Problem) as caught:
        fetch(http, server.at("redirect-loop") + "x", tmp_path / "nowhere")
    assert caught.value.code is Code.BAD_URL


def test_a_cancel_stops_a_server_that_drips(http: Http, fault_server: StartFaults) -> None:
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


def test_a_server_that_drips_for_ever_is_given_up(
    http: Http, fault_server: StartFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.net.http._SLOW_WINDOW_SECONDS", 0.3)
    monkeypatch.setattr("pyodide_cache.net.transfer.ATTEMPTS", 1)
    server = fault_server({"x": b"x" * 10_000})
    with pytest.raises(Problem) as caught:
        fetch(http, server.at("drip") + "x")
    assert caught.value.code is Code.TOO_SLOW


def test_a_server_that_says_nothing_is_given_up(
    http: Http, tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.net.http._READ_SECONDS", 0.2)
    (tmp_path / "x").touch()
    server = serve(tmp_path)
    server.delay = 1.0
    with pytest.raises(Problem) as caught:
        http.get(f"{server}/x")
    assert caught.value.code is Code.TOO_SLOW


def test_a_document_without_end_is_given_up(
    http: Http, tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.net.http.MAX_DOCUMENT_BYTES", 1000)
    monkeypatch.setattr("pyodide_cache.net.transfer.MAX_FILE_BYTES", 1000)
    (tmp_path / "x").write_bytes(b"x" * 5000)
    server = serve(tmp_path)
    for ask in (http.get, lambda url: fetch(http, url)):
        with pytest.raises(Problem) as caught:
            ask(f"{server}/x")
        assert caught.value.code is Code.TOO_LARGE


@pytest.mark.parametrize(
    "url", ["nonsense", "http://", "http://[broken", "file:///etc/hostname", "http://127.0.0.1:99999/"]
)
def test_an_address_that_is_none_is_said_to_be_none(url: str, http: Http) -> None:
    with pytest.raises(Problem) as caught:
        http.get(url)
    assert caught.value.code in {Code.BAD_URL, Code.UNREACHABLE}


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [("3", 3, 3), ("", 0, 0), ("soon", 0, 0), ("-5", 0, 0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0)],
)
def test_a_wish_to_wait_is_read_in_every_form(value: str, least: float, most: float) -> None:
    assert least <= _retry_after(value) <= most


def test_credentials_of_an_index_are_sent_and_never_shown(http: Http, index_server: StartIndex) -> None:
    index = index_server(build_wheel("six"), names={"broken": ["x"]})
    secret = Index(http, index.url.replace("http://", "http://user:secret@"))
    secret.project("six")  # type: ignore[arg-type]
    assert index.server.seen[0][1]["authorization"].startswith("Basic ")
    assert "secret" not in secret.label
    with pytest.raises(Problem) as caught:
        secret.project("ghost")  # type: ignore[arg-type]
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"files": 3}'])
def test_an_index_page_that_cannot_be_read_is_said_to_be_so(body: bytes, http: Http) -> None:
    from support.servers import JSON_TYPE, Server

    server = Server(lambda path, headers: (200, {"Content-Type": JSON_TYPE}, body))
    try:
        with pytest.raises(Problem) as caught:
            Index(http, server.url + "/").project("six")  # type: ignore[arg-type]
        assert caught.value.code is Code.BAD_INDEX_PAGE
    finally:
        server.stop()


def test_places_are_read_in_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = tmp_path / "a b%25c"
    odd.mkdir()
    monkeypatch.chdir(tmp_path)
    for text in (str(odd), "a b%25c", odd.as_uri()):
        assert PackageLocation.parse(text).root == odd
    assert PackageLocation.parse("http://127.0.0.1/x").locate("a b#1.whl") == "http://127.0.0.1/x/a b%231.whl"
    assert "secret" not in str(PackageLocation.parse("http://user:secret@127.0.0.1/x"))


def test_a_lock_file_itself_names_its_distribution(
    distribution: DistributionFolder, http: Http, serve: Serve
) -> None:
    found = open_distribution(str(distribution.lock_path), http)
    assert found.places[0].root == distribution.path
    served = open_distribution(f"{serve(distribution)}/pyodide-lock.json", http)
    assert served.lock == found.lock


def test_a_mirror_of_all_releases_is_entered_by_version(
    distribution: DistributionFolder, http: Http, tmp_path: Path, serve: Serve
) -> None:
    mirror = tmp_path / "mirror"
    (mirror / "v314.0.7").mkdir(parents=True)
    distribution.path.rename(mirror / "v314.0.7" / "full")
    for text in (str(mirror), str(serve(mirror))):
        found = open_distribution(text, http, version="314.0.7")
        assert str(found.places[0]).rstrip("/").endswith("v314.0.7/full")
