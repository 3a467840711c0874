"""What came of a pack: a table by package, the times before and after, and what a person should know."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import as_dict, record
from pyodide_cache.pack.decide import Key
from pyodide_cache.pack.plan import ArchivePlan, Count, PackPlan, count_of, total_of
from pyodide_cache.pack.trace import STDLIB, Steps
from pyodide_cache.pack.trim import Trimmed
from pyodide_cache_resources import resource

REPORT_JSON, REPORT_PAGE = "report.json", "report.html"


@record
class Row:
    """One package before and after; bytes are those of its file.

    Attributes:
        taken: how many members each strategy took, the most first.

    """

    name: str
    version: str
    before: Count
    after: Count
    taken: tuple[tuple[str, int], ...] = ()

    @property
    def reduction(self) -> float:
        """The share of the bytes that is gone, from 0 to 1; less than 0 where they grew."""
        return reduction_of(self.before, self.after)


@record
class Try:
    """One proof.

    Attributes:
        missing: what had been taken and was asked for, as archive and member.
        problem: why the app failed; None when it ran.

    """

    missing: tuple[Key, ...]
    problem: Problem | None


@record
class PackReport:
    """What came of a pack.

    Attributes:
        target: the pack; None when there is none, for the reason in ``problem``.
        rows: by package; the standard library last. For a bundle their bytes after are what each one's own file
            would have; ``bundle_bytes`` is the truth.
        runtime_bytes: of the runtime's own files but the standard library, before and after alike.
        bundle_bytes: of the one bundle; None for wheels.
        app_bytes: of the app's own files, in an archive.
        before: the times of the untrimmed app; ``after`` those of the pack.
        tries: all proofs, in their order; the last is that of the pack.

    """

    target: Path | None
    plan: PackPlan
    rows: tuple[Row, ...]
    runtime_bytes: int
    bundle_bytes: int | None
    app_bytes: int
    before: Steps
    after: Steps | None
    tries: tuple[Try, ...]
    notes: tuple[Problem, ...] = ()
    problem: Problem | None = None
    cancelled: bool = False

    @property
    def total(self) -> Row:
        """All rows."""
        before = total_of(row.before for row in self.rows)
        after = total_of(row.after for row in self.rows)
        if self.bundle_bytes is not None:
            stdlib = sum(row.after.bytes for row in self.rows if row.name == STDLIB)
            size = self.bundle_bytes - self.app_bytes + stdlib
            after = Count(after.files, after.python, after.libraries, size)
        return Row("", "", before, after)


def reduction_of(before: Count, after: Count) -> float:
    """Return the share of the bytes that is gone."""
    return 1 - after.bytes / before.bytes if before.bytes else 0.0


def rows_of(plan: PackPlan, made: Mapping[str, tuple[ArchivePlan, Trimmed]]) -> tuple[Row, ...]:
    """Compare every archive with what became of it."""
    return tuple(_row(item, made.get(item.archive.name)) for item in plan.archives)


def planned_rows(plan: PackPlan) -> tuple[Row, ...]:
    """Return the rows as far as a plan knows them: bytes as they were compressed before."""
    rows = []
    for item in plan.archives:
        after = Count(0, 0, 0, 0) if item.is_dropped else item.after
        rows.append(Row(item.archive.name, item.archive.version, item.before, after, _taken(item)))
    return tuple(rows)


def report_json(report: PackReport) -> dict[str, Any]:
    """Return the report for JSON: sizes in bytes, times in milliseconds."""
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
        "before_ms": _steps(report.before),
        "after_ms": _steps(report.after) if report.after else None,
        "proofs": [
            {"ok": item.problem is None and not item.missing, "missing": [list(key) for key in item.missing]}
            for item in report.tries
        ],
        "notes": [{"code": str(note.code), **note.facts} for note in report.notes],
    }


def row_json(row: Row) -> dict[str, Any]:
    """Return one row for JSON."""
    return {
        "name": row.name,
        "version": row.version,
        "before": as_dict(row.before),
        "after": as_dict(row.after),
        "reduction": round(row.reduction, 4),
        "taken": dict(row.taken),
    }


def report_page(report: PackReport, title: str) -> bytes:
    """Return the report as a page of its own, which asks nothing from outside."""
    told = json.dumps({"title": title, **report_json(report)}).replace("<", "\\u003c")
    return resource("pack", REPORT_PAGE).read_text(encoding="utf-8").replace("@REPORT@", told).encode()


def _row(item: ArchivePlan, made: tuple[ArchivePlan, Trimmed] | None) -> Row:
    archive = item.archive
    if made is None:
        after = Count(0, 0, 0, 0)
    elif made[1].members:
        after = count_of(made[1].members, len(made[1].data))
    else:
        after = Count(item.before.files, item.before.python, item.before.libraries, len(made[1].data))
    return Row(archive.name, archive.version, item.before, after, _taken(item))


def _taken(item: ArchivePlan) -> tuple[tuple[str, int], ...]:
    counts = Counter(str(decision.why) for decision in item.decisions if not decision.kept)
    return tuple(counts.most_common())


def _steps(steps: Steps) -> dict[str, float]:
    return {**{name: round(value, 1) for name, value in as_dict(steps).items()}, "total": round(steps.total, 1)}
