"""Interrupted downloads are continued correctly, even if the server does not tell the truth."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.partial import PartialFile
from pyodide_cache.net.http import Http
from pyodide_cache.net.retries import ATTEMPTS
from pyodide_cache.net.transfer import transfer
from support.wheels import build_wheel

WHEEL = build_wheel("big", "1.0", payload=600_000)
DATA = WHEEL.data
HALF = len(DATA) // 2

Answer = tuple[str, list[str], bytes]

pytestmark = pytest.mark.usefixtures("way_of_reading")


class Script:
    """A server that sends one scripted response per request, and keeps the headers of requests."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[dict[str, str]] = []
        script = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                headers = {}
                self.rfile.readline()
                while line := self.rfile.readline().decode().strip():
                    name, _, value = line.partition(":")
                    headers[name.lower()] = value.strip()
                script.requests.append(headers)
                status, lines, body = script.answers.pop(0)
                head = "\r\n".join([f"HTTP/1.1 {status}", *lines, "Connection: close", "", ""])
                self.wfile.write(head.encode() + body)

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/{WHEEL.file_name}"


def whole(cut: int | None = None, etag: str | None = '"v1"', more: tuple[str, ...] = ()) -> Answer:
    lines = [f"Content-Length: {len(DATA)}", *([f"ETag: {etag}"] if etag else []), *more]
    return "200 OK", lines, DATA[:cut]


def part(start: int, etag: str = '"v1"', said: int | None = None, cut: int | None = None) -> Answer:
    lines = [
        f"Content-Length: {len(DATA) - start}",
        f"Content-Range: bytes {start if said is None else said}-{len(DATA) - 1}/{len(DATA)}",
        f"ETag: {etag}",
    ]
    return "206 Partial Content", lines, DATA[start:cut]


@pytest.fixture
def play() -> Iterator[Callable[..., Script]]:
    scripts: list[Script] = []

    def start(*answers: Answer) -> Script:
        scripts.append(Script(*answers))
        return scripts[-1]

    yield start
    for script in scripts:
        script.server.shutdown()
        script.server.server_close()


def fetch(script: Script, http: Http, folder: Path) -> bytes:
    with PartialFile(folder, WHEEL.file_name, expected_sha256=WHEEL.sha256) as partial:
        transfer(
            (script.url,),
            partial,
            http=http,
            cancel=Cancel(),
            on_progress=lambda _done, _size: None,
            on_retry=lambda _problem, _attempt, _seconds: None,
        )
        written = partial.commit()
    assert not list(folder.glob(".*")), "a partial file stayed"
    return written.path.read_bytes()


def test_an_interrupted_download_is_continued(play: Callable[..., Script], http: Http, tmp_path: Path) -> None:
    script = play(whole(cut=HALF), part(HALF))
    assert fetch(script, http, tmp_path) == DATA
    assert "range" not in script.requests[0]
    assert script.requests[1]["range"] == f"bytes={HALF}-"
    assert script.requests[1]["if-range"] == '"v1"'


def test_a_date_serves_if_there_is_no_etag(play: Callable[..., Script], http: Http, tmp_path: Path) -> None:
    date = "Sat, 21 Nov 2026 05:00:00 GMT"
    dated = ("206 Partial Content", [*part(HALF)[1][:2], f"Last-Modified: {date}"], DATA[HALF:])
    script = play(whole(cut=HALF, etag=None, more=(f"Last-Modified: {date}",)), dated)
    assert fetch(script, http, tmp_path) == DATA
    assert script.requests[1]["if-range"] == date


@pytest.mark.parametrize("etag", [None, 'W/"weak"'])
def test_without_a_strong_validator_it_starts_over(
    play: Callable[..., Script], http: Http, tmp_path: Path, etag: str | None
) -> None:
    script = play(whole(cut=HALF, etag=etag), whole())
    assert fetch(script, http, tmp_path) == DATA
    assert "range" not in script.requests[1]


def test_a_server_may_send_the_whole_file_again(play: Callable[..., Script], http: Http, tmp_path: Path) -> None:
    assert fetch(play(whole(cut=HALF), whole(etag='"v2"')), http, tmp_path) == DATA


@pytest.mark.slow
def test_a_range_that_cannot_be_satisfied_starts_over(
    play: Callable[..., Script], http: Http, tmp_path: Path
) -> None:
    script = play(whole(cut=HALF), ("416 Range Not Satisfiable", ["Content-Length: 0"], b""), whole())
    assert fetch(script, http, tmp_path) == DATA
    assert "range" not in script.requests[2]


@pytest.mark.slow
@pytest.mark.parametrize(
    "lie",
    [part(HALF, said=HALF - 1), part(HALF, etag='"v2"'), ("206 Partial Content", ["Content-Length: 5"], b"wrong")],
)
def test_another_part_than_the_requested_one_starts_over(
    play: Callable[..., Script], http: Http, tmp_path: Path, lie: Answer
) -> None:
    script = play(whole(cut=HALF), lie, whole())
    assert fetch(script, http, tmp_path) == DATA
    assert "range" not in script.requests[2]


def test_wrong_bytes_in_a_part_never_get_a_name(play: Callable[..., Script], http: Http, tmp_path: Path) -> None:
    status, lines, body = part(HALF)
    script = play(whole(cut=HALF), (status, lines, bytes(len(body))))
    with pytest.raises(Problem) as caught:
        fetch(script, http, tmp_path)
    assert caught.value.code is Code.WRONG_HASH
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_download_that_makes_progress_is_continued_often(
    play: Callable[..., Script], http: Http, tmp_path: Path
) -> None:
    step = 270_000
    big = list(range(0, len(DATA), step))
    answers = [whole(cut=step), *(part(start, cut=start + step) for start in big[1:])]
    script = play(*answers)
    assert fetch(script, http, tmp_path) == DATA
    assert len(script.requests) == len(big)


@pytest.mark.slow
def test_a_download_without_progress_fails(play: Callable[..., Script], http: Http, tmp_path: Path) -> None:
    script = play(*[whole(cut=10) if n == 0 else part(10, cut=10) for n in range(ATTEMPTS)])
    with pytest.raises(Problem) as caught:
        fetch(script, http, tmp_path)
    assert caught.value.code is Code.CUT_SHORT
    assert len(script.requests) == ATTEMPTS
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_server_that_always_stops_at_the_same_byte_is_given_up(
    play: Callable[..., Script], http: Http, tmp_path: Path
) -> None:
    script = play(*[whole(cut=300_000, etag=None)] * (2 * ATTEMPTS))
    with pytest.raises(Problem) as caught:
        fetch(script, http, tmp_path)
    assert caught.value.code is Code.CUT_SHORT
    assert len(script.requests) == ATTEMPTS
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wait", ["0", "Sat, 21 Nov 2020 05:00:00 GMT", "60", "soon"])
def test_retry_after_is_respected_up_to_a_limit(
    play: Callable[..., Script], http: Http, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wait: str
) -> None:
    monkeypatch.setattr("pyodide_cache.net.retries.LONGEST_WAIT", 0.3)
    busy = ("429 Too Many Requests", ["Content-Length: 0", f"Retry-After: {wait}"], b"")
    script = play(busy, whole())
    assert fetch(script, http, tmp_path) == DATA
    assert len(script.requests) == 2


class CountingCancel(Cancel):
    """A token that notes how long a job wants to wait, and does not wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)


def in_twenty_seconds() -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [
        (lambda: "7", 7, 7),
        (in_twenty_seconds, 1, 20),
        (lambda: "60", 30, 30),
        (lambda: "0", 0.1, 1),
        (lambda: "soon", 0.1, 1),
    ],
    ids=["seconds", "date", "too long", "zero", "nonsense"],
)
def test_the_wait_of_retry_after_is_reported_and_kept(
    play: Callable[..., Script], http: Http, tmp_path: Path, asked: Callable[[], str], least: float, most: float
) -> None:
    busy = ("503 Service Unavailable", ["Content-Length: 0", f"Retry-After: {asked()}"], b"")
    script = play(busy, whole())
    cancel, told = CountingCancel(), []
    with PartialFile(tmp_path, WHEEL.file_name, expected_sha256=WHEEL.sha256) as partial:
        transfer(
            (script.url,),
            partial,
            http=http,
            cancel=cancel,
            on_progress=lambda _done, _size: None,
            on_retry=lambda _problem, _attempt, seconds: told.append(seconds),
        )
        partial.commit()
    assert cancel.waits == told
    assert len(told) == 1
    assert least <= told[0] <= most


def test_a_redirect_is_followed(play: Callable[..., Script], http: Http, tmp_path: Path) -> None:
    target = play(whole())
    moved = ("302 Found", ["Content-Length: 0", f"Location: {target.url}"], b"")
    assert fetch(play(moved), http, tmp_path) == DATA
    assert len(target.requests) == 1


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (["Content-Length: 1000000000"], bytes(200_000)),
        (["Content-Length: 4", "Content-Encoding: gzip"], b"none"),
    ],
    ids=["long", "encoded"],
)
def test_the_body_of_a_redirect_is_neither_read_to_its_end_nor_decoded(
    play: Callable[..., Script], http: Http, tmp_path: Path, lines: list[str], body: bytes
) -> None:
    script = play(("302 Found", [*lines, f"Location: {play(whole()).url}"], body))
    assert fetch(script, http, tmp_path) == DATA
    assert len(script.requests) == 1


def test_credentials_do_not_follow_a_redirect_to_another_host(
    play: Callable[..., Script], http: Http, tmp_path: Path
) -> None:
    target = play(whole())
    script = play(("302 Found", ["Content-Length: 0", f"Location: {target.url}"], b""))
    script.url = script.url.replace("http://", "http://me:secret@")
    assert fetch(script, http, tmp_path) == DATA
    assert "authorization" in script.requests[0]
    assert "authorization" not in target.requests[0]


def test_a_cookie_that_comes_with_a_redirect_is_sent_back(
    play: Callable[..., Script], http: Http, tmp_path: Path
) -> None:
    script = play(whole())
    script.answers.insert(
        0, ("302 Found", ["Content-Length: 0", f"Location: {script.url}", "Set-Cookie: ticket=7; Path=/"], b"")
    )
    assert fetch(script, http, tmp_path) == DATA
    assert "cookie" not in script.requests[0]
    assert script.requests[1]["cookie"] == "ticket=7"


@pytest.mark.parametrize("address", ["file:///etc/passwd", f"http://{'a' * 300}/"])
def test_a_redirect_to_what_is_no_address_is_a_problem(
    play: Callable[..., Script], http: Http, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    real = socket.getaddrinfo

    def looked_up(host: Any, *args: Any, **options: Any) -> Any:
        host.encode("idna")  # as the real function does, which tests may not ask for other hosts
        return real(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    script = play(("302 Found", ["Content-Length: 0", f"Location: {address}"], b""))
    with pytest.raises(Problem) as caught:
        fetch(script, http, tmp_path)
    assert caught.value.code is Code.BAD_URL
    assert list(tmp_path.iterdir()) == []


def test_chunks_win_over_a_length(play: Callable[..., Script], http: Http, tmp_path: Path) -> None:
    chunked = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (DATA[:HALF], DATA[HALF:], b""))
    lines = [f"Content-Length: {len(DATA)}", "Transfer-Encoding: chunked"]
    assert fetch(play(("200 OK", lines, chunked)), http, tmp_path) == DATA


def test_bytes_after_the_announced_end_are_ignored(play: Callable[..., Script], http: Http, tmp_path: Path) -> None:
    status, lines, body = whole()
    assert fetch(play((status, lines, body + b"more than was said")), http, tmp_path) == DATA


def test_a_redirect_to_a_dead_host_does_not_stop_other_files_of_the_first_host(
    play: Callable[..., Script], http: Http, tmp_path: Path
) -> None:
    dead = "127.0.0.1:9"
    script = play(("302 Found", ["Content-Length: 0", f"Location: http://{dead}/x"], b""), whole())
    with pytest.raises(Problem) as caught:
        fetch(script, http, tmp_path)
    assert caught.value.code is Code.UNREACHABLE
    assert caught.value.facts["host"] == dead
    assert fetch(script, http, tmp_path) == DATA
