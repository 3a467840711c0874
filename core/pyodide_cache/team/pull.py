"""Pull the files of a channel into a cache directory.

A file is accepted for its hash: when the lock file in use has it, when a key that the user trusts signed it, or when
the package index publishes it. Then its bytes may come from anywhere, since they are hashed while they arrive.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.ledger import FROM_INDEX
from pyodide_cache.net.transfer import Location
from pyodide_cache.settings.releases import catalog
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.channel import Channel
from pyodide_cache.team.manifest import TeamFile
from pyodide_cache.team.signing import signer_of
from pyodide_cache.warm_up.artifacts import Artifact, find_locally, has_right_bytes, size_of
from pyodide_cache.warm_up.plan import WarmUpPlan, WarmUpReport
from pyodide_cache.warm_up.sources import Sources

if TYPE_CHECKING:
    from packaging.version import Version


@record
class PullPlan(Plan[WarmUpReport]):
    """What a pull would do."""

    team: Team  # the team cache
    channel: str  # whose files are pulled
    modified: float  # when the channel was last changed, in seconds since the epoch
    warm_up: WarmUpPlan  # what is cached, what is fetched, and what fails
    others: int  # number of files of the channel that are for other runtimes

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Files that are not accepted, and why."""
        return self.warm_up.failures


def plan_pull(team: Team, channel: Channel, sources: Sources, inventory: Inventory, *, cancel: Cancel) -> PullPlan:
    """Decide which files of a channel are accepted, and compare them with the cached files."""
    official, wheels, others = _sorted_out(channel.manifest.files, sources)
    accepted, refused = _accepted(wheels, team, sources, cancel)
    # Names without a signature may be any text; what is not there could only keep the runtime from loading the wheel.
    known = {*sources.lock.packages, *(canonicalize_name(artifact.name) for artifact in accepted)}
    accepted = [
        replace(item, depends=tuple(name for name in map(canonicalize_name, item.depends or ()) if name in known))
        for item in accepted
    ]
    cached, fetch = [], []
    for artifact in (*official, *accepted):
        cancel.check()
        entry = inventory.by_name.get(artifact.file_name)
        if entry is not None and has_right_bytes(artifact, entry, inventory.directory, sources.ledger):
            cached.append(artifact)
        else:
            needed = replace(artifact, replaces=entry is not None)
            fetch.append(find_locally(needed, sources.local, inventory, sources.ledger))
    warm_up = WarmUpPlan(
        directory=inventory.directory,
        release=sources.release,
        runtime_line=sources.lock.runtime.line,
        cached=tuple(cached),
        fetch=tuple(fetch),
        failures=(*channel.manifest.bad, *refused),
        notes=(*sources.local.notes, *sources.notes()),
    )
    return PullPlan(team, channel.name, channel.modified, warm_up, others)


def _sorted_out(
    files: Iterable[TeamFile], sources: Sources
) -> tuple[list[Artifact], list[tuple[TeamFile, Version]], int]:
    """Return the files of the lock file, the newest of the other wheels, and how many are for other runtimes."""
    packages = {(package.file_name, package.sha256): package for package in sources.lock.packages.values()}
    official: list[Artifact] = []
    not_official: list[TeamFile] = []
    for file in files:
        package = packages.get((file.file_name, file.sha256))
        if package:
            locations = sources.distribution.locations(package)
            facts = (package.name, package.version, package.file_name, locations, file.sha256)
            official.append(Artifact(*facts, size_of(locations) or file.size, sources.origin))
        else:
            not_official.append(file)
    if not not_official:
        return official, [], 0
    from packaging.utils import InvalidWheelFilename, parse_wheel_filename

    newest: dict[str, tuple[TeamFile, Version]] = {}
    others = 0
    for file in not_official:
        try:
            project, version, _, tags = parse_wheel_filename(file.file_name)
        except InvalidWheelFilename:
            others += 1
            continue
        is_for_others = not sources.lock.runtime.loads(tags) or catalog().releases_with(file.file_name, file.sha256)
        if is_for_others or project != canonicalize_name(file.name):
            others += 1
        elif project not in newest or newest[project][1] < version:
            newest[project] = (file, version)
    # The runtime loads what the lock file has; an earlier version of that is only here for deltas.
    from_lock = {canonicalize_name(artifact.name) for artifact in official}
    wheels = [pair for name, pair in newest.items() if name not in from_lock]
    return official, wheels, others + len(newest) - len(wheels)


def _accepted(
    wheels: Iterable[tuple[TeamFile, Version]], team: Team, sources: Sources, cancel: Cancel
) -> tuple[list[Artifact], list[Failure]]:
    """Return the wheels whose hashes are believed, and the others."""
    signed = {file.file_name for file, _ in wheels if signer_of(file, team.trusted)}
    index = sources.index
    if index:
        index.prefetch(canonicalize_name(file.name) for file, _ in wheels if file.file_name not in signed)
    accepted, refused = [], []
    for file, version in wheels:
        cancel.check()
        name = canonicalize_name(file.name)
        locations: tuple[Location, ...] = ()
        if file.file_name not in signed:
            cause: Problem | None = None
            try:
                found = index.project(name).files if index else ()
            except Problem as error:
                found, cause = (), None if error.code is Code.NOT_ON_INDEX else error
            locations = tuple(
                item.location for item in found if (item.file_name, item.sha256) == (file.file_name, file.sha256)
            )
            if not locations:
                refused.append(Failure(file.name, Problem(Code.NOT_TRUSTED, team=team.name, cause=cause)))
                continue
        facts = (name, str(version), file.file_name, locations, file.sha256, file.size, FROM_INDEX)
        accepted.append(Artifact(*facts, depends=file.depends))
    return accepted, refused
