"""Check a team cache: what this machine may do there, whether the storage keeps its promises, and its bytes."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from enum import StrEnum

from pyodide_cache.base.events import Cancel, Finished, ItemFailed, JobStarted, Run
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.team.bucket import Bucket, ignores_conditions, with_retries, wrong_clock_by
from pyodide_cache.team.channel import channel_names
from pyodide_cache.team.layout import BLOBS, LEASES, hash_in
from pyodide_cache.team.transfers import Emit, in_threads, one_transfer

#: S3 refuses requests of a clock that is wrong by 15 minutes.
_MOST_SECONDS = 300.0


class Ability(StrEnum):
    """What a machine may be able to do with a team cache."""

    READ = "read"
    WRITE = "write"
    CONDITIONS = "conditions"
    DELETE = "delete"
    CLOCK = "clock"


@record
class AbilityCheck:
    """Whether one thing works; the problem if it does not."""

    ability: Ability
    problem: Problem | None = None


@record
class BytesCheck:
    """The result of reading every package file."""

    good: int  # number of files with the bytes of their names
    wrong: tuple[tuple[str, Problem], ...]  # keys of files with other bytes, or that cannot be read, and why
    cancelled: bool = False


def check_abilities(bucket: Bucket, cancel: Cancel) -> Iterator[AbilityCheck]:
    """Try what a reader and a writer need, with an object that is deleted again, and yield the results.

    Without the right to write, only reading is tried. `Code.TEAM_READ_ONLY` and `Code.TEAM_DENIED` are no mistakes
    for a reader.
    """
    key = f"{LEASES}/check-{secrets.token_hex(8)}.json"

    def tried(ability: Ability, action: Callable[[], object]) -> AbilityCheck:
        try:
            with_retries(action, cancel)
        except Problem as problem:
            return AbilityCheck(ability, problem)
        return AbilityCheck(ability)

    yield (reading := tried(Ability.READ, lambda: channel_names(bucket, cancel)))
    if reading.problem:
        return
    yield (writing := tried(Ability.WRITE, lambda: bucket.create(key, b"{}")))
    if writing.problem:
        return

    def conditions() -> None:
        if ignores_conditions(bucket, key):
            raise Problem(Code.NO_CONDITIONS, team=bucket.team.name)

    def clock() -> None:
        seconds = wrong_clock_by(bucket, key)
        if abs(seconds) > _MOST_SECONDS:
            raise Problem(Code.WRONG_CLOCK, team=bucket.team.name)

    yield tried(Ability.CLOCK, clock)
    yield tried(Ability.CONDITIONS, conditions)
    yield tried(Ability.DELETE, lambda: bucket.delete([key]))


def check_bytes(bucket: Bucket, *, remove: bool = False, cancel: Cancel) -> Run[BytesCheck]:
    """Read and hash every package file, and yield events; the last has the result.

    Args:
        remove: delete files with wrong bytes, so that the next push writes them again.

    Raises:
        Problem: when the team cache cannot be listed.
    """
    items = [item for item in with_retries(lambda: [*bucket.list(BLOBS)], cancel) if hash_in(item.key)]
    good: list[str] = []
    wrong: list[tuple[str, Problem]] = []

    def read(key: str) -> None:
        digest = hashlib.sha256()
        for chunk in bucket.chunks(key):
            cancel.check()
            digest.update(chunk)
        if digest.hexdigest() != hash_in(key):
            if remove:
                bucket.delete([key])
            raise Problem(Code.WRONG_OBJECT, team=bucket.team.name, key=key)

    def check(item: tuple[str, int], emit: Emit) -> None:
        key, size = item
        if one_transfer(key, size, emit, cancel, lambda: read(key)):
            good.append(key)

    yield JobStarted(len(items), sum(item.size for item in items))
    for event in in_threads(check, [(item.key, item.size) for item in items], cancel):
        if isinstance(event, ItemFailed):
            wrong.append((event.key, event.problem))
        yield event
    yield Finished(BytesCheck(len(good), tuple(wrong), cancelled=cancel.is_set))
