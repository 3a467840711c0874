"""``pyodide-cache diff``, ``outdated`` and ``audit``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural
from pyodide_cache.base.shell import shell_word
from pyodide_cache.cli.common import common, fail_if
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import EXISTING, index_url_option, offline_option, open_cache, pyodide_option, repeated
from pyodide_cache.cli.output import (
    MOST_NAMES,
    answer,
    explained,
    failed_json,
    note,
    say,
    warn,
    warn_failures,
    writes_text,
)
from pyodide_cache.cli.terminal import write_table
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import updates as documents
    from pyodide_cache.updates.audit import Audit, Finding
    from pyodide_cache.updates.diff import Change, Diff, Side
    from pyodide_cache.updates.outdated import NewerVersion, Outdated, ReleaseForecast


#: Of more releases in a row, only the first and the last are named.
_MOST_RELEASES = 3


@command("diff", writes="DiffDocument")
@click.argument("before", shell_complete=completing("release"))
@click.argument("after", shell_complete=completing("release"))
@click.option("--markdown", is_flag=True, help="Write Markdown, for a changelog.")
def diff_command(before: str, after: str, markdown: bool) -> None:
    """Compare releases, lock files or directories.

    BEFORE and AFTER are each a Pyodide release (314.0.6), a lock file, a directory, an export or a pack. A package is
    rebuilt if it has the same version and other bytes; --verbose lists those too. Known releases are compared without
    a network.

    pyodide-cache diff 314.0.0 314.0.7
    pyodide-cache diff ./old-cache ./new-cache --markdown
    """
    found = open_cache().updates.diff(before, after)
    document: documents.DiffDocument = {
        "before": _side_json(found.before),
        "after": _side_json(found.after),
        **changes_json(found),
        "same": len(found.same),
        "uncompared": [change.name for change in found.uncompared],
    }
    answer(document)
    if markdown:
        say(*markdown_lines(found), for_file=True)
    else:
        _write_diff(found)


@command("outdated", writes="OutdatedDocument")
@offline_option
@index_url_option
@pyodide_option
def outdated_command() -> None:
    """Show what newer releases would change for the cached packages.

    Newer versions on the index are shown, too. Lists and remembered projects show who needs a package that is gone.

    pyodide-cache outdated --offline
    """
    cache = open_cache()
    found = cache.updates.outdated()
    document: documents.OutdatedDocument = {
        "cache_dir": cache.directory,
        "pyodide": found.release,
        "packages": found.packages,
        "releases": map(_forecast_json, found.newer),
        "versions": found.versions,
        "problems": failed_json("name", found.problems),
    }
    answer(document, f"This directory is for Pyodide {found.release} and has {plural(found.packages, 'package')}.")
    say(*forecast_lines(found), *([""] if found.versions else []))
    rows = [(item.name, item.cached, item.newest, _held_by(item)) for item in found.versions]
    write_table(["Package", "Cached", "Index", "Held by"], rows)
    if writes_text():  # what could not be asked is not a failure
        warn_failures(found.problems)


def _write_diff(found: Diff) -> None:
    changes = _runtime_changes(found)
    if found.is_empty and not found.uncompared and not changes:
        say(f"{found.before.label} and {found.after.label} are the same: {plural(len(found.same), 'package')}.")
        return
    say(f"{found.before.label} → {found.after.label}", *changes)
    rows = change_rows(found, removed="removed", rebuilt=common().verbose)
    write_table(["Package", "Before", "After", "Change"], rows)
    say(_summary(found))


def change_rows(found: Diff, *, removed: str, rebuilt: bool) -> list[tuple[str, str, str, str]]:
    """Return a row for each change, sorted by package; ``removed`` is the word for those that are gone."""
    groups = [(found.changed, "updated"), (found.rebuilt if rebuilt else (), "rebuilt")]
    return sorted(
        [
            *((each.name, each.before.version, each.after.version, what) for group, what in groups for each in group),
            *((item.name, "", item.version, "added") for item in found.added),
            *((item.name, item.version, "", removed) for item in found.removed),
        ]
    )


def _summary(found: Diff) -> str:
    parts = [
        plural(len(found.changed), "new version"),
        f"{len(found.added)} added",
        f"{len(found.removed)} removed",
        f"{len(found.rebuilt)} rebuilt at the same version",
        f"{len(found.same)} unchanged",
    ]
    if found.uncompared:
        parts.append(f"{len(found.uncompared)} not compared, since their hash is not known")
    return ", ".join(parts) + "."


def _runtime_changes(found: Diff) -> list[str]:
    """Return a line for the Python and for the ABI, if they differ."""
    before, after = found.before.runtime, found.after.runtime
    if before is None or after is None:
        return []
    pairs = [("Python", before.python, after.python), ("ABI", before.abi or "none", after.abi or "none")]
    return [f"{what}: {one} → {other}" for what, one, other in pairs if one != other]


def markdown_lines(found: Diff) -> list[str]:
    """Return a comparison as Markdown."""
    lines = [f"## {found.before.label} → {found.after.label}", ""]
    lines += [f"- {line}" for line in _runtime_changes(found)]
    lines += [f"- {_summary(found)}", ""]
    for title, columns, rows in (
        ("Updated", "Package | Before | After", [_versions(change) for change in found.changed]),
        ("Added", "Package | Version", [(item.name, item.version) for item in found.added]),
        ("Removed", "Package | Version", [(item.name, item.version) for item in found.removed]),
        ("Rebuilt at the same version", "Package | Version", [_versions(change)[:2] for change in found.rebuilt]),
    ):
        if rows:
            dashes = " | ".join("---" for _ in columns.split("|"))
            lines += [f"### {title}", "", f"| {columns} |", f"| {dashes} |"]
            lines += [f"| {' | '.join(row)} |" for row in rows]
            lines.append("")
    return lines[:-1]


def _versions(change: Change) -> tuple[str, str, str]:
    return change.name, change.before.version, change.after.version


def forecast_lines(found: Outdated) -> list[str]:
    """Return a sentence for each newer release; releases with the same answer share one."""
    groups: dict[tuple[str, ...], list[str]] = {}
    known = [item.version for item in found.newer]
    for item in found.newer:
        groups.setdefault(_forecast(item, found.packages), []).append(item.version)
    lines = []
    for (singular, plural_verb, rest), versions in groups.items():
        names = " and ".join(filter(None, (", ".join(versions[:-1]), versions[-1])))
        if len(versions) > _MOST_RELEASES and versions in (known[i : i + len(versions)] for i in range(len(known))):
            names = f"{versions[0]} to {versions[-1]}"
        lines.append(f"{names} {singular if len(versions) == 1 else plural_verb} {rest}")
    return lines or [f"Pyodide {found.release} is the newest release that this program knows."]


def _forecast(item: ReleaseForecast, packages: int) -> tuple[str, str, str]:
    """Return the verb for one release and for several, and the rest of a sentence about them."""
    if item.diff is None:
        return "is", "are", "newer than this program. To see what would change, install its newest version."
    if not packages:
        return "changes", "change", "nothing: no package is cached."
    if not item.affected:
        return "changes", "change", "none of your packages."
    parts = [f"{change.name} {change.before.version} → {change.after.version}" for change in item.diff.changed]
    if len(parts) > MOST_NAMES and not common().verbose:
        parts = [*parts[:MOST_NAMES], f"{len(parts) - MOST_NAMES} more new versions"]
    if item.diff.rebuilt:
        parts.append(f"{plural(len(item.diff.rebuilt), 'package')} rebuilt at the same version")
    for names, what in ((item.diff.removed, "gone"), (item.unloadable, "not built for its runtime")):
        for gone in names:
            users = item.users.get(gone.name, ())
            used = f", and {', '.join(users)} {'uses' if len(users) == 1 else 'use'} it" if users else ""
            parts.append(f"{gone.name} is {what}{used}")
    return "changes", "change", f"{item.affected} of your {plural(packages, 'package')}: {'; '.join(parts)}."


def _held_by(item: NewerVersion) -> str:
    return item.held_by or (explained(item.problem) if item.problem else "")


def changes_json(found: Diff) -> documents.Changes:
    """Return the four lists of changes for JSON."""
    return {
        "added": found.added,
        "removed": found.removed,
        "changed": [_change_json(change) for change in found.changed],
        "rebuilt": [_change_json(change) for change in found.rebuilt],
    }


def _side_json(side: Side) -> documents.Side:
    runtime = side.runtime
    return {
        "label": side.label,
        "pyodide": side.release,
        "python": runtime.python if runtime else None,
        "abi": runtime.abi if runtime else None,
        "packages": len(side.items),
    }


def _change_json(change: Change) -> documents.Change:
    return {
        "name": change.name,
        "before": change.before.version,
        "after": change.after.version,
        "file_name": change.after.file_name,
        "size_before": change.before.size,
        "size_after": change.after.size,
    }


def _forecast_json(item: ReleaseForecast) -> documents.Forecast:
    row: documents.Forecast = {
        "version": item.version,
        "unloadable": item.unloadable,
        "users": {name: [*users] for name, users in item.users.items()},
    }
    return {**row, **changes_json(item.diff)} if item.diff else row


@command(
    "audit",
    writes="AuditDocument",
    hint_for=lambda word: f"Write: --osv {shell_word(word)}" if word.endswith((".json", ".zip")) else "",
)
@repeated(
    "--ignore",
    "ignored",
    metavar="NAME|ID",
    help="A package, or a vulnerability such as CVE-2024-1234, that is not reported.",
)
@click.option(
    "--osv",
    metavar="PATH",
    type=EXISTING,
    help="Read vulnerabilities from OSV data: a JSON file, a folder, or the zip of the ecosystem PyPI.",
)
@index_url_option
@offline_option
@pyodide_option
def audit_command(ignored: tuple[str, ...], osv: Path | None) -> None:
    """Find packages that were recalled or replaced, or have known vulnerabilities.

    The package index is asked about every cached package; the public index is not asked about those of another one.

    \b
    vulnerable  the index or the OSV data has a vulnerability of this version
    yanked      the publisher withdrew it
    removed     the file is no longer on the index
    changed     the index has other bytes under this name now
    young       it was uploaded within the days of the setting cool-down-days

    The exit status is 1 if there is a finding, or if the index did not answer for a package. With --offline and
    --osv, only vulnerabilities are looked for.

    pyodide-cache audit --ignore CVE-2024-1234
    pyodide-cache audit --offline --osv all.zip
    """  # noqa: D301 -- click wants the control character
    found = open_cache().updates.audit(osv=osv, ignored=ignored)
    answer(_audit_document(found))
    if not common().as_json:
        _write_audit(found)
    fail_if(found.findings or found.problems)


def _write_audit(found: Audit) -> None:
    if found.findings:
        write_table(
            ["Package", "Version", "Finding", "Reason"],
            [(item.name, item.version, item.recall, reason_of(item)) for item in found.findings],
        )
        counts = Counter(item.recall.value for item in found.findings)
        say(f"{', '.join(f'{count} {word}' for word, count in counts.items())}, in {found.directory}.")
        say("Newer versions: pyodide-cache outdated. To remove a package: pyodide-cache remove NAME")
    elif found.checked:
        say(f"Checked {plural(found.checked, 'package')} in {found.directory}: no findings.")
    elif not found.problems:
        say(f"Nothing to audit: no package in {found.directory} is on the package index.")
    if found.osv:
        as_of = f", the newest of {found.osv.newest}" if found.osv.newest else ""
        note(f"The OSV data has {plural(found.osv.advisories, 'advisory', 'advisories')}{as_of}.")
        if found.osv.unread:
            warn(f"{plural(found.osv.unread, 'file')} of the OSV data could not be read.")
    for index in found.without_advisories:
        note(f"{index} does not publish known vulnerabilities: only recalls and hashes were checked.")
        note("To read a local copy of OSV’s data: pyodide-cache audit --osv PATH")
    if found.unpublished:
        names = _some(found.unpublished)
        count = plural(len(found.unpublished), "package")
        note(f"{count} could not be compared, since the index has no such version: {names}")
    note(*found.not_asked)
    warn_failures(found.problems)


def reason_of(finding: Finding) -> str:
    """Return what is known about a finding in one line."""
    text = ": ".join(part for part in ("/".join(finding.ids[:2]), finding.reason) if part)
    return f"{text} (fixed in {', '.join(finding.fixed_in)})" if finding.fixed_in else text


def _some(names: Sequence[str]) -> str:
    shown = names if common().verbose else names[:MOST_NAMES]
    return ", ".join([*shown, "…"] if len(shown) < len(names) else shown)


def _audit_document(found: Audit) -> documents.AuditDocument:
    return {
        "cache_dir": found.directory,
        "checked": found.checked,
        "findings": found.findings,
        "not_on_index": found.unpublished,
        "without_vulnerabilities": found.without_advisories,
        "not_asked": found.not_asked,
        "problems": failed_json("name", found.problems),
        "osv": found.osv,
    }
