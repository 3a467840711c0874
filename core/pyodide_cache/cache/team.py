"""The part of the facade about team caches; reached as `Cache.teams`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel, Run
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cache.opened import Part
from pyodide_cache.cache.packages import PackageMethods
from pyodide_cache.files.paths import is_folder
from pyodide_cache.settings.teams import Team, Teams, last_syncs, new_team
from pyodide_cache.team.bucket import Bucket, open_bucket, with_retries
from pyodide_cache.team.channel import Channel, existing_channel
from pyodide_cache.team.layout import ref_key

if TYPE_CHECKING:
    from pyodide_cache.team.check import AbilityCheck, BytesCheck
    from pyodide_cache.team.gc import TeamGcPlan
    from pyodide_cache.team.pull import PullPlan
    from pyodide_cache.team.push import PushPlan
    from pyodide_cache.team.status import TeamStatus
    from pyodide_cache.warm_up.request.requests import PackageRequest


class CacheTeams(Part):
    """Team caches: packages that several computers share; `Cache.run` carries out the plans.

    A method with a ``name`` takes the only attached team cache without one. Every method raises `Problem` if the
    settings or the team cache cannot be read.
    """

    def attached(self) -> tuple[Team, ...]:
        """Return the attached team caches."""
        return Teams().all()

    syncs = staticmethod(last_syncs)

    def attach(self, name: str, url: str, *, trusted: Iterable[str] = (), **options: str | bool) -> Team:
        """Attach a team cache; `pyodide_cache.settings.teams.Team` has the options.

        Raises:
            Problem: `Code.BAD_TEAM_NAME`, `Code.BAD_TEAM_URL`, `Code.TEAM_EXISTS` or `Code.BAD_KEY`;
                `Code.TEAM_UNREACHABLE` for a folder that is not there.
        """
        from pyodide_cache.team.signing import checked_public_key

        team = new_team(name, url, trusted=tuple(map(checked_public_key, trusted)), **options)
        open_bucket(team)  # libraries that are missing are a problem now, not later
        if team.is_folder and not is_folder(team.folder):  # not created: its disk may not be mounted
            raise Problem(Code.TEAM_UNREACHABLE, team=team.name, folder=str(team.folder))
        Teams().add(team)
        self._opened.changed()
        return team

    def detach(self, name: str) -> None:
        """Detach a team cache; its files are kept.

        Raises:
            Problem: `Code.UNKNOWN_TEAM`.
        """
        Teams().remove(name)
        self._opened.changed()

    def trust(self, name: str | None, key: str, *, trusted: bool = True) -> Team:
        """Accept signatures of a public key, or no longer, and return the team cache.

        Raises:
            Problem: `Code.BAD_KEY` or `Code.UNKNOWN_TEAM`.
        """
        from pyodide_cache.team.signing import checked_public_key

        team, key = Teams().get(name), checked_public_key(key)
        others = [item for item in team.trusted if item != key]
        Teams().trust(team.name, [*others, key] if trusted else others)
        return Teams().get(team.name)

    def check(self, name: str | None = None, *, cancel: Cancel | None = None) -> Iterator[AbilityCheck]:
        """Try what this computer may do with a team cache, and yield the results."""
        from pyodide_cache.team.check import check_abilities

        yield from check_abilities(self._open(name), cancel or Cancel())

    def check_bytes(
        self, name: str | None = None, *, remove: bool = False, cancel: Cancel | None = None
    ) -> Run[BytesCheck]:
        """Read and hash every file of a team cache, and yield events; see `pyodide_cache.team.check.check_bytes`."""
        from pyodide_cache.team.check import check_bytes

        yield from check_bytes(self._open(name), remove=remove, cancel=cancel or Cancel())

    def status(self, name: str | None = None, *, cancel: Cancel | None = None) -> TeamStatus:
        """Return what a team cache has."""
        from pyodide_cache.team.status import read_team_status

        return read_team_status(self._open(name), cancel or Cancel())

    def plan_push(
        self,
        request: Iterable[str] | PackageRequest | None = None,
        *,
        name: str | None = None,
        channel: str = "stable",
        replaces: bool = False,
        key: Path | None = None,
        cancel: Cancel | None = None,
    ) -> PushPlan:
        """Plan to push cached packages to a channel.

        Args:
            request: requirements, or what `Cache.request` returned; what they need is pushed, too. None for all
                packages of the directory.
            replaces: whether it gets only these, instead of these too.
            key: the file of the key that signs them; None takes ``PYODIDE_CACHE_TEAM_KEY``, if it is set.

        Raises:
            Problem: when the directory or the key cannot be read. What cannot be pushed is part of the plan.
        """
        from pyodide_cache.cache.runs import run_plan
        from pyodide_cache.team.push import files_to_push, plan_push
        from pyodide_cache.team.signing import read_key
        from pyodide_cache.verify.verify import plan_verify

        ref_key(channel)
        opened, cancel = self._opened, cancel or Cancel()
        secret = read_key(key)
        bucket = self._open(name)
        failures: list[Failure] = []
        wanted: set[tuple[str, str]] | None = None
        if request is not None:
            packages = PackageMethods(opened)
            here = packages.plan_export(request, keep_going=True, cancel=cancel)
            wanted = {("", item.file_name) for item in here.packages}
            failures = [*here.failures]
            if here.failures and opened.inventory(cancel).layers:  # an export knows the directory only
                plan = packages.plan_warm_up(request, cancel=cancel)
                missing = {item.name: Problem(Code.NOT_CACHED, name=item.name, count=1) for item in plan.fetch}
                failures = [*plan.failures, *(Failure(name, problem) for name, problem in missing.items())]
                wanted = {(item.layer, item.file_name) for item in plan.cached}
        else:
            opened.check_release()
            for _ in run_plan(plan_verify(opened.inventory(cancel)), opened, cancel):
                pass
        opened.changed()  # hashes are known by now
        files, refused = files_to_push(opened.inventory(cancel), wanted)
        failures += refused
        return plan_push(bucket, channel, files, failures=failures, replaces=replaces, key=secret, cancel=cancel)

    def plan_pull(
        self, *, name: str | None = None, channel: str = "stable", cancel: Cancel | None = None
    ) -> PullPlan:
        """Plan to fetch the packages of a channel that the runtime of the directory loads.

        A file that is not accepted is part of the plan, with the reason.
        """
        from pyodide_cache.team.pull import plan_pull
        from pyodide_cache.team.source import TeamSource

        opened, cancel = self._opened, cancel or Cancel()
        team = self._team(name)
        # The bucket that the files come from: to open another one takes 5 ms.
        sources = (item for item in opened.local_sources.teams if isinstance(item, TeamSource) and item.team == team)
        bucket = next(sources, TeamSource(team)).bucket
        found = existing_channel(bucket, channel, cancel)
        return plan_pull(team, found, opened.sources, opened.inventory(cancel), cancel=cancel)

    def channel(self, channel: str, *, name: str | None = None, cancel: Cancel | None = None) -> Channel:
        """Return a channel, also a damaged one, or raise `Code.NO_SUCH_CHANNEL`."""
        return existing_channel(self._open(name), channel, cancel or Cancel(), replaces=True)

    def remove_channel(self, channel: str, *, name: str | None = None, cancel: Cancel | None = None) -> None:
        """Delete a channel; a cleanup deletes those of its files that no other channel has, after its days.

        A push to it that runs meanwhile creates it again, or came before.
        """
        with_retries(self._open(name).delete, cancel or Cancel(), [ref_key(channel)])

    def plan_gc(
        self, *, name: str | None = None, keep_days: float | None = None, cancel: Cancel | None = None
    ) -> TeamGcPlan:
        """Find what no channel names; keep what was written within ``keep_days``, None for 30."""
        from pyodide_cache.team.gc import KEEP_DAYS, plan_team_gc

        days = KEEP_DAYS if keep_days is None else keep_days
        return plan_team_gc(self._open(name), keep_days=days, cancel=cancel or Cancel())

    def _open(self, name: str | None) -> Bucket:
        return open_bucket(self._team(name))

    def _team(self, name: str | None) -> Team:
        team = Teams().get(name)
        if self._opened.is_offline and not team.is_folder:
            raise Problem(Code.NEEDS_NETWORK, team=team.name)
        return team
