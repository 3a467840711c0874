"""What the headers of a response say, and its bytes, with a limit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.addresses import mask

if TYPE_CHECKING:
    import httpx

# zlib's number for a header of either kind.
_GZIP_OR_ZLIB = 32 + 15

_PIECE = 1024 * 1024

#: From this size on, a body is read without h11, which copies each piece three times while all other threads wait.
_LARGE_BODY = 16 * 1024 * 1024


def content(response: httpx.Response, url: str, limit: int) -> Iterator[bytes]:
    """Yield the content of a response in small chunks, without its gzip encoding.

    Raises:
        Problem: `Code.TOO_LARGE` when it has more bytes than ``limit``; `Code.CUT_SHORT` when the encoding is not
            valid or not complete.
    """
    done = 0
    for chunk in _decoded(response, url):
        done += len(chunk)
        if done > limit:
            raise Problem(Code.TOO_LARGE, url=mask(url), limit=limit)
        yield chunk


def _decoded(response: httpx.Response, url: str) -> Iterator[bytes]:
    """Yield small chunks: httpx decodes all of what was read at once, and a megabyte may become a gigabyte."""
    if response.headers.get("content-encoding", "").strip().lower() not in ("gzip", "x-gzip", "deflate"):
        yield from _raw(response)
        return
    import zlib

    decoder = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        for chunk in response.iter_raw():
            rest = chunk
            while rest and not decoder.eof:
                yield decoder.decompress(rest, _PIECE)
                rest = decoder.unconsumed_tail
        yield decoder.flush()
    except zlib.error as error:
        raise Problem(Code.CUT_SHORT, url=mask(url), error=str(error)) from error
    if not decoder.eof:
        raise Problem(Code.CUT_SHORT, url=mask(url), error="the content encoding is not complete")


def _raw(response: httpx.Response) -> Iterator[bytes]:
    """Yield a body; a large one from its connection, which httpx closes then instead of using it again."""
    chunks = response.iter_raw()
    length = content_length(response)
    if length is None or length < _LARGE_BODY or "transfer-encoding" in response.headers:
        yield from chunks
        return
    import httpcore
    import httpx

    connection: httpcore.NetworkStream = response.extensions["network_stream"]
    timeout = response.request.extensions["timeout"]["read"]
    piece = next(chunks, b"")  # all that h11 has received with the headers
    while piece:
        yield piece
        length -= len(piece)
        try:
            piece = connection.read(min(length, _PIECE), timeout) if length else b""
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout(str(error)) from error
        except httpcore.NetworkError as error:
            raise httpx.ReadError(str(error)) from error
    if length:
        raise httpx.RemoteProtocolError(f"the connection was closed {length:,} bytes before the end")


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
