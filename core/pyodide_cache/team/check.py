"""Whether a team cache works from here, and whether its bytes are right."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import Cancel, Event, Finished, ItemFailed, JobStarted, Run
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.team.bucket import Bucket, ignores_conditions, listed, with_retries
from pyodide_cache.team.channel import MOST_REF_BYTES, channel_names, read_channel
from pyodide_cache.team.layout import (
    BLOBS,
    DEFAULT_CHANNEL,
    LEASES,
    MANIFESTS,
    StoredObject,
    blob_key,
    hash_in,
    ref_key,
)
from pyodide_cache.team.manifest import TeamFile
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

    @property
    def is_mistake(self) -> bool:
        """Whether something is wrong: a reader who may not write or delete is not a mistake."""
        may_lack = self.ability in {Ability.WRITE, Ability.DELETE}
        lacks = self.problem and self.problem.code in {Code.TEAM_DENIED, Code.TEAM_READ_ONLY}
        return self.problem is not None and not (may_lack and lacks)


@record
class BytesCheck:
    """The result of reading every package file."""

    intact: int  # number of files with the bytes of their names
    damaged: tuple[str, ...]  # keys of files with other bytes
    failed: tuple[Failure, ...] = ()  # keys of files that could not be read or removed, and why
    cancelled: bool = False


def check_abilities(bucket: Bucket, cancel: Cancel) -> Iterator[AbilityCheck]:
    """Try what a reader and a writer need, with an object that is deleted again, and yield the results.

    Without the right to write, only reading is tried.
    """
    key = f"{LEASES}/check-{secrets.token_hex(8)}.json"

    def tried(ability: Ability, action: Callable[[], object]) -> AbilityCheck:
        try:
            with_retries(action, cancel)
        except Problem as problem:
            return AbilityCheck(ability, problem)
        return AbilityCheck(ability)

    def read() -> None:  # also without the right to list
        name, *_ = channel_names(bucket, cancel) or (DEFAULT_CHANNEL,)
        bucket.get(ref_key(name), MOST_REF_BYTES)

    yield (reading := tried(Ability.READ, read))
    if reading.problem:
        return
    yield (writing := tried(Ability.WRITE, lambda: bucket.create(key, b"{}")))
    if writing.problem:
        return

    def conditions() -> None:
        if ignores_conditions(bucket, key):
            raise Problem(Code.NO_CONDITIONS, team=bucket.team.name)

    def clock() -> None:
        item = bucket.item(key)  # that was written just now
        if item and abs(time.time() - item.modified) > _MOST_SECONDS:
            raise Problem(Code.WRONG_CLOCK, team=bucket.team.name)

    yield tried(Ability.CLOCK, clock)
    yield tried(Ability.CONDITIONS, conditions)
    yield tried(Ability.DELETE, lambda: bucket.delete([key]))


def check_bytes(bucket: Bucket, *, remove: bool = False, cancel: Cancel) -> Run[BytesCheck]:
    """Read and hash every package file and manifest, and yield events; the last has the result.

    A file that a channel names and the storage does not have is a failure.

    Args:
        remove: delete damaged files, so that the next push writes them again.

    Raises:
        Problem: when the team cache cannot be listed.
    """
    named = _named_files(bucket, cancel)  # before the listing: a push writes files first
    items = [item for folder in (BLOBS, MANIFESTS) for item in listed(bucket, folder, cancel) if hash_in(item.key)]
    missing = named.keys() - {item.key for item in items}
    items += [StoredObject(key, named[key].size, 0.0) for key in missing]
    intact: list[str] = []
    damaged: list[str] = []
    failed: list[Failure] = []

    def read(key: str) -> None:
        digest = hashlib.sha256()
        try:
            for chunk in bucket.chunks(key):
                cancel.check()
                digest.update(chunk)
            if digest.hexdigest() != hash_in(key):
                raise Problem(Code.WRONG_OBJECT, team=bucket.team.name, key=key)
        except Problem as problem:
            if problem.code is Code.WRONG_OBJECT:  # also one that is too large to be read
                if remove:
                    bucket.delete([key])
                    problem = problem.with_facts(removed=1)
                damaged.append(key)
            raise problem
        intact.append(key)

    def check(item: StoredObject, emit: Emit) -> None:
        def pass_on(event: Event) -> None:
            if isinstance(event, ItemFailed) and event.problem.code is not Code.WRONG_OBJECT:
                failed.append(Failure(item.key, event.problem))
            emit(event)

        name = named[item.key].file_name if item.key in named else item.key
        one_transfer(name, item.size, pass_on, cancel, lambda: read(item.key))

    yield JobStarted(len(items), sum(item.size for item in items))
    yield from in_threads(check, items, cancel)
    packages = sum(key.startswith(BLOBS) for key in intact)
    yield Finished(BytesCheck(packages, tuple(sorted(damaged)), tuple(failed), cancelled=cancel.is_set))


def _named_files(bucket: Bucket, cancel: Cancel) -> dict[str, TeamFile]:
    """Return the package files of channels, by key."""
    found = {}
    for name in channel_names(bucket, cancel):
        with suppress(Problem):  # a manifest that is damaged is found as all others
            found.update({blob_key(file.sha256): file for file in read_channel(bucket, name, cancel).manifest.files})
    return found
