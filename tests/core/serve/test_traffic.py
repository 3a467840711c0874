from __future__ import annotations

from pyodide_cache.serve.traffic import RequestLine, TrafficCounter

WHEEL = "/files/aa/demo-1.0-py3-none-any.whl"


def test_totals_count_what_was_downloaded_refused_and_saved() -> None:
    counter = TrafficCounter()
    for line in (
        RequestLine("GET", WHEEL, 200, fetched=True, size=50),
        RequestLine("GET", WHEEL, 200, size=50),
        RequestLine("HEAD", WHEEL, 200, size=50),
        RequestLine("GET", "/pyodide/v1/full/demo.whl", 206, size=7),
        RequestLine("GET", "/simple/demo", 200, size=900),
        RequestLine("GET", WHEEL, 404, size=20),
    ):
        counter.add(line)
    found = counter.take()
    assert (found.requests, found.fetched, found.refused, found.bytes_saved) == (6, 1, 1, 57)
    assert len(found.lines) == 6
    assert counter.take().lines == ()


def test_only_the_last_requests_are_kept_but_all_are_counted() -> None:
    counter = TrafficCounter()
    for number in range(10_000):
        counter.add(RequestLine("GET", f"/{number}", 200))
    found = counter.take()
    assert found.requests == 10_000
    assert len(found.lines) == 500
    assert found.lines[-1].path == "/9999"
