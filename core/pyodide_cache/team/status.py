"""What a team cache has, and who pulls from it; and whether everything works there, and its bytes are right."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, JobStarted, Run
from pyodide_cache.base.json_types import Bytes, Moment
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.filenames import identify
from pyodide_cache.settings.releases import catalog
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.bucket import Bucket, ignores_conditions, listed, with_retries
from pyodide_cache.team.channel import channel_names, read_channel
from pyodide_cache.team.layout import (
    BLOBS,
    DEFAULT_CHANNEL,
    LEASES,
    MANIFESTS,
    READERS,
    StoredObject,
    hash_in,
    name_in,
    ref_key,
)
from pyodide_cache.team.signing import signer_of
from pyodide_cache.team.transfers import Emit, in_threads, one_transfer

_MOST_BYTES = 10_000
#: The readers of the last pulls that are shown.
_MOST_READERS = 50


@record
class ChannelStatus:
    """What a channel of a team cache has."""

    name: str  # of the channel
    files: int  # number of files
    bytes: Bytes  # of all files
    #: The number of files for each release line, such as ``314``; ``any`` for pure wheels.
    runtimes: dict[str, int]
    from_index: int  # number of wheels that no official lock file has
    signed: int  # how many of them a trusted key signed
    modified: Moment  # when it was last changed


@record
class Reader:
    """A computer that pulled."""

    name: str  # that the user gave it
    channel: str  # of its last pull
    pulled: Moment  # when, by the clock of the storage


@record
class TeamStatus:
    """A team cache."""

    team: Team  # as it is attached
    channels: tuple[ChannelStatus, ...]  # that can be read
    problems: tuple[Failure, ...]  # names of channels that cannot be read, and why
    #: Number of package files in the storage, of all channels and of none; None if it cannot be listed.
    files: int | None
    bytes: int  # of them
    readers: tuple[Reader, ...] = ()  # who pulled, as far as they tell


def read_team_status(bucket: Bucket, cancel: Cancel) -> TeamStatus:
    """Return what a team cache has; raise `Problem` when it cannot be read."""
    channels, problems = [], []
    # A web server in front of a bucket lists nothing; the usual channel may be there.
    for name in channel_names(bucket, cancel) or (DEFAULT_CHANNEL,):
        try:
            channel = _channel_status(bucket, name, cancel)
        except Problem as problem:
            if problem.code in {Code.TEAM_UNREACHABLE, Code.NO_CREDENTIALS}:
                raise
            problems.append(Failure(name, problem))
        else:
            channels += [channel] if channel else []
    try:
        sizes = [item.size for item in listed(bucket, BLOBS, cancel) if hash_in(item.key)]
    except Problem:
        return TeamStatus(bucket.team, tuple(channels), tuple(problems), None, 0)
    readers = read_readers(bucket, cancel)
    return TeamStatus(bucket.team, tuple(channels), tuple(problems), len(sizes), sum(sizes), readers)


def _channel_status(bucket: Bucket, name: str, cancel: Cancel) -> ChannelStatus | None:
    channel = read_channel(bucket, name, cancel)
    if not channel.digest:
        return None
    files = channel.manifest.files
    runtimes = Counter(identify(file.file_name, catalog()).runtime or "other" for file in files)
    others = [file for file in files if not catalog().releases_with(file.file_name, file.sha256)]
    return ChannelStatus(
        name,
        len(files),
        channel.manifest.bytes,
        dict(sorted(runtimes.items())),
        from_index=len(others),
        signed=sum(bool(signer_of(file, bucket.team.trusted)) for file in others),
        modified=channel.modified,
    )


def note_reader(bucket: Bucket, channel: str) -> None:
    """Tell others about a pull, if the user gave this machine a name; a reader that may not write tells nothing."""
    if bucket.team.reader:
        with suppress(Problem):
            bucket.replace(f"{READERS}/{bucket.team.reader}", json.dumps({"channel": channel}).encode())


def read_readers(bucket: Bucket, cancel: Cancel) -> tuple[Reader, ...]:
    """Return who pulled, the last one first; none where nothing can be listed."""
    try:
        items = listed(bucket, READERS, cancel)
    except Problem:
        return ()
    known = [(item, name) for item in items if (name := name_in(item.key, READERS))]
    newest = sorted(known, key=lambda pair: pair[0].modified, reverse=True)[:_MOST_READERS]
    found = []
    for item, name in newest:
        channel = ""
        with suppress(Problem, ValueError, TypeError, KeyError):
            content = bucket.get(item.key, _MOST_BYTES)
            channel = str(parse_json(content.data)["channel"])[:64] if content else ""
        found.append(Reader(name, channel, item.modified))
    return tuple(found)


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

    intact: int  # number of files with the bytes of their names
    damaged: tuple[str, ...]  # keys of files with other bytes
    failed: tuple[Failure, ...] = ()  # keys of files that could not be read or removed, and why
    cancelled: bool = False


def check_abilities(bucket: Bucket, cancel: Cancel) -> Iterator[AbilityCheck]:
    """Try what a reader and a writer need, with an object that is deleted again, and yield the results.

    Without the right to write, only reading is tried. `Code.TEAM_READ_ONLY` and `Code.TEAM_DENIED` are not mistakes
    for a reader.
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
        bucket.get(ref_key(name), _MOST_BYTES)

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

    Args:
        remove: delete damaged files, so that the next push writes them again.

    Raises:
        Problem: when the team cache cannot be listed.
    """
    items = [item for folder in (BLOBS, MANIFESTS) for item in listed(bucket, folder, cancel) if hash_in(item.key)]

    def read(key: str) -> None:
        digest = hashlib.sha256()
        try:
            for chunk in bucket.chunks(key):
                cancel.check()
                digest.update(chunk)
            if digest.hexdigest() != hash_in(key):
                raise Problem(Code.WRONG_OBJECT, team=bucket.team.name, key=key)
        except Problem as problem:
            if remove and problem.code is Code.WRONG_OBJECT:  # also one that is too large to be read
                bucket.delete([key])
                raise problem.with_facts(removed=1) from problem
            raise

    def check(item: StoredObject, emit: Emit) -> None:
        one_transfer(item.key, item.size, emit, cancel, lambda: read(item.key))

    yield JobStarted(len(items), sum(item.size for item in items))
    intact, damaged, failed = 0, [], []
    for event in in_threads(check, items, cancel):
        if isinstance(event, ItemDone):
            intact += event.key.startswith(BLOBS)
        elif isinstance(event, ItemFailed) and event.problem.code is Code.WRONG_OBJECT:
            damaged.append(event.key)
        elif isinstance(event, ItemFailed):
            failed.append(Failure(event.key, event.problem))
        yield event
    yield Finished(BytesCheck(intact, tuple(damaged), tuple(failed), cancelled=cancel.is_set))
