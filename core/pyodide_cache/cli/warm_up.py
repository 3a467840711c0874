"""``pyodide-cache warm-up``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.quantities import size_text
from pyodide_cache.cli.confirm import confirm, dry_run_option
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import EXIT_FAILED, common, request_options, shared_options, source_options
from pyodide_cache.cli.output import (
    downloaded_text,
    failures_json,
    plural,
    problem_json,
    say,
    warn,
    warn_failures,
    write_json,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyodide_cache.warm_up.artifacts import Artifact
    from pyodide_cache.warm_up.warm_up import WarmUpPlan, WarmUpReport

    Reasons = Mapping[str, tuple[str, ...]]

_COLUMNS = [("Package", "left"), ("Version", "left"), ("", "left"), ("Size", "right"), ("Required by", "left")]


@command("warm-up")
@request_options
@click.option("--require-hashes", is_flag=True, help="Fetch only packages that have a --hash in a requirements file.")
@click.option(
    "--guess-imports",
    is_flag=True,
    help="Ask the index for imports that no known package provides, by their own names. Anybody can publish them.",
)
@source_options
@click.option(
    "--connections",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Concurrent requests to one host. The default is the setting connections, 16.",
)
@dry_run_option
@shared_options
def warm_up_command(
    requirements: tuple[str, ...],
    presets: tuple[str, ...],
    lists: tuple[str, ...],
    requirement_files: tuple[str, ...],
    constraints: tuple[str, ...],
    require_hashes: bool,
    projects: tuple[Path, ...],
    guess_imports: bool,
    connections: int | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Download packages and everything they need before they are used.

    \b
    pyodide-cache warm-up --preset essential
    pyodide-cache warm-up 'pandas>=2' scikit-learn plotly
    pyodide-cache warm-up -r requirements.txt --distribution ./node_modules/pyodide
    pyodide-cache warm-up --project ./my-app --dry-run

    Without a name, the preset essential is downloaded.

    Files that are cached with the right bytes are not downloaded again. The exit status is 1 if a package is
    not available; each such package is listed with the reason.
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.messages import explain

    if not (requirements or presets or lists or requirement_files or projects):
        presets = ("essential",)
    cache = common().open_cache(connections=connections)
    request = cache.request(
        requirements,
        presets=presets,
        lists=lists,
        files=requirement_files,
        constraints=constraints,
        projects=projects,
        require_hashes=require_hashes,
        guess_imports=guess_imports,
    )
    if not request and not projects and not requirement_files:
        raise click.UsageError("Name packages, a --preset, a --list, a --project or a requirements file with -r.")
    plan = cache.plan_warm_up(request)
    if not as_json:
        from pyodide_cache.settings.releases import range_of

        sources = common().sources
        is_named = "pyodide" in sources or "distribution" not in sources
        release = plan.release if is_named else range_of(plan.release)
        say(f"For Pyodide {release or plan.runtime_line or '(unknown release)'}:")
        warn_failures(plan.failures)
        if dry_run:
            for note in plan.notes:
                warn(explain(note))
    rows = _rows(plan, request.reasons) if dry_run else []
    go = confirm(
        _action(plan),
        data=_plan_json(plan, request.reasons),
        dry_run=dry_run,
        as_json=as_json,
        columns=_COLUMNS if rows else (),
        rows=rows,
    )
    failed = bool(plan.failures)
    if go:
        from pyodide_cache.cli.progress import carry_out

        report = carry_out(cache, plan)
        _show_report(plan, report, as_json=as_json)
        failed = bool(report.failed) or report.cancelled
    if failed:
        sys.exit(EXIT_FAILED)


def _action(plan: WarmUpPlan) -> str:
    size = f" ({size_text(plan.bytes_to_fetch)})" if plan.sizes_known and plan.fetch else ""
    missing = f"; {plural(len(plan.failures), 'requirement')} not available" if plan.failures else ""
    return f"fetch {plural(len(plan.fetch), 'file')}{size}; {len(plan.cached)} cached{missing}"


def _rows(plan: WarmUpPlan, reasons: Reasons) -> list[tuple[str, ...]]:
    states = [(item, "in a layer" if item.layer else "cached") for item in plan.cached]
    states += [(item, "replace" if item.replaces else "copy" if item.is_local else "fetch") for item in plan.fetch]
    found = []
    for item, state in states:
        required_by = (*reasons.get(item.name, ()), *item.needed_by)
        size = size_text(item.size) if item.size is not None else ""
        found.append((item.name, item.version, state, size, ", ".join(required_by)))
    return sorted(found)


def _show_report(plan: WarmUpPlan, report: WarmUpReport, *, as_json: bool) -> None:
    if as_json:
        write_json(
            {
                **_head_json(plan),
                "cached": [_artifact_json(plan, item) for item in report.cached],
                "fetched": [_artifact_json(plan, item) for item in report.fetched],
                "failed": failures_json(report.failed),
                "bytes_fetched": report.bytes_fetched,
                "bytes_saved": report.bytes_saved,
                "local": report.local,
                "lock_file": str(report.lock_file) if report.lock_file else None,
            }
        )
        return
    size = downloaded_text(report.bytes_fetched, report.bytes_saved)
    fetched = f"{len(report.fetched)} fetched ({size}), {len(report.failed)} failed"
    say(f"{len(report.cached)} cached already, {fetched}, in {plan.directory}")
    if report.local:
        say(f"{plural(report.local, 'file')} copied from the store or a layer")
        if any(item.is_local and item.depends is not None for item in report.fetched):
            say("Wheels of a package index are copied, since a lock file only names files beside it.")
    if report.lock_file:
        say(f"Some packages are in no official lock file. Load them with lockFileURL: {str(report.lock_file)!r}")
    if report.cancelled:
        warn("Canceled. The fetched files were kept; the same command fetches the rest.")


def _plan_json(plan: WarmUpPlan, reasons: Reasons) -> dict[str, Any]:
    return {
        **_head_json(plan),
        "cached": [_artifact_json(plan, item, reasons) for item in plan.cached],
        "to_fetch": [_artifact_json(plan, item, reasons) for item in plan.fetch],
        "failed": failures_json(plan.failures),
        "bytes_to_fetch": plan.bytes_to_fetch if plan.sizes_known else None,
    }


def _head_json(plan: WarmUpPlan) -> dict[str, Any]:
    notes = [problem_json(note) for note in plan.notes]
    return {"cache_dir": str(plan.directory), "pyodide": plan.release, "notes": notes}


def _artifact_json(plan: WarmUpPlan, item: Artifact, reasons: Reasons | None = None) -> dict[str, Any]:
    return {
        "path": str(plan.directory / item.layer / item.file_name),
        "name": item.name,
        "version": item.version,
        "file_name": item.file_name,
        "size": item.size,
        "sha256": item.sha256,
        "source": item.origin,
        "needed_by": list(item.needed_by),
        "wanted_by": list((reasons or {}).get(item.name, ())),
        "replaces": item.replaces,
        "layer": item.layer or None,
        "local": item.is_local,
    }
