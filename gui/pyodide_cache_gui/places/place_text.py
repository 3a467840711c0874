"""Texts about a place: its name, a line of details, a tool tip."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.formats.xbuildenv import parse_root_name
from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.widgets.format import files_text, moment_text, path_text, say, size_text, visible_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.places.evidence import Place

_tr = translator("place_text")

_BETWEEN = " · "

#: Names of tools whose own spelling is not that of the core.
_TOOLS = {
    Owner.ANODE: "Anode",
    Owner.DENO: "Deno",
    Owner.JUPYTERLITE: "JupyterLite",
    Owner.SHINYLIVE: "Shinylive",
    Owner.OPEN_WEBUI: "Open WebUI",
}


def owner_text(owner: Owner) -> str:
    """Return the tool that owns a place, or a general word."""
    general = {
        Owner.OURS: _tr("This app"),
        Owner.CHOSEN: _tr("Opened recently"),
        Owner.BUILT: _tr("Built wheels"),
        Owner.FOLDER: _tr("Other folders"),
    }
    return general.get(owner) or _TOOLS.get(owner, str(owner))


def layout_text(layout: Layout) -> str:
    """Return the layout of a place in a word or two."""
    return {
        Layout.PACKAGES: _tr("packages"),
        Layout.DISTRIBUTION: _tr("distribution"),
        Layout.WHEEL_TREE: _tr("wheel tree"),
        Layout.XBUILDENV: _tr("cross-build"),
    }.get(layout) or _tr("unknown")


def short_path(path: Path, projects: Iterable[Path] = ()) -> str:
    """Return a path relative to its project folder; in no project, see `path_text`."""
    for project in projects:
        if project in path.parents:
            return visible_text(str(Path(project.name) / path.relative_to(project)))
    return path_text(path)


def name_text(place: Place, projects: Iterable[Path] = ()) -> str:
    """Return the name of a place: its short path; for a root of cross-build environments its ID or version."""
    name = parse_root_name(place.path.name) if place.layout is Layout.XBUILDENV else None
    return f"xbuildenv {name.key}" if name and name.key else short_path(place.path, projects)


def detail_texts(place: Place, form: AgeFormat) -> tuple[str, ...]:
    """Return the line below the name of a place in several lengths, the longest first."""
    if place.layout is Layout.UNKNOWN:
        return (_tr("not readable"),)
    kind = "" if place.layout is Layout.PACKAGES else layout_text(place.layout)
    kind = _tr("partly unreadable") if place.problem else kind
    runtime = place.runtime or ""
    amount = place.measure
    if amount is None:
        return _lines((kind, runtime, _tr("counting…")), (runtime, _tr("counting…")), (_tr("counting…"),))
    if not amount.files:
        return _lines((kind, _tr("empty")), (_tr("empty"),))
    files, size = files_text(amount.files), size_text(amount.bytes)
    age = moment_text(amount.newest, form) if amount.newest is not None else ""
    return _lines(
        (kind, runtime, files, size, age),
        (kind, runtime, size, age),
        (kind, runtime, size),
        *([(kind, size)] if place.problem else [(runtime, size)]),
        (size,),
    )


def tool_tip(place: Place, form: AgeFormat, *, is_current: bool) -> str:
    """Return everything about a place, one fact a line, and what a click does."""
    lines = [path_text(place.path), _tr("Owner: {owner}").format(owner=owner_text(place.owner))]
    if place.layout is not Layout.UNKNOWN:
        lines.append(_tr("Layout: {layout}").format(layout=layout_text(place.layout)))
    if place.runtime:
        lines.append(_tr("Runtime: Pyodide {runtime}").format(runtime=place.runtime))
    if amount := place.measure:
        lines.append(f"{files_text(amount.files)}, {size_text(amount.bytes)}")
        if amount.newest is not None:
            lines.append(_tr("Last changed: {age}").format(age=moment_text(amount.newest, form)))
    if place.problem:
        lines.append(f"⚠ {say(place.problem)}")
    lines.append(_click_text(place, is_current=is_current))
    return "\n".join(lines)


def _click_text(place: Place, *, is_current: bool) -> str:
    if is_current:
        return _tr("This directory is open")
    if place.can_be_opened:
        return _tr("Click to open it")
    if place.layout is Layout.XBUILDENV:
        return _tr("Click to show the cross-build environments")
    if place.layout is Layout.UNKNOWN:
        return _tr("It cannot be opened because it is not readable")
    return _tr("It cannot be opened because its packages are in nested folders")


def _lines(*variants: tuple[str, ...]) -> tuple[str, ...]:
    lines = (_BETWEEN.join(part for part in parts if part) for parts in variants)
    return tuple(line for line in dict.fromkeys(lines) if line)
