"""The text and the look of the table's cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from pyodide_cache.formats.filenames import Flavor
from pyodide_cache.inventory.inventory import Entry
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.inventory.rows import Group
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.widgets.format import (
    files_text,
    kind_text,
    moment_text,
    say,
    size_text,
    status_shape_text,
    status_text,
    versions_text,
    visible_text,
)
from pyodide_cache_gui.widgets.theme import faint_text, mix, status_color
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("cells")


def headings() -> tuple[str, ...]:
    """Return the headings of all columns."""
    return (
        _tr("Package"),
        _tr("Version"),
        _tr("Size"),
        _tr("Age"),
        _tr("Status"),
        _tr("Kind"),
        _tr("Runtime"),
        _tr("Last used"),
        _tr("File"),
        _tr("sha256"),
    )


def entry_text(entry: Entry, column: int, form: AgeFormat = AgeFormat.RELATIVE) -> str:
    """Return the text of a file's cell."""
    return _ENTRY_TEXTS[column](entry, form)


def entry_line(entry: Entry, form: AgeFormat = AgeFormat.RELATIVE) -> str:
    """Return the package, version, size, age and status of a file."""
    name = " ".join(part for part in (entry_text(entry, Column.PACKAGE), entry.identity.version) if part)
    rest = (entry_text(entry, column, form) for column in (Column.SIZE, Column.AGE, Column.STATUS))
    return ", ".join(part for part in (name, *rest) if part)


def group_text(group: Group, column: int, form: AgeFormat = AgeFormat.RELATIVE) -> str:
    """Return the text of a heading's cell."""
    text = _GROUP_TEXTS.get(column)
    return text(group, form) if text else ""


def foreground(entry: Entry | Group, column: int, line: str | None) -> Any:
    """Return the color of a cell's text; None for the default."""
    palette = QGuiApplication.palette()
    if isinstance(entry, Group):
        return status_color(entry.worst, palette) if column == Column.STATUS else None
    if not entry.is_package:
        return faint_text(palette)
    if column == Column.STATUS:
        return status_color(entry.status, palette)
    if column == Column.RUNTIME and (is_for_another_line(entry, line) or entry.identity.runtime == "any"):
        return faint_text(palette)
    return None


def highlight_background() -> QColor:
    """Return the color behind highlighted rows."""
    color = QColor(QGuiApplication.palette().color(QPalette.ColorRole.Highlight))
    color.setAlpha(50)
    return color


def selected_background(palette: QPalette) -> QColor:
    """Return the color behind selected rows: a tint on which every color of text is still readable."""
    return mix(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Accent), 0.14)


def is_for_another_line(entry: Entry, line: str | None) -> bool:
    """Return whether a wheel is built for another release line than the selected one."""
    is_wheel = entry.flavor in {Flavor.WASM, Flavor.PURE}
    return is_wheel and line is not None and not entry.identity.loads_in(line)


def tool_tip(entry: Entry, line: str | None) -> str:
    """Return what the cells of a file do not say."""
    lines = [visible_text(entry.file_name)]
    if entry.warning:
        lines.append(say(entry.warning))
    if is_for_another_line(entry, line):
        lines.append(_tr("Not for the selected Pyodide version"))
    if entry.provenance:
        shown = ", ".join(entry.provenance[:6]) + (" …" if len(entry.provenance) > 6 else "")
        lines.append(_tr("Published by: {publishers}").format(publishers=shown))
    return "\n".join(lines)


_ENTRY_TEXTS: dict[int, Callable[[Entry, AgeFormat], str]] = {
    Column.PACKAGE: lambda entry, _: visible_text(entry.identity.name or entry.file_name),
    Column.VERSION: lambda entry, _: entry.identity.version or "",
    Column.SIZE: lambda entry, _: size_text(entry.stamp.size) if entry.is_file else "",
    Column.AGE: lambda entry, form: moment_text(entry.modified, form),
    Column.STATUS: lambda entry, _: status_text(entry),
    Column.KIND: lambda entry, _: kind_text(entry),
    # Without "Pyodide" before it, which the heading says.
    Column.RUNTIME: lambda entry, _: _tr("any") if entry.identity.runtime == "any" else entry.identity.runtime or "",
    Column.LAST_USED: lambda entry, form: moment_text(entry.last_used, form) if entry.last_used else "",
    Column.FILE: lambda entry, _: visible_text(entry.file_name),
    Column.SHA256: lambda entry, _: entry.sha256 or "",
}
_GROUP_TEXTS: dict[int, Callable[[Group, AgeFormat], str]] = {
    Column.PACKAGE: lambda group, _: f"{'▾' if group.is_open else '▸'} {visible_text(group.name)}",
    Column.VERSION: lambda group, _: versions_text(n) if (n := len(group.versions)) > 1 else "".join(group.versions),
    Column.SIZE: lambda group, _: size_text(group.size),
    Column.AGE: lambda group, form: moment_text(group.newest, form),
    Column.STATUS: lambda group, _: status_shape_text(group.worst),
    Column.FILE: lambda group, _: files_text(len(group.entries)),
}
