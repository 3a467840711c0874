"""What the headers of a response say, and a limit for its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.addresses import mask

if TYPE_CHECKING:
    import httpx

_PACKED = ("gzip", "x-gzip", "deflate")
# zlib's number for a header of either kind.
_GZIP_OR_ZLIB = 32 + 15
_GZIP_START = b"\x1f"

_PIECE = 1024 * 1024
#: What follows a member of gzip is copied: empty members in larger pieces would cost seconds.
_PACKED_PIECE = 64 * 1024

#: From this many bytes on, a body is read from its connection. h11 would copy it four times while other threads wait
#: for the GIL, but the connection can serve no other request then: each such file costs a handshake.
_LARGE = 8 * 1024 * 1024

#: Beyond these bytes, a content encoding must not make more than this number of times what was received.
_UNSUSPECTED, _MOST_RATIO = 64 * 1024 * 1024, 50

#: The header of a part; ``*`` for an unknown size. No file has a size of more than 15 digits, and Python refuses to
#: read a number of thousands.
CONTENT_RANGE = re.compile(r"bytes (?P<start>\d{1,15})-(?P<end>\d{1,15})/(?P<size>\d{1,15}|\*)")


def content(response: httpx.Response, url: str, limit: int) -> Iterator[bytes]:
    """Yield the content of a response in small chunks, without its gzip encoding.

    Raises:
        Problem: `Code.TOO_LARGE` when it has more bytes than ``limit``; `Code.CUT_SHORT` when the encoding is not
            valid or not complete, or the connection is closed too early.
    """
    is_packed = response.headers.get("content-encoding", "").strip().lower() in _PACKED
    done, most = 0, limit
    for chunk in _unpacked(response, url) if is_packed else _sent(response, url):
        done += len(chunk)
        if is_packed:
            most = min(limit, max(_UNSUSPECTED, _MOST_RATIO * response.num_bytes_downloaded))
        if done > most:
            raise Problem(Code.TOO_LARGE, url=mask(url), limit=most)
        yield chunk


def _sent(response: httpx.Response, url: str) -> Iterator[bytes]:
    """Yield the bytes of a body as they were sent; most of a large one from its connection."""
    chunks, left = response.iter_raw(), content_length(response) or 0
    if left < _LARGE or response.http_version != "HTTP/1.1" or "transfer-encoding" in response.headers:
        yield from chunks
        return
    stream, timeout = response.extensions["network_stream"], response.request.extensions["timeout"]["read"]
    chunk = next(chunks)  # all that h11 has received
    while left := left - len(chunk):
        yield chunk
        if not (chunk := stream.read(min(left, _PIECE), timeout)):
            raise Problem(Code.CUT_SHORT, url=mask(url), error=f"connection closed {left} bytes before the end")
    yield chunk


def _unpacked(response: httpx.Response, url: str) -> Iterator[bytes]:
    """Yield small chunks: httpx decodes all of what was read at once, and a megabyte may become a gigabyte.

    Gzip may have several members (RFC 1952, 2.2); what follows them is passed over, as browsers do.
    """
    import zlib

    decoder = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        for chunk in response.iter_raw(_PACKED_PIECE):
            rest = chunk
            while rest:
                if decoder.eof:
                    if not rest.startswith(_GZIP_START):
                        break
                    decoder = zlib.decompressobj(_GZIP_OR_ZLIB)
                yield decoder.decompress(rest, _PIECE)
                rest = decoder.unconsumed_tail or decoder.unused_data
        yield decoder.flush()
    except zlib.error as error:
        raise Problem(Code.CUT_SHORT, url=mask(url), error=str(error)) from error
    if not decoder.eof:
        raise Problem(Code.CUT_SHORT, url=mask(url), error="the content encoding is not complete")


def is_whole(response: httpx.Response) -> bool:
    """Return whether a part of a file is all of it, as with a small wheel."""
    length = content_length(response)
    return length is not None and response.headers.get("content-range") == f"bytes 0-{length - 1}/{length}"


def content_length(response: httpx.Response) -> int | None:
    """Return the number of bytes that follow; None if the server does not say, or names an impossible one."""
    text: str = response.headers.get("content-length", "")
    return int(text) if text.isdecimal() and len(text) < 16 else None


def validator(response: httpx.Response) -> str | None:
    """Return a validator for ``If-Range``: a strong ETag, else a date (RFC 9110, 13.1.5)."""
    etag: str = response.headers.get("etag", "")
    if etag.startswith('"'):
        return etag
    modified: str | None = response.headers.get("last-modified")
    return modified if not etag else None
