"""The team caches that the user attached, in a TOML file without passwords, and when each was last used."""

from __future__ import annotations

import contextlib
import json
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.quantities import known_time
from pyodide_cache.base.record import as_dict, field_names, record, replace
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.paths import absolute, is_folder, path_of_url
from pyodide_cache.files.permissions import make_directory
from pyodide_cache.files.process_lock import held
from pyodide_cache.files.reader import read_object
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.settings.toml_file import NamedTables

#: The kinds of addresses; the last two can only be read from.
SCHEMES = ("s3", "gs", "az", "file", "https", "http")

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_TEXTS = ("url", "endpoint", "region", "account", "reader")


@record
class Team:
    """A team cache, as the user attached it."""

    name: str  # the user's name for it
    #: ``s3://bucket/prefix``, ``gs://``, ``az://container/prefix``, ``file:///folder``, or an ``https://`` address in
    #: front of a bucket.
    url: str
    endpoint: str = ""  # the address of a server that speaks S3; empty for that of the provider
    region: str = ""  # of an S3 bucket; empty for that of the environment
    account: str = ""  # of Azure storage; empty for that of the environment
    anonymous: bool = False  # send no credentials
    trusted: tuple[str, ...] = ()  # public keys whose signatures are accepted, as ``ed25519:…``
    reader: str = ""  # the name under which others see the pulls of this machine; empty to tell nothing

    @property
    def scheme(self) -> str:
        """The kind of address, such as ``s3``."""
        return self.url.partition("://")[0]

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, which needs neither a network nor credentials."""
        return self.scheme == "file"

    @property
    def folder(self) -> Path:
        """The folder of a ``file`` address."""
        return path_of_url(self.url)

    @property
    def place(self) -> str:
        """Where it is, as the user names it: a folder by its path."""
        return str(self.folder) if self.is_folder else self.url


def new_team(name: str, url: str, **options: Any) -> Team:
    """Return a team cache after checking its name and address; a path becomes a ``file`` address.

    Raises:
        Problem: `Code.BAD_TEAM_NAME` or `Code.BAD_TEAM_URL`.
    """
    for text in (name, options.get("reader") or name):
        if not _NAME.fullmatch(text):
            raise Problem(Code.BAD_TEAM_NAME, name=text)
    is_path = url.startswith(("/", "~", ".")) or re.match(r"[A-Za-z]:[\\/]", url) or is_folder(Path(url))
    if is_path and "://" not in url:
        url = absolute(url).as_uri()
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise Problem(Code.BAD_TEAM_URL, url=url, why="form") from error
    if parts.scheme not in SCHEMES:
        raise Problem(Code.BAD_TEAM_URL, url=url, why="scheme")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise Problem(Code.BAD_TEAM_URL, url=url, why="secret")
    if parts.scheme == "file" and (parts.netloc or len(parts.path) < len("/x")):
        raise Problem(Code.BAD_TEAM_URL, url=url, why="folder")
    if parts.scheme != "file" and not parts.netloc:
        raise Problem(Code.BAD_TEAM_URL, url=url, why="bucket")
    return Team(name, url.rstrip("/"), **options)


class Teams(NamedTables[tuple[Team, ...]]):
    """The team caches of the user."""

    place, table = AppPath.TEAMS, "teams"

    def parsed(self, tables: dict[str, Any]) -> tuple[Team, ...]:
        """Return the team caches."""
        return tuple(_team(name, table) for name, table in tables.items())

    def get(self, name: str | None = None) -> Team:
        """Return a team cache; without a name, the only one.

        Raises:
            Problem: `Code.UNKNOWN_TEAM`, `Code.WHICH_TEAM` when several are attached and none is named, or
                `Code.NO_TEAM` when none is attached.
        """
        teams = {team.name: team for team in self.all()}
        if name is None and len(teams) == 1:
            (name,) = teams
        if name in teams:
            return teams[name]
        known = ", ".join(teams)
        if name is None or not teams:
            raise Problem(Code.WHICH_TEAM if teams else Code.NO_TEAM, known=known)
        raise Problem(Code.UNKNOWN_TEAM, name=name, known=known)

    def add(self, team: Team) -> None:
        """Attach a team cache.

        Raises:
            Problem: `Code.TEAM_EXISTS`. Nothing is changed then.
        """

        def change(tables: Any) -> None:
            if team.name in tables:
                raise Problem(Code.TEAM_EXISTS, name=team.name)
            tables[team.name] = {
                key: list(value) if isinstance(value, tuple) else value
                for key in field_names(Team)[1:]
                if (value := getattr(team, key))
            }

        self.change_tables(change)

    def remove(self, name: str) -> None:
        """Detach a team cache, or raise `Code.UNKNOWN_TEAM`; its files are kept."""
        self.get(name)
        self.change_tables(lambda tables: tables.pop(name, None))

    def trust(self, name: str, keys: Iterable[str]) -> None:
        """Set the public keys whose signatures are accepted, or raise `Code.UNKNOWN_TEAM`."""
        self.get(name)
        self.change_tables(lambda tables: tables[name].update(trusted=list(keys)))


def _team(name: str, table: dict[str, Any]) -> Team:
    texts = {key: table.get(key, "") for key in _TEXTS}
    trusted = table.get("trusted", [])
    if not isinstance(trusted, list) or not all(isinstance(key, str) for key in (*texts.values(), *trusted)):
        raise ValueError(f"{name}: url, endpoint, region, account and the keys in trusted must be texts")
    try:
        return new_team(name, **texts, anonymous=table.get("anonymous") is True, trusted=tuple(trusted))
    except Problem as problem:
        raise ValueError(f"“{name}” is not a team cache with a valid url") from problem


@record
class TeamSync:
    """The last transfers, in seconds since the epoch; None for never."""

    pulled: float | None = None
    pushed: float | None = None


def last_syncs() -> dict[str, TeamSync]:
    """Return the last transfers by the name of the team cache; a damaged file counts as empty."""
    found = {}
    for name, times in read_object(AppPath.TEAM_SYNCS.path).items():
        if isinstance(times, dict):
            pulled, pushed = (known_time(times.get(key)) for key in ("pulled", "pushed"))
            found[name] = TeamSync(pulled, pushed)
    return found


def note_sync(name: str, *, pushed: bool) -> None:
    """Store that a transfer ended now; a disk that fails or is busy does not fail the transfer."""
    path = AppPath.TEAM_SYNCS.path
    with contextlib.suppress(OSError, Problem):
        make_directory(path.parent)
        with held(path.parent, exclusive=True):
            known = last_syncs()
            before, now = known.get(name, TeamSync()), time.time()
            known[name] = replace(before, pushed=now) if pushed else replace(before, pulled=now)
            write_file(
                path, json.dumps({key: as_dict(value) for key, value in known.items()}, indent=1), private=True
            )
