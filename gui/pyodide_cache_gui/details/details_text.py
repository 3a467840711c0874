"""Texts of the details pane: what a status means, who publishes a file, what it requires, where its copies are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pyodide_cache.details.dependencies import DependencyLink, Dependent
from pyodide_cache.details.details import Details, LockSummary, Origin, Provenance
from pyodide_cache.formats.file_type import FileType
from pyodide_cache.formats.filenames import Flavor, Kind
from pyodide_cache.formats.lockfile import is_lock_file_name
from pyodide_cache.inventory.copies import Copy
from pyodide_cache.inventory.inventory import NO_PACKAGES, Entry, Status
from pyodide_cache_gui.widgets.format import (
    STATUS_SHAPES,
    counted,
    files_text,
    kind_name,
    kind_text,
    packages_text,
    size_text,
    status_word,
    visible_text,
)
from pyodide_cache_gui.widgets.link_list import Line
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("details_text")

#: The most names that are listed; the rest is counted.
_MOST_NAMES = 6


def status_meaning(entry: Entry) -> str:
    """Return what the status of a file means, in a sentence."""
    if is_lock_file_name(entry.file_name):
        return _tr("A lock file: the names of packages, their files and hashes.")
    if entry.kind is Kind.PARTIAL:
        return _tr("An unfinished download. No runtime reads it.")
    if entry.kind is Kind.FOREIGN:
        return _tr("Not a package. It is only removed if you select it yourself.")
    if not entry.is_of_release:
        text = _tr("The file of Pyodide {release}, not of the selected release.")
        return text.format(release=entry.provenance[0])
    if entry.status is Status.NOT_VERIFIED and entry.sha256 is None:
        return _tr("Not compared with the published file yet.")
    return {
        Status.VERIFIED: _tr("Identical to the published file."),
        Status.NOT_VERIFIED: _tr("A valid archive, but no known lock file or package index publishes its hash."),
        Status.DIFFERS: _tr(
            "A valid archive, but a Pyodide release has a different file under this name. Keep it, or repair it."
        ),
        Status.DAMAGED: _tr("Pyodide cannot load it."),
    }[entry.status]


def dependency_line(link: DependencyLink) -> Line:
    """Return the line of a required package, with a link if it is cached."""
    extras = _tr("for [{extras}]").format(extras=", ".join(link.extras[:3])) if link.extras else ""
    if link.cached:
        return Line(STATUS_SHAPES[Status.VERIFIED], link.requirement, link.name or "", extras)
    if link.other_versions:
        return Line("⚠", link.requirement, link.name or "", _notes(extras, _tr("another version is cached")))
    return Line("○", link.requirement, "", _notes(extras, _tr("not cached")))


def dependent_lines(details: Details) -> list[Line]:
    """Return the lines of the packages that require this one."""
    found = [_dependent_line(item) for item in details.dependents]
    if not details.dependents_complete:
        found.append(Line("", "", note=_tr("Perhaps others: there are too many wheels to read all of them.")))
    return found


def _dependent_line(item: Dependent) -> Line:
    optional = _tr("optional") if item.optional else ""
    required = (
        item.requirement
        if item.requirement != item.name and any(mark in item.requirement for mark in "<>=!~")
        else ""
    )
    if item.file_name:
        return Line(STATUS_SHAPES[Status.VERIFIED], item.name, item.name, _notes(required, optional))
    return Line("○", item.name, "", _notes(optional, _tr("not cached")))


def provenance_lines(details: Details) -> list[Line]:
    """Return the publishers of these bytes, then those of other bytes under this name."""
    releases = [item.name for item in details.provenance if item.origin is Origin.RELEASE]
    found = [Line("✓", _tr("Pyodide {versions}").format(versions=_first(releases)))] if releases else []
    found += [Line("✓", _origin(item)) for item in details.provenance if item.origin is not Origin.RELEASE]
    for other in details.published:
        note = _tr("sha256 {start}…").format(start=other.sha256[:12])
        if other.is_this is None:
            found.append(Line("○", _publishers(other.by), note=note))
        elif not other.is_this:
            found.append(Line("◇", _publishers(other.by), note=_notes(_tr("different file"), note)))
    return found


def copy_line(copy: Copy, file_name: str) -> Line:
    """Return the line of a copy: its folder, with its name if that differs."""
    if copy.quarantine:
        return Line("◇", _tr("Quarantine"), note=_notes(_tr("replaced by a repair"), size_text(copy.size)))
    place = str(copy.path.parent if copy.path.name == file_name else copy.path)
    if copy.same_inode:
        return Line("✓", place, note=_tr("hard link, takes no more space"))
    if copy.same_bytes is None:
        return Line("○", place, note=_tr("not compared yet"))
    if copy.same_bytes:
        return Line("✓", place, note=_tr("same file"))
    return Line("◇", place, note=_notes(_tr("different file"), size_text(copy.size)))


def lock_text(lock: LockSummary) -> str:
    """Return what a lock file contains."""
    line = lock.release or lock.runtime.line
    runtime = _tr("Pyodide {line}").format(line=line) if line else lock.runtime.platform
    parts = [_tr("{runtime}, Python {python}").format(runtime=runtime, python=lock.runtime.python)]
    parts.append(_tr("{packages}, {cached} cached").format(packages=packages_text(lock.packages), cached=lock.cached))
    if lock.added is not None:
        added = packages_text(lock.added)
        parts.append(_tr("Written by this app, with {packages} from the index").format(packages=added))
    if lock.refused:
        parts.append(counted(lock.refused, _tr("{n} entry cannot be used"), _tr("{n} entries cannot be used")))
    return "\n".join(parts)


def file_type_text(file_type: FileType) -> str:
    """Return the name of a file type."""
    return _tr(str(file_type))


def kinds_lines(entries: Sequence[Entry]) -> list[Line]:
    """Return the number of files of each kind, most frequent first."""
    # Without the text of each, which takes longest for thousands.
    kinds = Counter([entry.identity.flavor or kind_text(entry) for entry in entries])
    named = ((kind_name(kind) if isinstance(kind, Flavor) else kind, count) for kind, count in kinds.most_common())
    return [Line("", name, note=files_text(count)) for name, count in named]


def statuses_lines(entries: Sequence[Entry]) -> list[Line]:
    """Return the number of packages of each status."""
    counts = Counter([entry.status for entry in entries if entry.identity.kind not in NO_PACKAGES])
    return [
        Line(STATUS_SHAPES[status], status_word(status), note=files_text(counts[status]))
        for status in Status
        if counts[status]
    ]


def _origin(item: Provenance) -> str:
    if item.origin is Origin.INDEX:
        return _tr("The package index")
    if item.origin is Origin.LOCK_HERE:
        return _tr("{name} in this directory").format(name=item.name)
    return item.name


def _publishers(by: Sequence[str]) -> str:
    locks = [name for name in by if is_lock_file_name(name)]
    releases = [name for name in by if not is_lock_file_name(name)]
    parts = [_tr("Pyodide {versions}").format(versions=_first(releases))] if releases else []
    return ", ".join([*parts, *locks])


def _first(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMES
    shown = ", ".join(names[:_MOST_NAMES])
    return _tr("{names} and {n} more").format(names=shown, n=rest) if rest > 0 else shown


def _notes(*notes: str) -> str:
    return " · ".join(visible_text(note) for note in notes if note)
