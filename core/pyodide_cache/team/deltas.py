"""Deltas: what makes a package file of an earlier version, so that an upgrade transfers little.

A push makes them, and whoever has the earlier version reads them instead of the file. Nothing depends on them: older
programs do not look for them, and what is wrong or missing is replaced by the whole file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress

from pyodide_cache.base.events import Cancel, Event, StepStarted
from pyodide_cache.base.problems import Problem
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.inflated import MAX_CONTENTS, packed, unpacked
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.specifiers import parse_version
from pyodide_cache.team.bucket import Bucket, listed, with_retries
from pyodide_cache.team.layout import DELTAS, blob_key, delta_key
from pyodide_cache.team.manifest import PushFile, TeamFile
from pyodide_cache.team.transfers import Emit, TeamStep, in_threads

#: A delta must be smaller than this part of its file.
_MOST = 0.5
#: Number of earlier versions of a file for which deltas are made, and for which an upgrade looks.
BASES = 2
#: Each holds two files and their contents in memory.
_THREADS = min(4, os.cpu_count() or 1)


def make_deltas(
    bucket: Bucket, files: Iterable[PushFile], earlier: Iterable[TeamFile], done: list[int], cancel: Cancel
) -> Iterator[Event]:
    """Write the deltas of pushed files that the storage lacks; a failure only means that there is none.

    An empty object says that a delta would be too large, so that no later push tries again.

    Args:
        done: gets the size of each delta.
    """
    pairs = [(item, base) for item, bases in _bases(files, earlier) for base in bases]
    if not pairs:
        return
    try:
        there = {item.key for item in listed(bucket, DELTAS, cancel)}
    except Problem:
        return

    def make(numbered: tuple[int, tuple[PushFile, TeamFile]], emit: Emit) -> None:
        number, (item, base) = numbered
        cancel.check()
        emit(StepStarted(TeamStep.DELTAS, number))
        with suppress(Problem, OSError):
            new, old = read_file(item.path, MAX_CONTENTS), _blob(bucket, base, cancel)
            if old is None or hashlib.sha256(new).hexdigest() != item.file.sha256:
                return
            delta = packed(new, base=old) or b""
            if len(delta) > _MOST * len(new) or (delta and unpacked(delta, old) != new):
                delta = b""
            key = delta_key(item.file.sha256, base.sha256)
            if with_retries(bucket.create, cancel, key, delta) and delta:
                done.append(len(delta))

    missing = [pair for pair in pairs if delta_key(pair[0].file.sha256, pair[1].sha256) not in there]
    yield from in_threads(make, list(enumerate(missing, 1)), cancel, threads=_THREADS)


def _bases(files: Iterable[PushFile], earlier: Iterable[TeamFile]) -> Iterator[tuple[PushFile, list[TeamFile]]]:
    """Yield files with the newest earlier ones of their package; another build of the same version counts, too."""
    by_name: dict[str, list[TeamFile]] = {}
    for file in earlier:
        by_name.setdefault(canonicalize_name(file.name), []).append(file)
    for item in files:
        others = by_name.get(canonicalize_name(item.file.name), [])
        version = parse_version(item.file.version)
        found = [
            (at, file) for file in others if file.sha256 != item.file.sha256 and (at := parse_version(file.version))
        ]
        older = [pair for pair in found if version and pair[0] <= version and pair[1].size <= MAX_CONTENTS]
        older.sort(key=lambda pair: pair[0], reverse=True)
        yield item, [file for _, file in older[:BASES]]


def _blob(bucket: Bucket, file: TeamFile, cancel: Cancel) -> bytes | None:
    content = with_retries(bucket.get, cancel, blob_key(file.sha256), file.size)
    data = content.data if content else b""
    return data if hashlib.sha256(data).hexdigest() == file.sha256 else None
