"""Team caches as a source of bytes for warm-ups, repairs and pulls."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.inflated import MAX_CONTENTS, UnpackError, unpacked
from pyodide_cache.net.retries import wait_seconds
from pyodide_cache.settings.teams import Team, Teams
from pyodide_cache.team.bucket import ATTEMPTS, Bucket, may_pass, open_bucket
from pyodide_cache.team.deltas import BASES
from pyodide_cache.team.layout import blob_key, delta_key
from pyodide_cache.warm_up.local_sources import LocalSources

#: A warm-up continues without a team cache that cannot be reached, and must not wait for it for long.
_REACH_ATTEMPTS = 2
#: Number of deltas with wrong results, as with another build of zlib, after which no more are read.
_MOST_FAILURES = 3


class TeamSource:
    """A team cache that may have bytes. After a request that cannot succeed later, it is not asked again.

    Attributes:
        problem: why it is not asked anymore; None while it is.
        bad_deltas: number of deltas that did not give the right bytes.
    """

    def __init__(self, team: Team) -> None:
        self.team = team
        self.problem: Problem | None = None
        self.bad_deltas = 0
        self._bucket: Bucket | None = None

    @property
    def bucket(self) -> Bucket:
        """The storage; raise `Problem` when it cannot be opened."""
        if self._bucket is None:
            self._bucket = open_bucket(self.team)
        return self._bucket

    def has(self, sha256: str) -> bool:
        """Return whether it has an object for these bytes now, without another attempt."""
        try:
            return self.bucket.item(blob_key(sha256)) is not None
        except Problem:
            return False

    def blobs(self, sha256: str, bases: Sequence[Path]) -> tuple[TeamDelta | TeamBlob, ...]:
        """Return what may have these bytes, best first: what makes them of other files, and the whole object."""
        return (*((TeamDelta(self, sha256, bases),) if bases else ()), TeamBlob(self, sha256))


class TeamBlob:
    """An object of a team cache; see `pyodide_cache.net.transfer.Stream`."""

    def __init__(self, source: TeamSource, sha256: str) -> None:
        self._source = source
        self._sha256 = sha256
        self._key = blob_key(sha256)
        self.received: int | None = None  # bytes of a delta

    def __str__(self) -> str:
        return f"{self._source.team.name}: {self._key}"

    @property
    def wrong(self) -> Problem:
        """The problem to report when the bytes are not those of the hash."""
        return Problem(Code.WRONG_OBJECT, team=self._source.team.name, key=self._key)

    def chunks(self, cancel: Cancel) -> Iterator[bytes]:
        """Yield the bytes; after an interruption, the rest is asked for.

        Raises:
            Problem: `Code.FILE_NOT_FOUND` if there is no such object, or why it cannot be read.
        """
        done, attempt = 0, 1
        while True:
            if self._source.problem:
                raise self._source.problem
            try:
                for chunk in self._source.bucket.chunks(self._key, done):
                    cancel.check()
                    done += len(chunk)
                    attempt = 1
                    yield chunk
            except Problem as problem:
                if problem.code is Code.NOT_IN_TEAM:
                    raise Problem(Code.FILE_NOT_FOUND, url=str(self)) from problem
                is_gone = problem.code is Code.TEAM_UNREACHABLE and not done
                if not may_pass(problem) or attempt == (_REACH_ATTEMPTS if is_gone else ATTEMPTS):
                    if problem.code is not Code.WRONG_OBJECT:
                        self._source.problem = problem
                    raise
                cancel.wait(wait_seconds(problem, attempt))
                attempt += 1
            else:
                return


class TeamDelta(TeamBlob):
    """A file made of an earlier version in a folder of this machine; see `pyodide_cache.net.transfer.Stream`.

    Args:
        bases: files that may be an earlier version, best first.
    """

    def __init__(self, source: TeamSource, sha256: str, bases: Sequence[Path]) -> None:
        super().__init__(source, sha256)
        self._bases = bases

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


def with_teams(local: LocalSources, *, offline: bool) -> LocalSources:
    """Return local sources with the attached team caches; without a network, with those in folders only."""
    try:
        teams = Teams().all()
    except Problem as problem:
        return replace(local, notes=(*local.notes, problem))
    return replace(local, teams=tuple(TeamSource(team) for team in teams if team.is_folder or not offline))
