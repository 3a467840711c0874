"""What a pack would hold: computed from a trace and settings alone, so that new settings need no new run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyodide_cache.base.json_types import Bytes
from pyodide_cache.base.record import field_names, record
from pyodide_cache.pack.decide import decide, is_library, is_python
from pyodide_cache.pack.settings import PackSettings, Strategy
from pyodide_cache.pack.trace import Archive, Key, Trace, TracedPlace


@record
class Count:
    """Numbers of files and bytes."""

    files: int
    python: int  # Python files among them, sources or compiled
    libraries: int  # shared libraries among them
    bytes: Bytes  # in the archive, compressed


@dataclass(frozen=True)
class ArchivePlan:
    """What happens to one archive."""

    archive: Archive
    dropped: Mapping[str, Strategy]  # the members that are left out, and what drops them

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """The members to keep, in the order of the archive."""
        return tuple(item.name for item in self.archive.members if item.name not in self.dropped)

    @property
    def is_dropped(self) -> bool:
        """True if the whole file is left out: an archive of shared libraries that nothing loads."""
        return bool(self.dropped) and not self.kept and self.archive.place is not TracedPlace.ARCHIVE

    @property
    def before(self) -> Count:
        """What the archive holds."""
        return count_of((item.name for item in self.archive.members), self.archive.size)

    @cached_property
    def after(self) -> Count:
        """What stays; the bytes are those of the members as they are compressed now."""
        if not self.archive.members:
            return self.before
        packed = (item.packed for item in self.archive.members if item.name not in self.dropped)
        return count_of(self.kept, sum(packed))


@dataclass(frozen=True)
class PackPlan:
    """What a pack would hold."""

    trace: Trace
    settings: PackSettings
    archives: tuple[ArchivePlan, ...]  # every package, then the standard library

    @property
    def before(self) -> Count:
        """Everything that the app loads, without the runtime's own files."""
        return total_of(plan.before for plan in self.archives)

    @property
    def after(self) -> Count:
        """What stays; rewriting and recompressing would change the bytes further."""
        return total_of(plan.after for plan in self.archives if not plan.is_dropped)

    def dropped(self) -> frozenset[Key]:
        """Return all members that are left out."""
        return frozenset((plan.archive.name, name) for plan in self.archives for name in plan.dropped)


def plan_pack(trace: Trace, settings: PackSettings, missed: Collection[Key] = ()) -> PackPlan:
    """Plan a pack, without reading or running anything; ``missed`` are members that earlier proofs failed without."""
    dropped = decide(trace, settings, missed)
    archives = tuple(ArchivePlan(archive, dropped[archive.name]) for archive in trace.archives)
    return PackPlan(trace, settings, archives)


def count_of(names: Iterable[str], size: int) -> Count:
    """Count archive members by kind."""
    names = [*names]
    return Count(len(names), sum(map(is_python, names)), sum(map(is_library, names)), size)


def total_of(counts: Iterable[Count]) -> Count:
    """Return the sum of counts."""
    counts = [*counts]
    return Count(*(sum(getattr(item, name) for item in counts) for name in field_names(Count)))
