"""Deltas: what makes a package file of an earlier version, so that an upgrade transfers little.

A push makes them, and whoever has the earlier version reads them instead of the file. Nothing depends on them: older
programs do not look for them, and what is wrong or missing is replaced by the whole file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel, Event, StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.inflated import MAX_CONTENTS, UnpackError, packed, unpacked
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.specifiers import parse_version
from pyodide_cache.team.bucket import listed, with_retries
from pyodide_cache.team.layout import DELTAS, blob_key, delta_key
from pyodide_cache.team.transfers import Emit, TeamStep, in_threads

if TYPE_CHECKING:
    from pyodide_cache.team.bucket import Bucket
    from pyodide_cache.team.manifest import TeamFile
    from pyodide_cache.team.push import PushFile
    from pyodide_cache.team.source import TeamSource

#: A delta must be smaller than this part of its file.
_MOST = 0.5
#: Number of earlier versions of a file for which deltas are made, and for which an upgrade looks.
BASES = 2
#: Each holds two files and their contents in memory.
_THREADS = min(4, os.cpu_count() or 1)
#: Number of deltas with wrong results, as with another build of zlib, after which no more are read.
_MOST_FAILURES = 3


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
            if with_retries(lambda: bucket.create(key, delta), cancel) and delta:
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
    content = with_retries(lambda: bucket.get(blob_key(file.sha256), file.size), cancel)
    data = content.data if content else b""
    return data if hashlib.sha256(data).hexdigest() == file.sha256 else None


class TeamDelta:
    """A file made of an earlier version in a folder of this machine; see `pyodide_cache.net.transfer.Stream`.

    Args:
        bases: files that may be an earlier version, best first.

    Attributes:
        received: bytes of the delta.
    """

    def __init__(self, source: TeamSource, sha256: str, bases: Sequence[Path]) -> None:
        self._source = source
        self._sha256 = sha256
        self._bases = bases
        self.received: int | None = None

    def __str__(self) -> str:
        return f"{self._source.team.name}: {DELTAS}/{self._sha256}"

    @property
    def wrong(self) -> Problem:
        """Not needed: only right bytes are passed on."""
        return Problem(Code.WRONG_OBJECT, team=self._source.team.name, key=str(self))

    def chunks(self, cancel: Cancel) -> Iterator[bytes]:
        """Yield the file, proven by its hash.

        Raises:
            Problem: `Code.FILE_NOT_FOUND` when there is no delta for a file of this machine, or it cannot be used.
        """
        source = self._source
        for path in self._bases[:BASES]:
            if source.problem or source.bad_deltas >= _MOST_FAILURES:
                break
            cancel.check()
            with suppress(Problem, OSError):
                base = read_file(path, MAX_CONTENTS)
                key = delta_key(self._sha256, hashlib.sha256(base).hexdigest())
                content = source.bucket.get(key, MAX_CONTENTS)
                if not content or not content.data:
                    continue
                try:
                    data = unpacked(content.data, base)
                except UnpackError:
                    data = b""
                if hashlib.sha256(data).hexdigest() != self._sha256:
                    source.bad_deltas += 1
                    continue
                self.received = len(content.data)
                yield data
                return
        raise Problem(Code.FILE_NOT_FOUND, url=str(self))
