"""Compressed variants of files that shrink, made once."""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from pyodide_cache.base.problems import Problem
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.reader import open_file
from pyodide_cache.formats.bounded_zip import opened_zip

#: Files that shrink: 9.6 MB of WebAssembly become 3.2 MB. Archives do if their members are stored, as in releases of
#: Pyodide, whose CDN compresses them on the way: scipy's 39 MB become 10 (pyodide/pyodide#4175).
_ARCHIVES = (".whl", ".zip")
_SUFFIXES = (".wasm", ".js", ".mjs", ".json", ".data", *_ARCHIVES)
_SMALLEST = 1400  # bytes; less fits in one packet
_LARGEST = 256 * 1024 * 1024  # bytes; a file is compressed in memory


def _zstd(data: bytes) -> bytes:
    import zstandard

    # The first page waits for it: 0.25 s for the 9.6 MB of WebAssembly, with level 19 more than 4 s for a tenth less.
    return zstandard.ZstdCompressor(level=9).compress(data)


#: Encodings by their HTTP name, best first, with the suffix of a variant.
_ENCODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "zstd": (".zst", _zstd),
    "gzip": (".gz", lambda data: gzip.compress(data, 6, mtime=0)),
}


class Variants:
    """Compressed copies of files in a folder, named by the hash of the file. Safe between threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()

    def best(self, body: Path | bytes, suffix: str, sha256: str, accepted: str) -> tuple[Path | bytes, str | None]:
        """Return the smallest variant that a client accepts, and its encoding; the body itself, and None, if none."""
        encodings = accepted_encodings(accepted) if suffix in _SUFFIXES else []
        size = len(body) if isinstance(body, bytes) else body.stat().st_size
        if not encodings or not _SMALLEST <= size <= _LARGEST:
            return body, None
        end, compress = _ENCODINGS[encodings[0]]
        variant = self._folder / f"{sha256}{end}"
        try:
            if not variant.is_file():
                if suffix in _ARCHIVES and isinstance(body, Path) and not _is_stored(body):
                    return body, None
                with self._lock:  # only what is made waits for it, not what is there already
                    data = body if isinstance(body, bytes) else body.read_bytes()
                    if hashlib.sha256(data).hexdigest() != sha256:  # replaced since it was hashed
                        return body, None
                    if not variant.is_file():
                        write_file(variant, compress(data))
        except (OSError, Problem):  # a full disk must not keep the body back
            return body, None
        return variant, encodings[0]


def _is_stored(path: Path) -> bool:
    """Return whether an archive compresses none of its members."""
    with io.BufferedReader(open_file(path)) as file, opened_zip(file, path.name) as archive:
        return not any(info.compress_type for info in archive.infolist())


def accepted_encodings(header: str) -> list[str]:
    """Return the known encodings that an ``Accept-Encoding`` header allows, best first (RFC 9110, 12.5.3)."""
    weights = {}
    for part in header.lower().split(","):
        name, _, parameters = part.strip().partition(";")
        quality = parameters.strip().removeprefix("q=")
        try:
            weights[name.strip()] = float(quality) if quality else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    default = weights.get("*", 0.0)
    return [name for name in _ENCODINGS if weights.get(name, default) > 0]
