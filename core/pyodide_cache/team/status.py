"""What a team cache has, and who pulls from it."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.json_types import Bytes, Moment
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.filenames import identify
from pyodide_cache.settings.releases import catalog
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.bucket import Bucket, listed
from pyodide_cache.team.channel import channel_names, read_channel
from pyodide_cache.team.layout import BLOBS, DEFAULT_CHANNEL, READERS, hash_in, name_in
from pyodide_cache.team.signing import signer_of

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
    bytes: int  # of these files
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
