"""Words of the details pane: what a status means, who publishes, what a need or a copy is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from pyodide_cache.details.dependencies import Dependant, DependencyLink
from pyodide_cache.details.details import Details, LockSummary, Looks, Origin, Provenance
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import is_lock_file_name
from pyodide_cache.inventory.copies import Copy
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache_gui.widgets.format import STATUS_SHAPES, files_text, kind_text, size_text, visible_text
from pyodide_cache_gui.widgets.link_list import Line

#: So many releases are named; the rest is counted.
_MANY = 6


def status_meaning(entry: Entry) -> str:
    """Return a sentence that tells what the status of a file means."""
    if is_lock_file_name(entry.file_name):
        return _tr("A lock file names packages, their files and their hashes.")
    if entry.kind is Kind.PARTIAL:
        return _tr("A download that was not finished. No runtime reads it.")
    if entry.kind is Kind.FOREIGN:
        return _tr("Not a package file. It is never touched.")
    return {
        Status.VERIFIED: _tr("Exactly the published bytes."),
        Status.OTHER_RELEASE: _tr("Official bytes, but of another release than the chosen one."),
        Status.UNVERIFIED: _tr("The archive is sound. Its source published no hash to compare."),
        Status.UNKNOWN: _tr("The archive is sound, and published by nobody known here."),
        Status.ALTERED: _tr("Not the bytes that are published under this name. The runtime loads them all the same."),
        Status.DAMAGED: _tr("Not a sound archive. The runtime fails on it at every start."),
        Status.UNCHECKED: _tr("Nobody hashed it yet. Verify tells whose bytes it has."),
    }[entry.status]


def need_line(need: DependencyLink) -> Line:
    """Return the line of a required package: what is here is a link to it."""
    extras = _tr("for [{extras}]").format(extras=", ".join(need.extras[:3])) if need.extras else ""
    if need.cached:
        return Line(STATUS_SHAPES[Status.VERIFIED], need.text, need.name, extras)
    if need.others:
        return Line("⚠", need.text, need.name, _notes(extras, _tr("another version is here")))
    return Line("○", need.text, "", _notes(extras, _tr("not cached")))


def dependant_lines(details: Details) -> list[Line]:
    """Return the lines of the packages that require this one."""
    found = [_dependant_line(item) for item in details.needed_by]
    if not details.whole:
        found.append(Line("", "", note=_tr("There are too many wheels here to ask all of them.")))
    return found


def _dependant_line(item: Dependant) -> Line:
    optional = _tr("optional") if item.is_optional else ""
    asked = item.text if item.text != item.name and any(mark in item.text for mark in "<>=!~") else ""
    if item.file_name:
        return Line(STATUS_SHAPES[Status.VERIFIED], item.name, item.name, _notes(asked, optional))
    return Line("○", item.name, "", _notes(optional, _tr("not cached")))


def provenance_lines(details: Details) -> list[Line]:
    """Return who publishes these bytes, and who other bytes under this name."""
    releases = [item.name for item in details.provenance if item.origin is Origin.RELEASE]
    found = [Line("✓", _tr("Pyodide {versions}").format(versions=_some(releases)))] if releases else []
    found += [Line("✓", _origin(item)) for item in details.provenance if item.origin is not Origin.RELEASE]
    for other in details.published:
        note = _tr("sha256 {start}…").format(start=other.sha256[:12])
        if other.is_this is None:
            found.append(Line("○", _publishers(other.by), note=note))
        elif not other.is_this:
            found.append(Line("◇", _publishers(other.by), note=_notes(_tr("other bytes"), note)))
    return found


def copy_line(copy: Copy, file_name: str) -> Line:
    """Return the line of another copy: its folder, and its name where it has another one."""
    if copy.in_quarantine:
        return Line("◇", _tr("Quarantine"), note=_notes(_tr("set aside by a repair"), size_text(copy.size)))
    place = str(copy.path.parent if copy.path.name == file_name else copy.path)
    if copy.shares_inode:
        return Line("✓", place, note=_tr("hard link, takes no more space"))
    if copy.same_bytes is None:
        return Line("○", place, note=_tr("not compared yet"))
    if copy.same_bytes:
        return Line("✓", place, note=_tr("same bytes"))
    return Line("◇", place, note=_notes(_tr("other bytes"), size_text(copy.size)))


def lock_text(lock: LockSummary) -> str:
    """Return what a lock file says."""
    line = lock.release or lock.runtime.line
    runtime = _tr("Pyodide {line}").format(line=line) if line else lock.runtime.platform
    parts = [_tr("{runtime}, Python {python}").format(runtime=runtime, python=lock.runtime.python)]
    parts.append(_tr("{n} packages, {here} of them cached here").format(n=lock.packages, here=lock.cached))
    if lock.added is not None:
        parts.append(_tr("Written by this app, with {n} from the index").format(n=lock.added))
    if lock.refused:
        parts.append(_tr("{n} entries cannot be used").format(n=lock.refused))
    return "\n".join(parts)


def looks_text(looks: Looks) -> str:
    """Return what a file is by its first bytes."""
    return {
        Looks.ZIP: _tr("zip archive"),
        Looks.TAR: _tr("tar archive"),
        Looks.GZIP: _tr("gzip archive"),
        Looks.HTML: _tr("HTML page"),
        Looks.JSON: _tr("JSON document"),
        Looks.WASM: _tr("WebAssembly module"),
        Looks.TEXT: _tr("text"),
        Looks.BINARY: _tr("binary data"),
        Looks.EMPTY: _tr("nothing: it is empty"),
    }[looks]


def kinds_lines(entries: Sequence[Entry]) -> list[Line]:
    """Return how many of several files are of each kind, the most first."""
    counts = Counter(kind_text(entry) for entry in entries)
    return [Line("", kind, note=files_text(number)) for kind, number in counts.most_common()]


def _origin(item: Provenance) -> str:
    if item.origin is Origin.INDEX:
        return _tr("The package index")
    if item.origin is Origin.LOCK_HERE:
        return _tr("{name} in this directory").format(name=item.name)
    return item.name


def _publishers(by: Sequence[str]) -> str:
    locks = [name for name in by if is_lock_file_name(name)]
    releases = [name for name in by if not is_lock_file_name(name)]
    parts = [_tr("Pyodide {versions}").format(versions=_some(releases))] if releases else []
    return ", ".join([*parts, *locks])


def _some(names: Sequence[str]) -> str:
    rest = len(names) - _MANY
    shown = ", ".join(names[:_MANY])
    return _tr("{names} and {n} more").format(names=shown, n=rest) if rest > 0 else shown


def _notes(*notes: str) -> str:
    return " · ".join(visible_text(note) for note in notes if note)


def _tr(text: str) -> str:
    return QCoreApplication.translate("details_text", text)
