"""The rows and sentences about what a mirror answered."""

from __future__ import annotations

from pyodide_cache.serve.traffic import RequestLine, Traffic
from pyodide_cache_gui.widgets.format import counted, size_text
from pyodide_cache_gui.widgets.lines_table import TextLine
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("traffic_text")

_NOT_MODIFIED, _NOT_FOUND = 304, 404


def request_line(request: RequestLine) -> TextLine:
    """Return the row of a request: what was asked for, the answer, and its size."""
    size = size_text(request.size) if request.size and not request.is_refused else ""
    texts = (request.path, _answer(request), size)
    return TextLine(texts, keys=((2, request.size),), is_faint=request.status == _NOT_MODIFIED)


def traffic_text(traffic: Traffic) -> str:
    """Return the totals in one line."""
    parts = [
        counted(traffic.requests, _tr("{n} request"), _tr("{n} requests")),
        _tr("{n} downloaded").format(n=traffic.fetched),
        _tr("{n} refused").format(n=traffic.refused),
        _tr("{size} served without a download").format(size=size_text(traffic.bytes_saved)),
    ]
    return " · ".join(parts)


def _answer(request: RequestLine) -> str:
    if request.status == _NOT_FOUND:
        return _tr("Not found")
    if request.is_refused:
        return _tr("Refused ({status})").format(status=request.status)
    if request.status == _NOT_MODIFIED:
        return _tr("Not changed")
    if request.fetched:
        return _tr("Downloaded")
    return _tr("From the cache") if request.is_file else _tr("Answered")
