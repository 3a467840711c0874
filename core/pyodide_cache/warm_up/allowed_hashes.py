"""The hashes that requirements files allow, as pip's ``--hash`` gives them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

from pyodide_cache.formats.lockfile import LockPackage
from pyodide_cache.net.index import IndexFile

F = TypeVar("F", LockPackage, IndexFile)


def algorithms_of(allowed: Iterable[str]) -> list[str]:
    """Return the algorithms of hashes such as ``sha256:…`` that this Python knows, sorted."""
    found = {item.partition(":")[0] for item in allowed}
    return sorted(name for name in found & hashlib.algorithms_available if not name.startswith("shake"))


def published_hash(file: LockPackage | IndexFile) -> str:
    """Return the published hash of a file as ``algorithm:digest``; empty if there is none."""
    if file.sha256:
        return f"sha256:{file.sha256}"
    other = file.other_hash if isinstance(file, IndexFile) else None
    return f"{other[0]}:{other[1]}" if other else ""


def allowed_files(files: Sequence[F], allowed: frozenset[str]) -> Sequence[F]:
    """Return the files that may be fetched.

    A file whose hash is published by no algorithm of ``allowed`` stays: its bytes are checked after the download.
    """
    if not allowed:
        return files
    algorithms = set(algorithms_of(allowed))
    return [
        file
        for file in files
        if (published := published_hash(file)) in allowed or published.partition(":")[0] not in algorithms
    ]
