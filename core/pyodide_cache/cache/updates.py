"""The part of the facade that compares packages over time; reached as `Cache.updates`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.base.unused_modules import import_packaging
from pyodide_cache.cache.opened import Part, each
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.requirements import parse_many, parse_name_or_requirement
from pyodide_cache.inventory.release import suggested_release
from pyodide_cache.settings.lists import presets, readable_lists
from pyodide_cache.settings.path_list import PROJECT_FOLDERS
from pyodide_cache.settings.releases import newest_release, shipped_lock
from pyodide_cache.updates.diff import Diff, diff, side_of_entries
from pyodide_cache.updates.outdated import Outdated, outdated, with_newer_releases
from pyodide_cache.updates.set_aside import forget, kept_files, last_switch
from pyodide_cache.updates.suggest import FrequentSet, Suggestion, frequent_sets, suggest
from pyodide_cache.updates.users import Need, Users, read_users

if TYPE_CHECKING:
    from pyodide_cache.formats.lockfile import LockFile
    from pyodide_cache.formats.names import NormalizedName
    from pyodide_cache.updates.audit import Audit
    from pyodide_cache.updates.upgrade import UndoUpgradePlan
    from pyodide_cache.updates.upgrade_plan import UpgradePlan


class Updates(Part):
    """What changed between releases and directories, and what is outdated."""

    def diff(self, before: str, after: str, *, cancel: Cancel | None = None) -> Diff:
        """Compare two sides, each a Pyodide release, a lock file, a directory, an export or a pack.

        Raises:
            Problem: `Code.UNKNOWN_RELEASE` if a side is neither a known release nor an existing path; or that of
                reading it.
        """
        from pyodide_cache.updates.read_side import read_side

        opened = self._opened
        sides = (read_side(text, lambda: opened.sources.http, opened.ledger, cancel) for text in (before, after))
        return diff(*sides)

    def outdated(self, *, offline: bool = False, cancel: Cancel | None = None) -> Outdated:
        """Return the newer releases and versions of the cached packages; offline, those that are known."""
        import_packaging()
        from packaging.requirements import Requirement

        from pyodide_cache.details.dependencies import DependencyGraph
        from pyodide_cache.updates.index_versions import with_newer_versions

        opened, cancel = self._opened, cancel or Cancel()
        inventory, release = opened.inventory(cancel), opened.suited_release()
        lock = shipped_lock(release)
        cached = side_of_entries(inventory.packages, str(inventory.directory), lock.runtime)
        users = self._users(lock, cancel)
        found = outdated(cached, inventory.packages, release, users)
        if offline or opened.is_offline:
            return found
        sources = opened.sources_with(users.index)
        graph = DependencyGraph(inventory, sources.lock.runtime, None)

        def required_by(name: NormalizedName) -> list[Need]:
            dependents = (item for item in graph.dependents(name, cancel)[0] if not item.optional)
            return [Need(item.name, str(Requirement(item.requirement).specifier)) for item in dependents]

        with closing(opened.open_http()) as http:
            found = with_newer_releases(found, http)
        return with_newer_versions(found, cached, inventory.packages, sources, users, required_by, cancel)

    def audit(
        self, *, osv: Path | str | None = None, ignored: Collection[str] = (), cancel: Cancel | None = None
    ) -> Audit:
        """Ask the package index what was recalled or replaced, and for known vulnerabilities.

        The indexes of remembered projects are asked, too. The public one is not asked about packages of others.

        Args:
            osv: a copy of OSV data, which replaces the index for vulnerabilities: a file, folder or zip.
            ignored: names of packages, and of vulnerabilities, that are not reported.

        Raises:
            Problem: `Code.NEEDS_NETWORK` if no request may be sent; or that of reading the directory or OSV data.
        """
        import_packaging()
        from pyodide_cache.updates.audit import audit

        opened, cancel = self._opened, cancel or Cancel()
        if opened.is_offline and not osv:
            raise Problem(Code.NEEDS_NETWORK)
        sources, inventory = opened.sources, opened.inventory(cancel)
        index = None if opened.is_offline else opened.index(self._users(sources.lock, cancel).index)
        return audit(inventory, sources, index, osv=Path(osv) if osv else None, ignored=ignored, cancel=cancel)

    def newer_app_version(self) -> str | None:
        """Return the version of this app that the package index has, if it is newer; asked once a week.

        Raises:
            Problem: `Code.NEEDS_NETWORK` if no request may be sent; or that of reading the index.
        """
        import time

        from pyodide_cache.updates.app_version import newer_app_version

        if self._opened.is_offline:
            raise Problem(Code.NEEDS_NETWORK)
        return newer_app_version(self._opened.index(), time.time())

    def plan_upgrade(
        self,
        to: str | None = None,
        *,
        runtime: Path | None = None,
        proves: bool = True,
        skips_missing: bool = False,
        cancel: Cancel | None = None,
    ) -> UpgradePlan:
        """Plan to get the cached packages for another release, and the newest ones of the index that fit.

        A package that is from another index than those that are asked now is asked only of its own.

        Args:
            to: the release; None for that of the cache or its distribution, else for the newest stable one.
            runtime: an unpacked npm package ``pyodide`` to load the new set with; None for that of a
                ``node_modules`` above the working directory, or of the distribution.
            proves: whether to load the new set in Node before the switch, if Node is there.
            skips_missing: let packages that are not available stay as they are.

        Raises:
            Problem: `Code.UPGRADE_CUT_SHORT` if an upgrade was interrupted; or that of the sources.
        """
        import_packaging()
        from pyodide_cache.updates.other_indexes import of_other_indexes, own_indexes
        from pyodide_cache.updates.upgrade_plan import plan_upgrade

        opened, cancel = self._opened, cancel or Cancel()
        if (last := last_switch(opened.directory)) and not last.is_done:
            raise Problem(Code.UPGRADE_CUT_SHORT, path=str(opened.directory))
        to = to or opened.release or (None if opened.source_options.distribution else newest_release().version)
        inventory = opened.inventory(cancel)
        before = suggested_release(inventory)
        lock = shipped_lock(before)
        users = self._users(lock, cancel)
        sources = opened.sources_of_release(to, users.index)
        others = of_other_indexes(inventory.packages, opened.ledger, sources.index)
        if others:
            users = replace(users, index=users.index + own_indexes(others))
            sources = opened.sources_of_release(to, users.index)
        plan = plan_upgrade(inventory, (before, lock), sources, users=users, pins=opened.pins, cancel=cancel)
        for_good = opened.settings.removes_for_good()
        return replace(plan, runtime=runtime, proves=proves, skips_missing=skips_missing, for_good=for_good)

    def can_undo(self) -> bool:
        """Return whether there is an upgrade of the directory to undo."""
        return last_switch(self._opened.directory) is not None

    def plan_undo_upgrade(self) -> UndoUpgradePlan:
        """Plan to undo the last upgrade of the directory, also one that was interrupted.

        Raises:
            Problem: `Code.NO_UPGRADE`.
        """
        from pyodide_cache.updates.upgrade import UndoUpgradePlan

        directory = self._opened.directory
        if last := last_switch(directory):
            return UndoUpgradePlan(directory, last, self._opened.settings.removes_for_good())
        raise Problem(Code.NO_UPGRADE, path=str(directory))

    def kept_by_upgrade(self) -> tuple[str, ...]:
        """Return the names of the files that `finish_upgrade` deletes.

        Raises:
            Problem: `Code.NO_UPGRADE` if there are none; `Code.UPGRADE_CUT_SHORT` if they are needed to undo one.
        """
        directory = self._opened.directory
        last, kept = last_switch(directory), kept_files(directory)
        if last and not last.is_done:
            raise Problem(Code.UPGRADE_CUT_SHORT, path=str(directory))
        if not last and not kept:
            raise Problem(Code.NO_UPGRADE, path=str(directory))
        return tuple(path.name for path in kept)

    def finish_upgrade(self) -> int:
        """Delete what the last upgrade set aside or downloaded, and return the number of old files.

        It cannot be undone then.
        """
        self._opened.check_settings()
        return forget(self._opened.directory)

    def _users(self, lock: LockFile, cancel: Cancel) -> Users:
        return read_users(readable_lists(), PROJECT_FOLDERS.read(), self._opened.settings.pins, lock, cancel)

    def suggest(self, known: Iterable[str] = (), *, most: int = 5) -> tuple[Suggestion, ...]:
        """Return packages that the user is likely to need next and that are not cached, from earlier warm-ups.

        What a cleanup removed from the directory is left out while the cleanup is remembered.
        While there are few warm-ups, counts of public projects add packages that are used with two known ones.

        Args:
            known: names of packages that are chosen already; with fewer than two, those of the warm-ups are known.

        Raises:
            Problem: `Code.SUGGESTIONS_OFF`, or that of reading the directory.
        """
        from pyodide_cache.clean_up.trash_log import removed_names
        from pyodide_cache.inventory.needs import names_of

        opened = self._opened
        if not opened.settings.suggestions:
            raise Problem(Code.SUGGESTIONS_OFF)
        cached = names_of(opened.inventory().available)
        removed = (opened.resolver().identify(name).name for name in removed_names(opened.directory))
        chosen = [str(canonicalize_name(name)) for name in each(known)]
        return suggest(
            opened.usage.warm_ups(),
            chosen,
            without=cached.union(filter(None, removed)),
            most=most,
            lock=lambda: shipped_lock(opened.suited_release()),
        )

    def frequent_sets(self) -> tuple[FrequentSet, ...]:
        """Return sets of packages that were often warmed up together, and that no list or preset has.

        Raises:
            Problem: `Code.SUGGESTIONS_OFF`.
        """
        if not self._opened.settings.suggestions:
            raise Problem(Code.SUGGESTIONS_OFF)
        known = {
            frozenset(str(canonicalize_name(item.name)) for item in parse_many(each.requirements).good)
            for each in (*readable_lists(), *presets())
        }
        return frequent_sets(self._opened.usage.warm_ups(), known)

    def pinned(self, requirements: Iterable[str]) -> tuple[str, ...]:
        """Return requirements to pin: those without a version get the newest cached one.

        Raises:
            Problem: `Code.BAD_REQUIREMENT`, or that of reading the directory.
        """
        found: list[str] = []
        for item in map(parse_name_or_requirement, each(requirements)):
            text = str(item)
            if not str(item.specifier):
                inventory = self._opened.inventory()
                cached = side_of_entries(inventory.available, "").items.get(canonicalize_name(item.name))
                text = f"{item.name}=={cached.version}" if cached and cached.version else text
            found.append(text)
        return tuple(found)
