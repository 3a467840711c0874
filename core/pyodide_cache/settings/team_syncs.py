"""When each team cache was last pulled from and pushed to, by this user."""

from __future__ import annotations

import contextlib
import json
import time

from pyodide_cache.base.record import as_dict, record, replace
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.permissions import make_directory
from pyodide_cache.files.process_lock import held
from pyodide_cache.files.reader import read_text
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.settings.paths import AppPath


@record
class TeamSync:
    """The last transfers, in seconds since the epoch; None for never."""

    pulled: float | None = None
    pushed: float | None = None


def last_syncs() -> dict[str, TeamSync]:
    """Return the last transfers by the name of the team cache; a damaged file counts as empty."""
    try:
        stored = parse_json(read_text(AppPath.TEAM_SYNCS.path))
    except (OSError, ValueError):
        return {}
    found = {}
    for name, times in stored.items() if isinstance(stored, dict) else ():
        if isinstance(times, dict):
            pulled, pushed = (_time(times.get(key)) for key in ("pulled", "pushed"))
            found[name] = TeamSync(pulled, pushed)
    return found


def note_sync(name: str, *, pushed: bool) -> None:
    """Store that a transfer ended now; a disk that fails is no failure of the transfer."""
    path = AppPath.TEAM_SYNCS.path
    with contextlib.suppress(OSError):
        make_directory(path.parent)
        with held(path.parent, exclusive=True):
            known = last_syncs()
            before, now = known.get(name, TeamSync()), time.time()
            known[name] = replace(before, pushed=now) if pushed else replace(before, pulled=now)
            write_file(
                path, json.dumps({key: as_dict(value) for key, value in known.items()}, indent=1), private=True
            )


def _time(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
