"""What hostile and broken servers send is a problem with a code, and never a file, a hang or a traceback."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.partial import PartialFile
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.messages import explain
from pyodide_cache.net.http import Http
from pyodide_cache.net.index import Index, metadata_at
from pyodide_cache.net.transfer import transfer
from support.hostile_server import BODY, HALF, WHEEL, HostileServer, Request

Answer = Callable[[Request], object]
Start = Callable[[Answer], HostileServer]

DIGITS = "9" * 5000
ZEROS = gzip.compress(bytes(30_000_000))
LINK = f'<a href="/f/{WHEEL.file_name}">{WHEEL.file_name}</a>'.encode()


def first(one: Answer, then: Answer = Request.file) -> Answer:
    """Return an answer that is ``one`` for the first request only."""
    return lambda request: one(request) if request.number == 1 else then(request)


def cut(request: Request) -> None:
    request.file(BODY[:HALF], length=len(BODY))


def cut_and_reset(request: Request) -> None:
    cut(request)
    request.reset()


def chunked(request: Request, end: bytes) -> None:
    request.raw(b"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n")
    request.raw(b"%x\r\n" % len(BODY) + BODY + end)


def busy(status: str, after: str) -> Answer:
    return first(lambda request: request.send(status, b"", f"Retry-After: {after}"))


#: Name, what the server sends, and the code for a file; None if the right bytes arrive in the end.
FILES: tuple[tuple[str, Answer, Code | None], ...] = (
    ("cut once, then continued", first(cut, Request.part), None),
    ("always cut at the same byte", cut, Code.CUT_SHORT),
    ("reset once", first(cut_and_reset), None),
    ("reset before the headers", lambda request: request.reset(), Code.CUT_SHORT),
    ("closed without an answer", lambda _request: None, Code.CUT_SHORT),
    ("chunks", lambda request: chunked(request, b"\r\n0\r\n\r\n"), None),
    ("chunks without an end", lambda request: chunked(request, b"\r\n"), Code.CUT_SHORT),
    ("chunks of a negative size", lambda request: chunked(request, b"\r\n-5\r\n"), Code.CUT_SHORT),
    ("chunks of an endless size", lambda request: chunked(request, b"\r\n" + b"f" * 5000 + b"\r\n"), Code.CUT_SHORT),
    ("longer than announced", lambda request: request.file(BODY + b"more", length=len(BODY)), None),
    ("longer than published", lambda request: request.file(BODY + bytes(200_000)), Code.TOO_LARGE),
    ("longer than published, in chunks", lambda request: request.file(bytes(900_000), length=None), Code.TOO_LARGE),
    ("a few bytes too many", lambda request: request.file(BODY + b"more"), Code.WRONG_HASH),
    ("no length", lambda request: request.file(length=None), None),
    ("a length that is no number", lambda request: request.file(length="many"), Code.CUT_SHORT),
    ("a negative length", lambda request: request.file(length="-1"), Code.CUT_SHORT),
    ("a length of 5,000 digits", lambda request: request.file(length=DIGITS), Code.CUT_SHORT),
    ("two lengths", lambda request: request.file(BODY, "Content-Length: 5"), Code.CUT_SHORT),
    ("gzip", lambda request: request.file(gzip.compress(BODY), "Content-Encoding: gzip"), None),
    ("gzip that is none", lambda request: request.file(BODY, "Content-Encoding: gzip"), Code.CUT_SHORT),
    (
        "gzip that is cut",
        lambda request: request.file(gzip.compress(BODY)[:-9], "Content-Encoding: gzip"),
        Code.CUT_SHORT,
    ),
    ("deflate", lambda request: request.file(zlib.compress(BODY), "Content-Encoding: deflate"), None),
    ("a gzip bomb", lambda request: request.file(ZEROS, "Content-Encoding: gzip"), Code.TOO_LARGE),
    ("an unknown encoding", lambda request: request.file(BODY, "Content-Encoding: zpaq"), None),
    ("wrong bytes", lambda request: request.file(bytes(len(BODY))), Code.WRONG_HASH),
    ("no bytes", lambda request: request.file(b""), Code.WRONG_HASH),
    ("a login page", lambda request: request.file(b"<html>Sign in</html>"), Code.WRONG_HASH),
    ("all of it instead of the rest", first(cut, Request.file), None),
    (
        "another part",
        first(cut, lambda r: r.part(f"bytes 1-{len(BODY) - 1}/{len(BODY)}") if r.start else r.file()),
        None,
    ),
    ("a range of 5,000 digits", first(cut, lambda r: r.part(f"bytes {DIGITS}-9/9") if r.start else r.file()), None),
    ("a range that is none", first(cut, lambda r: r.part("apples") if r.start else r.file()), None),
    ("a part without a range", lambda request: request.send("206 Partial Content", BODY), Code.BAD_RANGE),
    ("a changed ETag", first(cut, lambda r: r.part(etag='"2"') if r.start else r.file()), None),
    ("another file's rest", first(cut, lambda r: r.part(data=bytes(len(BODY) - r.start))), Code.WRONG_HASH),
    ("416 for the rest", first(cut, lambda r: r.send("416 No") if r.start else r.file()), None),
    ("416 always", lambda request: request.send("416 No"), Code.HTTP_STATUS),
    ("304 unasked", lambda request: request.send("304 Not Modified"), Code.HTTP_STATUS),
    ("204", lambda request: request.send("204 No Content", length=None), Code.HTTP_STATUS),
    ("401", lambda request: request.send("401 No", b"", 'WWW-Authenticate: Basic realm="x"'), Code.HTTP_STATUS),
    ("404", lambda request: request.send("404 No"), Code.FILE_NOT_FOUND),
    ("410", lambda request: request.send("410 No"), Code.FILE_NOT_FOUND),
    ("429 with seconds", busy("429 Slow down", "0"), None),
    ("429 with a date", busy("429 Slow down", "Sat, 21 Nov 2020 05:00:00 GMT"), None),
    ("503 with a date in the year 9999", busy("503 Busy", "Fri, 31 Dec 9999 23:59:59 GMT"), Code.HTTP_STATUS),
    ("503 with 5,000 digits", busy("503 Busy", DIGITS), Code.HTTP_STATUS),
    ("503 with nonsense", busy("503 Busy", "\x7fsoon"), None),
    ("503 always", lambda request: request.send("503 Busy"), Code.HTTP_STATUS),
    ("a status of 999", lambda request: request.send("999 Odd"), Code.HTTP_STATUS),
    ("a redirect to itself", lambda r: r.send("302 Found", b"", f"Location: {r.server.url}"), Code.BAD_URL),
    ("a redirect to a file", lambda r: r.send("302 Found", b"", "Location: file:///etc/hostname"), Code.BAD_URL),
    ("a redirect to another scheme", lambda r: r.send("302 Found", b"", "Location: gopher://x/"), Code.BAD_URL),
    ("a redirect to no address", lambda r: r.send("302 Found", b"", "Location: http://[::1"), Code.CUT_SHORT),
    (
        "a redirect to a closed port",
        lambda r: r.send("302 Found", b"", "Location: http://127.0.0.1:9/"),
        Code.UNREACHABLE,
    ),
    ("a redirect without an address", lambda r: r.send("302 Found"), Code.HTTP_STATUS),
    ("another protocol", lambda request: request.raw(b"220 mail.example ESMTP\r\n"), Code.CUT_SHORT),
    (
        "headers without an end",
        lambda request: request.raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000),
        Code.CUT_SHORT,
    ),
    ("a header of control characters", lambda request: request.file(BODY, "X: \x01\x02"), None),
    ("dripping headers", lambda r: r.drip(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500), Code.TOO_SLOW),
    ("a dripping body", lambda r: (r.file(b"", length=len(BODY)), r.drip(BODY)), Code.TOO_SLOW),
    ("silence", lambda request: request.server.stopping.wait(), Code.TOO_SLOW),
)

#: Name, what the server sends, and the code for the page of a project; None if its wheel is found.
PAGES: tuple[tuple[str, Answer, Code | None], ...] = (
    ("a page", lambda request: request.send("200 OK", LINK), None),
    ("one 503", first(lambda r: r.send("503 Busy"), lambda r: r.send("200 OK", LINK)), None),
    ("one 429", first(lambda r: r.send("429 No", b"", "Retry-After: 0"), lambda r: r.send("200 OK", LINK)), None),
    ("one cut page", first(lambda r: r.send("200 OK", LINK, length=9999), lambda r: r.send("200 OK", LINK)), None),
    ("503 always", lambda request: request.send("503 Busy"), Code.HTTP_STATUS),
    ("404", lambda request: request.send("404 No"), Code.NOT_ON_INDEX),
    ("a login page", lambda r: r.send("200 OK", b'<form><input type="password"></form>'), Code.BAD_INDEX_PAGE),
    ("deep JSON", lambda r: r.send("200 OK", b'{"files":' + b"[" * 200_000), Code.BAD_INDEX_PAGE),
    ("JSON of another kind", lambda request: request.send("200 OK", b'{"a": 1}'), Code.BAD_INDEX_PAGE),
    ("a number of 5,000 digits", lambda r: r.send("200 OK", b'{"files": ' + b"9" * 5000 + b"}"), Code.BAD_INDEX_PAGE),
    ("JSON that is not UTF-8", lambda r: r.send("200 OK", b'{"files": ["\xff"]}'), Code.BAD_INDEX_PAGE),
    ("a page without an end", lambda r: r.send("200 OK", b"<a>" * 400_000, length=None), Code.TOO_LARGE),
    ("a gzip bomb", lambda r: r.send("200 OK", ZEROS, "Content-Encoding: gzip"), Code.TOO_LARGE),
    ("deep HTML", lambda request: request.send("200 OK", b"<div>" * 100_000 + LINK), None),
    ("304 unasked", lambda request: request.send("304 Not Modified"), Code.HTTP_STATUS),
    ("a part unasked", lambda request: request.send("206 Partial Content", LINK, "Content-Range: bytes 0-9/9"), None),
    ("a dripping page", lambda r: (r.send("200 OK", b"", length=500), r.drip(b"x" * 500)), Code.TOO_SLOW),
)

#: Name, what the server sends, and the code for the metadata of a wheel; None if it is read.
PARTS: tuple[tuple[str, Answer, Code | None], ...] = (
    ("all of it", Request.file, None),
    ("another part", lambda r: r.part("bytes 5-9/10"), Code.BAD_RANGE),
    ("a range of 5,000 digits", lambda r: r.part(f"bytes 0-{DIGITS}/{DIGITS}"), Code.BAD_RANGE),
    ("416, then all of it", lambda r: r.send("416 No") if "range" in r.headers else r.file(), None),
    ("one cut", first(cut), None),
    ("no archive", lambda request: request.file(b"x" * 100_000), Code.NOT_A_ZIP),
    ("nothing", lambda request: request.file(b""), Code.NOT_A_ZIP),
)


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start a hostile server; there is no wait before another attempt."""
    monkeypatch.setattr("pyodide_cache.net.retries.LONGEST_WAIT", 0.0)
    monkeypatch.setattr("pyodide_cache.net.http._READ_SECONDS", 0.4)
    monkeypatch.setattr("pyodide_cache.net.http.MAX_DOCUMENT_BYTES", 1_000_000)
    servers: list[HostileServer] = []

    def run(answer: Answer) -> HostileServer:
        servers.append(HostileServer(answer))
        return servers[-1]

    yield run
    for server in servers:
        server.stop()


def outcome(action: Callable[[], object]) -> Code | None:
    try:
        action()
    except Problem as problem:
        text = explain(problem)
        assert text.isprintable()
        assert len(text) < 600
        return problem.code
    return None


def ids(cases: tuple[tuple[str, Answer, Code | None], ...]) -> list[str]:
    return [name for name, _, _ in cases]


@pytest.mark.parametrize(("_name", "answer", "code"), FILES, ids=ids(FILES))
def test_a_file_of_a_hostile_server(
    start: Start, http: Http, tmp_path: Path, _name: str, answer: Answer, code: Code | None
) -> None:
    server = start(answer)

    def fetch() -> None:
        with PartialFile(tmp_path, WHEEL.file_name, expected_sha256=WHEEL.sha256) as partial:
            transfer(
                (server.url,),
                partial,
                http=http,
                cancel=Cancel(),
                on_progress=lambda _done, _size: None,
                on_retry=lambda _problem, _attempt, _seconds: None,
                limit=len(BODY) + 64 * 1024,
            )
            partial.verify()
            partial.commit()

    assert outcome(fetch) == code
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([] if code else [BODY])


@pytest.mark.parametrize(("_name", "answer", "code"), PAGES, ids=ids(PAGES))
def test_a_page_of_a_hostile_server(start: Start, http: Http, _name: str, answer: Answer, code: Code | None) -> None:
    place = IndexPlace(start(answer).host)
    index = Index(http, lambda: [place])
    assert outcome(lambda: index.project(canonicalize_name("hostile"))) == code
    if code is None:
        assert [file.file_name for file in index.project(canonicalize_name("hostile")).files] == [WHEEL.file_name]


@pytest.mark.parametrize(("_name", "answer", "code"), PARTS, ids=ids(PARTS))
def test_the_metadata_on_a_hostile_server(
    start: Start, http: Http, _name: str, answer: Answer, code: Code | None
) -> None:
    server = start(answer)
    assert outcome(lambda: metadata_at(http, server.url, WHEEL.file_name)) == code
