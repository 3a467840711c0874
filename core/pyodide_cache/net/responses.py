"""What the headers of a response say, and a limit for its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.addresses import mask

if TYPE_CHECKING:
    import httpx


def limited(chunks: Iterator[bytes], url: str, limit: int) -> Iterator[bytes]:
    """Yield the chunks of a response.

    Raises:
        Problem: `Code.TOO_LARGE` when they have more bytes than the limit.

    """
    done = 0
    for chunk in chunks:
        done += len(chunk)
        if done > limit:
            raise Problem(Code.TOO_LARGE, url=mask(url), limit=limit)
        yield chunk


def is_whole(response: httpx.Response) -> bool:
    """Return whether a part of a file is all of it, as with a small wheel."""
    length = response.headers.get("content-length", "")
    return (
        length.isdecimal()
        and len(length) < 16
        and response.headers.get("content-range") == (f"bytes 0-{int(length) - 1}/{length}")
    )


def validator(response: httpx.Response) -> str | None:
    """Return a validator for ``If-Range``: a strong ETag, else a date (RFC 9110, 13.1.5)."""
    etag: str = response.headers.get("etag", "")
    if etag.startswith('"'):
        return etag
    modified: str | None = response.headers.get("last-modified")
    return modified if not etag else None
