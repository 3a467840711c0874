"""The result of packing: sizes by package, timings before and after, and notes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypedDict

from pyodide_cache.base.json_types import Bytes, Release
from pyodide_cache.base.problems import Problem, disk_problems
from pyodide_cache.base.record import as_dict, record, replace
from pyodide_cache.files.atomic import write_file
from pyodide_cache.pack.plan import Count, PackPlan, count_of, total_of
from pyodide_cache.pack.trace import STDLIB, Proof, Timings
from pyodide_cache.pack.trim import Trimmed
from pyodide_cache_resources import text_of

REPORT_JSON, REPORT_PAGE = "report.json", "report.html"


@record
class Row:
    """One package before and after."""

    name: str  # canonical name; empty for the sum of all rows
    version: str
    before: Count  # the published file
    after: Count  # the trimmed file
    #: Names of strategies and how many members each of them dropped, most first.
    taken: tuple[tuple[str, int], ...] = ()

    @property
    def reduction(self) -> float:
        """By which share of 1 the bytes shrank; negative if they grew."""
        return 1 - self.after.bytes / self.before.bytes if self.before.bytes else 0.0


@record
class PackReport:
    """The result of packing an app."""

    plan: PackPlan  # the last plan
    #: One for each package, then the standard library. For a bundle, the bytes after are what a file of each package
    #: alone would have; only ``bundle_bytes`` is real.
    rows: tuple[Row, ...]
    app_bytes: int  # of the archive of the app's own files
    before: Timings  # timings of the whole app
    proofs: tuple[Proof, ...]  # all proofs in order; the last is that of the pack
    target: Path | None = None  # the folder of the pack; None if there is none, because of ``problem``
    runtime_bytes: int = 0  # of the runtime's own files without the standard library, the same before and after
    bundle_bytes: int | None = None  # of the bundle; None for wheels
    after: Timings | None = None  # timings of the pack
    notes: tuple[Problem, ...] = ()  # what the user should know about a pack that was made
    problem: Problem | None = None  # why there is no pack
    cancelled: bool = False
    image: PackImage | None = None  # the start image, if one was asked for

    @property
    def total(self) -> Row:
        """The sum of all rows."""
        before = total_of(row.before for row in self.rows)
        after = total_of(row.after for row in self.rows)
        if self.bundle_bytes is not None:
            stdlib = sum(row.after.bytes for row in self.rows if row.name == STDLIB)
            size = self.bundle_bytes - self.app_bytes + stdlib
            after = Count(after.files, after.python, after.libraries, size)
        return Row("", "", before, after)


@record
class PackImage:
    """The start image of a pack, or why it has none."""

    size: Bytes = 0  # 0 if there is none
    before_ms: float = 0  # milliseconds of the app without it
    after_ms: float = 0  # milliseconds of the app with it
    problem: Problem | None = None  # why there is none; the pack works as it would without


@record
class PackPreview:
    """What a plan would change, for display."""

    plan: PackPlan
    #: One for each package, then the standard library; the bytes are those of the members as they are compressed now.
    rows: tuple[Row, ...]
    included: Mapping[str, int]  # how many members each pattern of ``settings.include`` matches


def preview(plan: PackPlan) -> PackPreview:
    """Return what a plan would change."""
    names = [member.name for archive in plan.trace.archives for member in archive.members]
    included = {pattern: sum(fnmatchcase(name, pattern) for name in names) for pattern in plan.settings.include}
    return PackPreview(plan, rows_of(plan), included)


def rows_of(plan: PackPlan, made: Mapping[str, Trimmed] | None = None) -> tuple[Row, ...]:
    """Compare every archive with what became of it; without ``made``, with what the plan keeps."""
    rows = []
    for item in plan.archives:
        after = item.after
        if item.is_dropped:
            after = Count(0, 0, 0, 0)
        elif made is not None:
            trimmed = made[item.archive.name]
            after = replace(after, bytes=len(trimmed.data))
            if trimmed.members:
                after = count_of(trimmed.members, len(trimmed.data))
        counts = Counter(map(str, item.dropped.values()))
        rows.append(Row(item.archive.name, item.archive.version, item.before, after, tuple(counts.most_common())))
    return tuple(rows)


class PackRow(TypedDict):
    """A package before and after, as JSON."""

    name: str
    version: str
    before: Count
    after: Count
    reduction: float
    taken: dict[str, int]


class PackProof(TypedDict):
    """A run of the app from the pack alone, as JSON."""

    ok: bool
    missing: Sequence[Sequence[str]]


class PackReportJson(TypedDict):
    """A report as JSON: sizes in bytes, timings in milliseconds."""

    ok: bool
    pyodide: Release
    python: str
    form: str
    strategies: Sequence[str]
    keep: Sequence[str]
    include: Sequence[str]
    packages: Sequence[PackRow]
    total: PackRow
    runtime_bytes: Bytes
    app_bytes: Bytes
    bundle_bytes: Bytes | None
    before_ms: dict[str, float]
    after_ms: dict[str, float] | None
    proofs: Sequence[PackProof]
    notes: Sequence[dict[str, str | int]]


def report_json(report: PackReport) -> PackReportJson:
    """Return the report for JSON: sizes in bytes, timings in milliseconds."""
    settings = report.plan.settings
    return {
        "ok": report.target is not None,
        "pyodide": report.plan.trace.pyodide,
        "python": report.plan.trace.python,
        "form": str(settings.form),
        "strategies": sorted(settings.strategies),
        "keep": sorted(settings.keep),
        "include": list(settings.include),
        "packages": [row_json(row) for row in report.rows],
        "total": row_json(report.total),
        "runtime_bytes": report.runtime_bytes,
        "app_bytes": report.app_bytes,
        "bundle_bytes": report.bundle_bytes,
        "before_ms": _timings(report.before),
        "after_ms": _timings(report.after) if report.after else None,
        "proofs": [{"ok": proof.ok, "missing": [list(key) for key in proof.missing]} for proof in report.proofs],
        "notes": [{"code": str(note.code), **note.facts} for note in report.notes],
    }


def row_json(row: Row) -> PackRow:
    """Return one row for JSON."""
    return {
        "name": row.name,
        "version": row.version,
        "before": row.before,
        "after": row.after,
        "reduction": round(row.reduction, 4),
        "taken": dict(row.taken),
    }


def report_page(report: PackReport, title: str) -> bytes:
    """Return the report as an HTML page that loads nothing else."""
    document = json.dumps({"title": title, **report_json(report)}, default=as_dict).replace("<", "\\u003c")
    return text_of("pack", REPORT_PAGE, REPORT=document).encode()


def save_report(report: PackReport, path: Path, *, title: str, text: str) -> None:
    """Write the report in the format of the file's suffix."""
    match path.suffix.lower():
        case ".json":
            data = report_document(report)
        case ".html" | ".htm":
            data = report_page(report, title)
        case _:
            data = text.encode()
    with disk_problems(path):
        write_file(path, data)


def report_document(report: PackReport) -> bytes:
    """Return the report as a JSON document."""
    return (json.dumps(report_json(report), default=as_dict, indent=1) + "\n").encode()


def _timings(timings: Timings) -> dict[str, float]:
    return {**{name: round(value, 1) for name, value in as_dict(timings).items()}, "total": round(timings.total, 1)}
