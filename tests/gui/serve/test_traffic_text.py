from __future__ import annotations

import pytest

from pyodide_cache.serve.traffic import RequestLine, Traffic
from pyodide_cache_gui.serve.traffic_text import request_line, traffic_text

WHEEL = "/files/aa/demo.whl"


@pytest.mark.parametrize(
    ("request_", "shown"),
    [
        (RequestLine("GET", WHEEL, 200, size=5000), (WHEEL, "From the cache", "5.0 kB")),
        (RequestLine("GET", WHEEL, 200, fetched=True, size=5000), (WHEEL, "Downloaded", "5.0 kB")),
        (RequestLine("GET", WHEEL, 304), (WHEEL, "Not changed", "")),
        (RequestLine("GET", WHEEL, 404, size=80), (WHEEL, "Not found", "")),
        (RequestLine("GET", WHEEL, 502, size=80), (WHEEL, "Refused (502)", "")),
        (RequestLine("GET", "/simple/demo", 200, size=5000), ("/simple/demo", "Answered", "5.0 kB")),
    ],
)
def test_a_request_says_where_the_answer_came_from(request_: RequestLine, shown: tuple[str, ...]) -> None:
    assert request_line(request_).texts == shown


def test_the_totals_are_one_line() -> None:
    assert traffic_text(Traffic((), 1, 0, 0, 0)).startswith("1 request · 0 downloaded")
    assert traffic_text(Traffic((), 2, 1, 1, 5000)) == (
        "2 requests · 1 downloaded · 1 refused · 5.0 kB served without a download"
    )
