"""Index pages and metadata of earlier runs, in a folder: they are revalidated, or used without a network."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.quantities import known_time
from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.folders import files_in
from pyodide_cache.files.reader import open_file
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.net.addresses import mask, with_credentials_of

#: Bytes that the folder may have; the documents that were not used for the longest time are removed.
MOST_BYTES = 256 * 1024 * 1024

#: Larger documents are not kept.
LARGEST_BYTES = 16 * 1024 * 1024

#: A year: what a server says beyond that is as good as forever, and must stay a number of seconds.
_LONGEST_AGE = 365 * 86_400

_NOT_FOUND = 404
_SUFFIX = ".document"


@record
class Document:
    """A small response."""

    data: bytes  # the content
    url: str  # its address, after redirects
    content_type: str = ""  # the header; empty if there is none
    #: 200 or 206; 404 for a saved answer that there is no such document. Any other status is a problem.
    status: int = 200
    content_range: str = ""  # the header; empty if there is none

    @property
    def is_missing(self) -> bool:
        """Whether the server has no such document."""
        return self.status == _NOT_FOUND


@record
class SavedDocument:
    """A document of an earlier run."""

    document: Document
    conditions: Mapping[str, str]  # request headers that ask whether it is still the same
    saved: float  # when it came, in seconds since the epoch
    fresh_until: float  # until when it may be used without asking

    @property
    def is_fresh(self) -> bool:
        """Whether the server allows its use without asking."""
        return self.saved <= time.time() < self.fresh_until  # not if the clock was wrong when it came


class Documents:
    """A folder of documents. A file that is damaged counts as missing; no name and no file has a password.

    Args:
        folder: need not exist. Without the right to write, nothing is saved.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._has_new = False

    def load(self, url: str, accept: str = "") -> SavedDocument | None:
        """Return what was saved for an address; None if there is nothing, or it is damaged."""
        try:
            with open_file(self._path(url, accept)) as file:
                head, _, body = file.read(LARGEST_BYTES + 65_536).partition(b"\n")
            table = parse_json(head)
            if hashlib.sha256(body).hexdigest() != table["sha256"]:
                return None
            address = with_credentials_of(str(table["url"]), url)
            document = Document(body, address, str(table["type"]), int(table["status"]))
            conditions = {str(key): str(value) for key, value in table["conditions"].items()}
            saved, fresh_until = (known_time(table[key]) or 0.0 for key in ("saved", "fresh_until"))
            return SavedDocument(document, conditions, saved, fresh_until)
        except (Problem, OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return None

    def save(
        self,
        url: str,
        document: Document,
        headers: Mapping[str, str],
        accept: str = "",
        before: SavedDocument | None = None,
    ) -> None:
        """Save a document, unless the server forbids it; a disk that refuses is not a failure.

        Args:
            before: what was saved, if the answer is that it is still the same.
        """
        path = self._path(url, accept)
        control = _directives(headers.get("cache-control", ""))
        now = time.time()
        with contextlib.suppress(OSError):
            if "no-store" in control or len(document.data) > LARGEST_BYTES:
                path.unlink(missing_ok=True)
                return
            etag, modified = headers.get("etag"), headers.get("last-modified")
            conditions = {"if-none-match": etag} if etag else {"if-modified-since": modified} if modified else {}
            table = {
                "url": _without_secrets(document.url),
                "type": document.content_type,
                "status": document.status,
                "conditions": conditions or (dict(before.conditions) if before else {}),
                "saved": now,
                "fresh_until": now + _age_left(control, headers.get("age", "")),
                "sha256": hashlib.sha256(document.data).hexdigest(),
            }
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_file(path, json.dumps(table).encode() + b"\n" + document.data, private=True, durable=False)
            self._has_new = True

    def close(self) -> None:
        """Remove the oldest documents if there are too many bytes."""
        if not self._has_new:
            return
        self._has_new = False
        total = 0
        with contextlib.suppress(OSError):
            for path, status in sorted(files_in(self._folder), key=lambda item: item[1].st_mtime, reverse=True):
                total += status.st_size
                if total > MOST_BYTES:
                    path.unlink(missing_ok=True)

    def _path(self, url: str, accept: str) -> Path:
        return self._folder / (hashlib.sha256(f"{mask(url)}\n{accept}".encode()).hexdigest() + _SUFFIX)


def _directives(cache_control: str) -> dict[str, str]:
    """Return the parts of a ``Cache-Control`` header (RFC 9111, 5.2)."""
    parts = (part.strip().lower().partition("=") for part in cache_control.split(","))
    return {name.strip(): value.strip().strip('"') for name, _, value in parts if name.strip()}


def _age_left(control: Mapping[str, str], age: str) -> int:
    if "no-cache" in control:
        return 0
    seconds = [int(text[:12]) if text.isdecimal() else 0 for text in (control.get("max-age", ""), age.strip())]
    return max(0, min(seconds[0], _LONGEST_AGE) - seconds[1])


def _without_secrets(url: str) -> str:
    """Return an address without password and query: after a redirect, the query is often a signature."""
    parts = urlsplit(mask(url))
    return urlunsplit(parts._replace(query="", fragment=""))
