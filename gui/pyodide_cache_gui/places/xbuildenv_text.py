"""Texts about roots of cross-build environments and the versions in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_cache.formats.xbuildenv import Generation
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.places.roots import Root, State, XBuildEnv
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.places.place_text import owner_text
from pyodide_cache_gui.widgets.format import (
    counted,
    failed_text,
    moment_text,
    path_text,
    say,
    size_text,
    some_names,
    versions_text,
    visible_text,
)
from pyodide_cache_gui.widgets.lines_table import STRETCH, TextLine
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.places.removal import RemovalReport

_tr = translator("xbuildenv_text")

#: Places of columns; the last three have numbers.
STATE, EMSDK = 2, 3

#: Before the name of a version, which stands below its root.
_INDENT = 4 * " "


def columns() -> dict[str, int]:
    """Return the headings of all columns and their widths, as `set_widths` takes them."""
    first = {_tr("Root, version"): 136, _tr("Owner"): STRETCH, _tr("State"): 156}
    return first | {_tr("Emscripten SDK"): 120, _tr("Size"): 84, _tr("Last used"): 100}


def root_lines(root: Root, form: AgeFormat) -> list[TextLine]:
    """Return the row of a root, and below it those of its versions; their values are the root and the versions."""
    versions = root.versions
    state = generation_text(root) if versions else _tr("empty")
    size = size_text(sum(item.bytes for item in versions)) if versions else ""
    texts = (
        visible_text(root.name.key) or path_text(root.path),
        root_owner_text(root),
        f"⚠ {say(root.problem)}" if root.problem else state,
        _some_size(sum(item.emsdk_bytes for item in versions)),
        _tr("counting…") if any(item.measure is None for item in versions) else size,
        _used(max((item.last_used or 0.0 for item in versions), default=0.0), form),
    )
    above = TextLine(texts, value=root, tip=root_tip(root), statuses=_warning(root.problem))
    return [above, *(_version_line(item, form) for item in versions)]


def _version_line(item: XBuildEnv, form: AgeFormat) -> TextLine:
    size = f"⚠ {size_text(item.bytes)}" if item.measure and item.measure.problem else size_text(item.bytes)
    texts = (
        _INDENT + visible_text(item.version),
        "",
        state_text(item),
        _some_size(item.emsdk_bytes),
        _tr("counting…") if item.measure is None else size,
        _used(item.last_used or 0.0, form),
    )
    is_unfinished = item.state is not State.INSTALLED
    return TextLine(texts, value=item, tip=version_tip(item, form), statuses=_warning(is_unfinished))


def _warning(problem: object) -> tuple[tuple[int, Status], ...]:
    return ((STATE, Status.DIFFERS),) if problem else ()


def root_owner_text(root: Root) -> str:
    """Return the owner of a root."""
    if root.owners:
        text = _tr("pyodide-build {version} in {prefix}")
        return "; ".join(
            text.format(version=item.version or "?", prefix=path_text(item.prefix)) for item in root.owners
        )
    if not root.is_owner_known:
        return _tr("owner unknown")
    return owner_text(root.tool)


def generation_text(root: Root) -> str:
    """Return what a root is for."""
    return {
        Generation.PLAIN: _tr("for one working directory"),
        Generation.BY_VERSION: _tr("for one version"),
        Generation.BY_INSTALLATION: _tr("for one installation"),
        Generation.CHOSEN: _tr("chosen folder"),
    }[root.name.generation]


def state_text(item: XBuildEnv) -> str:
    """Return how complete a version is, and whether it is current, as a symbol and a word."""
    text = {
        State.INSTALLED: _tr("✓ installed"),
        State.UNFINISHED: _tr("⚠ unfinished"),
        State.HALF_REMOVED: _tr("⚠ partly removed"),
    }[item.state]
    if not item.is_current:
        return text
    return _tr("● current") if item.state is State.INSTALLED else _tr("{state}, current").format(state=text)


def root_tip(root: Root) -> str:
    """Return everything about a root, one fact a line."""
    lines = [visible_text(str(root.path)), root_owner_text(root), generation_text(root)]
    if not root.is_owner_known:
        lines.append(_tr("No Python environment that was found uses it"))
    if root.others:
        names = some_names(root.others, 5)
        lines.append(_tr("Other files, never removed: {names}").format(names=names))
    if root.problem:
        lines.append(f"⚠ {say(root.problem)}")
    return "\n".join(lines)


def version_tip(item: XBuildEnv, form: AgeFormat) -> str:
    """Return everything about a version, one fact a line."""
    lines = [visible_text(str(item.path))]
    if item.python:
        lines.append(_tr("Installed with Python {version}").format(version=visible_text(item.python)))
    if item.emscripten:
        lines.append(_tr("Emscripten {version}").format(version=visible_text(item.emscripten)))
    if item.emsdk_bytes:
        lines.append(f"{_tr('Emscripten SDK')}: {size_text(item.emsdk_bytes)}")
    if item.state is State.UNFINISHED:
        lines.append(_tr("⚠ Its installation was interrupted, or still runs"))
    if item.state is State.HALF_REMOVED:
        lines.append(_tr("⚠ Its removal was interrupted; the rest cannot be used"))
    if item.measure and item.measure.problem:
        lines.append(f"⚠ {say(item.measure.problem)}")
    if item.last_used:
        lines.append(_tr("Last used: {age}").format(age=moment_text(item.last_used, form)))
    return "\n".join(lines)


def _some_size(size: int) -> str:
    return size_text(size) if size else ""


def _used(moment: float, form: AgeFormat) -> str:
    return moment_text(moment, form) if moment else ""


def removal_summary(report: RemovalReport) -> list[str]:
    """Return how many versions and roots were removed."""
    parts = []
    if report.removed or not report.roots:
        versions, size = versions_text(len(report.removed)), size_text(report.bytes)
        parts.append(_tr("{versions} removed, {size}").format(versions=versions, size=size))
    if report.roots:
        parts.append(counted(len(report.roots), _tr("{n} root removed"), _tr("{n} roots removed")))
    return [*parts, *failed_text(len(report.failed))]
