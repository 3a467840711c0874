"""What hostile and broken servers answer, and what must come of it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

from pyodide_cache.base.problems import Code
from support.hostile_server import BODY, HALF, WHEEL, Request

Answer = Callable[[Request], object]

DIGITS = "9" * 5000
ZEROS = gzip.compress(bytes(30_000_000))
REFRESH = b'<html><head><meta http-equiv="refresh" content="0; url=https://login.example/"></head></html>'
OWN_FILE = f'<a href="file:///tmp/{WHEEL.file_name}">{WHEEL.file_name}</a>'.encode()
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


def in_a_year(request: Request) -> None:
    date = "Sun, 21 Nov 2100 05:00:00 GMT"
    request.send(
        "429 Slow down", b"", f"Date: {date}", f"Retry-After: {date}"
    ) if request.number == 1 else request.file()


def hints(request: Request) -> None:
    while not request.server.stopping.is_set():
        request.raw(b"HTTP/1.1 103 Early Hints\r\nX: HTTP/1.1 200 OK\r\n\r\n")


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
    ("the rest in small parts", first(cut, lambda r: r.part(end=r.start + 50_000)), None),
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
    ("429 of a server whose clock is a year ahead", in_a_year, None),
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
    ("endless heads before that of the response", hints, Code.CUT_SHORT),
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
    ("a page that leads to one", lambda r: r.send("200 OK", REFRESH), Code.BAD_INDEX_PAGE),
    ("a file of this machine", lambda r: r.send("200 OK", OWN_FILE), Code.NOT_ON_INDEX),
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
