"""Sizes, ages and statuses as short text; cheap enough for every cell of every repaint."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from pyodide_cache.disk.inventory import Entry, Status
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import is_lock_file_name

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400

#: A shape besides the word, so that colour is never alone. Each is in common fonts.
STATUS_SHAPES = {
    Status.VERIFIED: "✓",
    Status.OTHER_RELEASE: "◇",
    Status.UNVERIFIED: "◌",
    Status.UNKNOWN: "?",
    Status.ALTERED: "⚠",
    Status.DAMAGED: "✕",
    Status.UNCHECKED: "○",
}


def size_text(size: int) -> str:
    """Return bytes in decimal units: ``3.6 MB``."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat).replace("bytes", "B")


def age_text(seconds: float) -> str:
    """Return an age in its largest unit: ``3 days``."""
    seconds = max(0.0, seconds)
    if seconds < _MINUTE:
        return _tr("just now")
    for limit, unit, one, many in (
        (_HOUR, _MINUTE, _tr("1 minute"), _tr("{n} minutes")),
        (_DAY, _HOUR, _tr("1 hour"), _tr("{n} hours")),
        (14 * _DAY, _DAY, _tr("1 day"), _tr("{n} days")),
        (60 * _DAY, 7 * _DAY, _tr("1 week"), _tr("{n} weeks")),
        (730 * _DAY, 30.44 * _DAY, _tr("1 month"), _tr("{n} months")),
    ):
        if seconds < limit:
            number = int(seconds // unit)
            return one if number == 1 else many.format(n=number)
    return _tr("{n} years").format(n=int(seconds // (365.25 * _DAY)))


def files_text(files: int) -> str:
    """Return a number of files."""
    return _tr("1 file") if files == 1 else _tr("{n} files").format(n=QLocale().toString(files))


def kind_text(entry: Entry) -> str:
    """Return the kind; of a wheel, what it is built for."""
    if entry.kind is Kind.WHEEL and entry.flavour:
        return _tr("{flavour} wheel").format(flavour=entry.flavour)
    if is_lock_file_name(entry.file_name):
        return _tr("lock file")
    return _tr(str(entry.kind))


def runtime_text(runtime: str | None) -> str:
    """Return a release line for people."""
    if runtime is None:
        return ""
    return _tr("any") if runtime == "any" else f"Pyodide {runtime}"


def status_text(entry: Entry) -> str:
    """Return a shape and a word; nothing for what is no package file."""
    if entry.kind in {Kind.FOREIGN, Kind.PARTIAL}:
        return ""
    shape = STATUS_SHAPES[entry.status]
    if entry.status is Status.VERIFIED and entry.provenance:
        return f"{shape} {entry.provenance[0]}"
    return f"{shape} {_tr(str(entry.status))}"


def visible_text(text: str) -> str:
    """Return text from outside as one line, with what could not or should not be shown made visible."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "surrogatepass").decode()
        for character in text
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("format", text)
