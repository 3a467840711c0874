"""The rows and sentences that show differences between sets of packages."""

from __future__ import annotations

from pyodide_cache.base.problems import Code
from pyodide_cache.updates.diff import Diff
from pyodide_cache.updates.outdated import Outdated, ReleaseForecast
from pyodide_cache_gui.activity.problems_dialog import few_problem_lines
from pyodide_cache_gui.widgets.format import counted, packages_text, say
from pyodide_cache_gui.widgets.lines_table import TextLine
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("change_lines")


def diff_lines(found: Diff) -> list[TextLine]:
    """Return a row for each package that differs: its name, both versions, and what changed; rebuilt ones last."""
    groups = (
        [(change.name, change.before.version, change.after.version, _tr("new version")) for change in found.changed],
        [(item.name, item.version, "", _tr("removed")) for item in found.removed],
        [(item.name, "", item.version, _tr("added")) for item in found.added],
        [(change.name, change.before.version, change.after.version, _tr("rebuilt")) for change in found.rebuilt],
    )
    return [TextLine(row) for group in groups for row in sorted(group)]


def diff_summary(found: Diff) -> str:
    """Return the counts of a comparison, after what changed in the runtime."""
    parts = (
        (_tr("{n} new version") if len(found.changed) == 1 else _tr("{n} new versions"), found.changed),
        (_tr("{n} added"), found.added),
        (_tr("{n} removed"), found.removed),
        (_tr("{n} rebuilt at the same version"), found.rebuilt),
        (_tr("{n} unchanged"), found.same),
        (_tr("{n} not compared, because their hash is not known"), found.uncompared),
    )
    counts = ", ".join(text.format(n=len(items)) for text, items in parts if items)
    return "\n".join([*_runtime_changes(found), counts])


def forecast_lines(found: Outdated) -> list[TextLine]:
    """Return a row for each newer release: how many packages it changes, removes, and which."""
    return [_forecast_line(item) for item in reversed(found.newer)]


def forecast_summary(found: Outdated) -> str:
    """Return a sentence about the directory, and whether there is a newer release."""
    text = _tr("This directory is for Pyodide {release} and has {packages}.")
    text = text.format(release=found.release, packages=packages_text(found.packages))
    return text if found.newer else f"{text} {_tr('No newer release is known.')}"


def version_lines(found: Outdated) -> list[TextLine]:
    """Return a row for each package that has a newer version on the index, with what holds it back."""
    return [
        TextLine((item.name, item.cached, item.newest, item.held_by or (say(item.problem) if item.problem else "")))
        for item in found.versions
    ]


def version_summary(found: Outdated) -> str:
    """Return how many packages have a newer version on the index, and what could not be found out."""
    if not found.asked_index:
        return _tr("The package index was not asked: offline is on, or it is not used.")
    count = len(found.versions)
    text = counted(count, _tr("{n} package has a newer version"), _tr("{n} packages have a newer version"))
    if not count:
        is_without_index = any(problem.code is Code.DIRECTORY_USED for _, problem in found.problems)
        text = _tr("No package from the index has a newer version.")
        text = _tr("The package index could not be asked.") if is_without_index else text
    lines = [text]
    return "\n".join([*lines, *few_problem_lines(found.problems)])


def _forecast_line(item: ReleaseForecast) -> TextLine:
    if item.diff is None:
        text = _tr("The packages of this release are not known yet")
        return TextLine((item.version, text, "", "", ""), is_sentence=True)
    counts = (len(item.diff.changed), len(item.diff.rebuilt), len(item.diff.removed))
    parts = [f"{change.name} {change.before.version} → {change.after.version}" for change in item.diff.changed]
    for gone in item.diff.removed:
        users = ", ".join(item.users.get(gone.name, ()))
        text = _tr("{name} is removed, and needed by {users}") if users else _tr("{name} is removed")
        parts.append(text.format(name=gone.name, users=users))
    parts += [_tr("{name} is not built for this release").format(name=lost.name) for lost in item.unloadable]
    return TextLine(
        (item.version, *(str(count) for count in counts), "; ".join(parts) or _tr("all versions stay the same")),
        keys=tuple(enumerate(counts, start=1)),
    )


def _runtime_changes(found: Diff) -> list[str]:
    before, after = found.before.runtime, found.after.runtime
    if before is None or after is None:
        return []
    pairs = (("Python", before.python, after.python), ("ABI", before.abi or "–", after.abi or "–"))
    return [f"{what}: {one} → {other}" for what, one, other in pairs if one != other]
