"""Remembered answers, and raw requests to a mirror: what is remembered, and what must not be taken for a request."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.serve.connection import HotFiles, answer_about
from pyodide_cache.serve.traffic import RequestLine
from support.mirrors import Mirrored, StartMirror
from support.wheels import Wheel, build_wheel

REQUEST = b"GET /files/demo.whl HTTP/1.1\r\n\r\n"
HEADERS = ((b"content-length", b"5"), (b"etag", b'"e"'))


def added(path: Path, method: str = "GET", status: int = 200, *, keeps_alive: bool = True) -> HotFiles:
    files = HotFiles()
    file = files.file(path, stamp_of(path))
    assert file
    line = RequestLine(method, "/files/demo.whl", status)
    files.add(REQUEST, answer_about(file, HEADERS, line, keeps_alive=keeps_alive))
    return files


def written(tmp_path: Path, data: bytes = b"hello") -> Path:
    path = tmp_path / "demo.whl"
    path.write_bytes(data)
    return path


def test_a_file_is_sent_again_to_the_same_request_until_it_changes(tmp_path: Path) -> None:
    path = written(tmp_path)
    files = added(path)
    found = files.get(REQUEST)
    assert found
    assert (found.file.data, found.has_body) == (b"hello", True)
    assert found.head == b'HTTP/1.1 200 OK\r\ncontent-length: 5\r\netag: "e"\r\n'
    assert files.get(b"GET /files/demo.whl HTTP/1.1\r\nRange: bytes=0-1\r\n\r\n") is None
    path.write_bytes(b"other")
    os.utime(path, (1, 1))
    assert files.get(REQUEST) is None


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    path = written(tmp_path)
    files = added(path)
    path.unlink()
    assert files.get(REQUEST) is None


def test_a_file_that_changed_since_it_was_proved_is_not_kept(tmp_path: Path) -> None:
    path = written(tmp_path)
    stamp = stamp_of(path)
    path.write_bytes(b"longer than before")
    assert HotFiles().file(path, stamp) is None


def test_a_link_is_not_kept_since_the_file_behind_it_may_change(tmp_path: Path) -> None:
    link = tmp_path / "link.whl"
    link.symlink_to(written(tmp_path))
    assert HotFiles().file(link, stamp_of(link)) is None


def test_a_large_file_stays_on_the_disk(tmp_path: Path) -> None:
    found = added(written(tmp_path, bytes(300_000))).get(REQUEST)
    assert found
    assert found.file.data is None


def test_a_client_that_has_the_bytes_and_one_that_asks_for_the_head_get_no_body(tmp_path: Path) -> None:
    path = written(tmp_path)
    known = added(path, status=304, keeps_alive=False).get(REQUEST)
    head = added(path, method="HEAD").get(REQUEST)
    assert known
    assert head
    assert known.head.startswith(b"HTTP/1.1 304 Not Modified\r\n")
    assert known.head.endswith(b"connection: close\r\n")
    assert (known.has_body, head.has_body) == (False, False)


def test_a_very_long_request_is_not_remembered(tmp_path: Path) -> None:
    files = added(written(tmp_path))
    answer = files.get(REQUEST)
    assert answer
    long = b"GET / HTTP/1.1\r\nCookie: " + b"a" * 5000 + b"\r\n\r\n"
    files.add(long, answer)
    assert files.get(long) is None


def test_a_message_is_made_again_when_the_date_or_the_file_changes(tmp_path: Path) -> None:
    path = written(tmp_path)
    files = added(path)
    found = files.get(REQUEST)
    assert found
    noon = [(b"date", b"noon")]
    message = files.message(REQUEST, found, noon)
    assert message.startswith(b"HTTP/1.1 200 OK\r\n")
    assert message.endswith(b"date: noon\r\n\r\nhello")
    assert files.message(REQUEST, found, noon) is message
    assert b"date: one\r\n" in files.message(REQUEST, found, [(b"date", b"one")])

    path.write_bytes(b"other")
    assert files.get(REQUEST) is None
    file = files.file(path, stamp_of(path))
    assert file
    files.add(REQUEST, answer_about(file, HEADERS, found.line, keeps_alive=True))
    again = files.get(REQUEST)
    assert again
    assert files.message(REQUEST, again, noon).endswith(b"\r\n\r\nother")


def test_a_message_about_a_file_that_the_client_has_holds_no_body(tmp_path: Path) -> None:
    files = added(written(tmp_path), status=304)
    found = files.get(REQUEST)
    assert found
    assert files.message(REQUEST, found, []).endswith(b'etag: "e"\r\n\r\n')


CLOSED = "http://127.0.0.1:9/simple"


@pytest.fixture(params=[1_000, 2_000_000], ids=["small", "large"])
def wheel(request: pytest.FixtureRequest, cache_dir: Path) -> Wheel:
    cache_dir.mkdir()
    wheel = build_wheel("demo", "1.0", payload=request.param)
    wheel.write_to(cache_dir)
    return wheel


def request_for(wheel: Wheel, *more: str, method: str = "GET") -> bytes:
    lines = [f"{method} /files/{wheel.sha256}/{wheel.file_name} HTTP/1.1", "Host: localhost", *more, "", ""]
    return "\r\n".join(lines).encode()


@contextmanager
def connected(mirror: Mirrored) -> Iterator[socket.socket]:
    port = int(mirror.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=60) as client:
        yield client


def read(client: socket.socket) -> tuple[bytes, bytes]:
    """Return the head and the body of one answer that tells its length."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += client.recv(1)
    head = data.lower()
    length = 0 if b" 304 " in head else int(head.partition(b"content-length: ")[2].split()[0])
    body = b""
    while len(body) < length:
        body += client.recv(length - len(body))
    return head, body


def without_date(head: bytes) -> list[bytes]:
    return sorted(line for line in head.splitlines() if not line.startswith(b"date:"))


def test_one_connection_gets_the_same_answer_again_and_again(mirror_of: StartMirror, wheel: Wheel) -> None:
    mirror = mirror_of(CLOSED)
    with connected(mirror) as client:
        answers = []
        for _ in range(4):
            client.sendall(request_for(wheel))
            answers.append(read(client))
    assert {body for _, body in answers} == {wheel.data}
    assert all(b"\ndate: " in head for head, _ in answers)
    assert len({tuple(without_date(head)) for head, _ in answers}) == 1
    assert [(line.status, line.size) for line in mirror.requests] == [(200, len(wheel.data))] * 4


@pytest.mark.slow
def test_a_connection_is_closed_when_it_was_quiet_for_long_enough(
    mirror_of: StartMirror, wheel: Wheel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.serve.server._IDLE_SECONDS", 2)
    with connected(mirror_of(CLOSED)) as client:
        begin = time.monotonic()
        while time.monotonic() < begin + 2.5:  # longer than the time that a quiet connection has
            client.sendall(request_for(wheel))
            assert read(client)[1] == wheel.data
        assert client.recv(1) == b""


def test_a_head_and_a_known_body_are_remembered_without_it(mirror_of: StartMirror, wheel: Wheel) -> None:
    mirror = mirror_of(CLOSED)
    known = request_for(wheel, f'If-None-Match: "{wheel.sha256}"')
    with connected(mirror) as client:
        for _ in range(2):
            client.sendall(known)
            assert read(client)[0].startswith(b"http/1.1 304")
            client.sendall(
                request_for(
                    wheel,
                    method="HEAD",
                )
            )
            head = client.recv(4096)
            assert head.endswith(b"\r\n\r\n")
            assert f"content-length: {len(wheel.data)}".encode() in head


def test_a_client_that_wants_the_connection_closed_gets_that_every_time(mirror_of: StartMirror, wheel: Wheel) -> None:
    mirror = mirror_of(CLOSED)
    for _ in range(3):
        with connected(mirror) as client:
            client.sendall(request_for(wheel, "Connection: close"))
            head, body = read(client)
            assert body == wheel.data
            assert b"connection: close" in head
            assert client.recv(1) == b""


def test_requests_sent_at_once_are_answered_in_order(mirror_of: StartMirror, wheel: Wheel) -> None:
    mirror = mirror_of(CLOSED)
    status = b"GET /-/status HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with connected(mirror) as client:
        client.sendall(request_for(wheel))
        read(client)
        for sent in (
            [request_for(wheel), request_for(wheel)],
            [status, request_for(wheel)],
            [request_for(wheel), status],
        ):
            client.sendall(b"".join(sent))
            answers = [read(client)[1] for _ in sent]
            assert [body == wheel.data for body in answers] == [part != status for part in sent]


def test_the_rest_of_a_request_is_not_taken_for_one(mirror_of: StartMirror, wheel: Wheel) -> None:
    mirror = mirror_of(CLOSED)
    with connected(mirror) as client:
        client.sendall(request_for(wheel))
        read(client)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        length = f"Content-Length: {len(request_for(wheel))}"
        client.sendall(f"POST /-/status HTTP/1.1\r\nHost: localhost\r\n{length}\r\n\r\n".encode())
        assert read(client)[0].startswith(b"http/1.1 405")
        client.sendall(request_for(wheel))  # the body of that request
        client.sendall(b"GET /-/status HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b'"releases"' in read(client)[1]


def test_a_client_that_leaves_in_the_middle_does_not_disturb_others(mirror_of: StartMirror, wheel: Wheel) -> None:
    mirror = mirror_of(CLOSED)
    for _ in range(3):
        with connected(mirror) as client:
            client.sendall(request_for(wheel))
            client.recv(100)
    with connected(mirror) as client:
        client.sendall(request_for(wheel))
        assert read(client)[1] == wheel.data


def test_many_clients_get_their_own_answers(mirror_of: StartMirror, wheel: Wheel) -> None:
    mirror = mirror_of(CLOSED)
    bodies: list[bytes] = []

    def ask() -> None:
        with connected(mirror) as client:
            for _ in range(5):
                client.sendall(request_for(wheel))
                bodies.append(read(client)[1])

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(bodies) == 40
    assert set(bodies) == {wheel.data}
