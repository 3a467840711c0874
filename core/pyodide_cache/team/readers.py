"""Who pulls from a team cache: machines that were given a name for this, and may write."""

from __future__ import annotations

import json
from contextlib import suppress

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.bucket import Bucket, with_retries
from pyodide_cache.team.layout import READERS, reader_in

_MOST_BYTES = 10_000
#: The readers of the last pulls that are shown.
_MOST = 50


@record
class Reader:
    """A machine that pulled."""

    name: str  # that the user gave it
    channel: str  # of its last pull
    pulled: float  # when, in seconds since the epoch, by the clock of the storage


def note_reader(team: Team, bucket: Bucket, channel: str) -> None:
    """Tell others of a pull, if the user gave this machine a name; a reader that may not write tells nothing."""
    if team.reader:
        with suppress(Problem):
            bucket.replace(f"{READERS}/{team.reader}", json.dumps({"channel": channel}).encode())


def read_readers(bucket: Bucket, cancel: Cancel) -> tuple[Reader, ...]:
    """Return who pulled, the last one first; none where nothing can be listed."""
    try:
        items = with_retries(lambda: [*bucket.list(READERS)], cancel)
    except Problem:
        return ()
    known = [(item, name) for item in items if (name := reader_in(item.key))]
    newest = sorted(known, key=lambda pair: pair[0].modified, reverse=True)[:_MOST]
    found = []
    for item, name in newest:
        channel = ""
        with suppress(Problem, ValueError, TypeError, KeyError):
            content = bucket.get(item.key, _MOST_BYTES)
            channel = str(parse_json(content.data)["channel"])[:64] if content else ""
        found.append(Reader(name, channel, item.modified))
    return tuple(found)
