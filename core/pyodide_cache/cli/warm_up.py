"""``pyodide-cache warm-up``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options, source_options
from pyodide_cache.cli.output import (
    human_size,
    problem_json,
    say,
    warn,
    warn_problem,
    write_json,
    write_table,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.warm_up.fetch import Artifact
    from pyodide_cache.warm_up.warm_up import WarmUpPlan, WarmUpReport


@click.command("warm-up")
@click.argument("requirements", nargs=-1, metavar="[REQUIREMENT…]")
@click.option("--preset", "presets", multiple=True, metavar="NAME", help='A built-in preset; see "presets".')
@click.option("--list", "lists", multiple=True, metavar="NAME", help='One of your own lists; see "lists".')
@click.option(
    "-r",
    "--requirement",
    "requirement_files",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A requirements file, as pip reads them; without options of pip.",
)
@click.option(
    "-c",
    "--constraint",
    "constraints",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Narrow versions, as pip's constraints files do.",
)
@click.option(
    "--project",
    "projects",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A folder, script, notebook or pyproject.toml: what it declares and imports.",
)
@source_options
@click.option(
    "--connections",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Concurrent requests to one host; default: the setting connections, 16.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be fetched.")
@shared_options
def warm_up_command(
    requirements: tuple[str, ...],
    presets: tuple[str, ...],
    lists: tuple[str, ...],
    requirement_files: tuple[Path, ...],
    constraints: tuple[Path, ...],
    projects: tuple[Path, ...],
    connections: int | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Download packages, and everything they need, before they are used.

    \b
    pyodide-cache warm-up --preset essential
    pyodide-cache warm-up 'pandas>=2' scikit-learn plotly
    pyodide-cache warm-up -r requirements.txt --distribution ./node_modules/pyodide
    pyodide-cache warm-up --project ./my-app --dry-run

    Files that are cached with the right bytes are not downloaded again. The exit status is 1
    when a package is not available; each one is named with the reason.
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.base.events import Cancel

    cancel = Cancel()
    cache = common().open_cache(connections=connections)
    request = cache.request(
        requirements,
        presets=presets,
        lists=lists,
        files=requirement_files,
        constraints=constraints,
        projects=projects,
        cancel=cancel,
    )
    if not request and not projects:
        raise click.UsageError("Name packages, a --preset, a --list, a --project or a requirements file with -r.")
    plan = cache.plan_warm_up(request, cancel=cancel)
    if dry_run:
        _show_plan(plan, request.reasons, as_json=as_json)
        failed = bool(plan.unavailable)
    else:
        report = _carry_out(cache, plan, cancel, as_json=as_json)
        failed = bool(report.failed) or report.cancelled
    if failed:
        sys.exit(EXIT_FAILED)


def _show_plan(plan: WarmUpPlan, reasons: Mapping[str, tuple[str, ...]], *, as_json: bool) -> None:
    if as_json:
        write_json(
            {
                "cache_dir": str(plan.directory),
                "pyodide": plan.release,
                "dry_run": True,
                "cached": [_artifact_json(item, reasons) for item in plan.cached],
                "to_fetch": [_artifact_json(item, reasons) for item in plan.fetch],
                "failed": [
                    {"requirement": failure.requirement, **problem_json(failure.problem)}
                    for failure in plan.unavailable
                ],
                "bytes_to_fetch": plan.bytes_to_fetch if plan.sizes_known else None,
            }
        )
        return
    _say_runtime(plan)
    rows = [
        *(
            (item.name, item.version, "in a layer" if item.layer else "cached", _size(item), _why(item, reasons))
            for item in plan.cached
        ),
        *((item.name, item.version, _verb(item), _size(item), _why(item, reasons)) for item in plan.fetch),
    ]
    if rows:
        columns = [
            ("Package", "left"),
            ("Version", "left"),
            ("", "left"),
            ("Size", "right"),
            ("Wanted by", "left"),
        ]
        write_table(columns, sorted(rows))
    for failure in plan.unavailable:
        warn_problem(failure.requirement, failure.problem)
    amount = f", {human_size(plan.bytes_to_fetch)}" if plan.sizes_known and plan.fetch else ""
    say(f"{len(plan.cached)} cached, {len(plan.fetch)} to fetch{amount}, {len(plan.unavailable)} not available.")


def _carry_out(cache: Cache, plan: WarmUpPlan, cancel: Cancel, *, as_json: bool) -> WarmUpReport:
    from pyodide_cache.cli.progress import show_progress

    if not as_json:
        _say_runtime(plan)
    report = show_progress(cache.run(plan, cancel=cancel), cancel, verbose=common().verbose)
    if as_json:
        write_json(
            {
                "cache_dir": str(plan.directory),
                "pyodide": plan.release,
                "cached": [_artifact_json(item) for item in report.cached],
                "fetched": [_artifact_json(item) for item in report.fetched],
                "failed": [
                    {"requirement": failure.requirement, **problem_json(failure.problem)} for failure in report.failed
                ],
                "bytes_fetched": report.bytes_fetched,
                "at_hand": report.at_hand,
                "lock_file": str(report.lock_file) if report.lock_file else None,
            }
        )
        return report
    for failure in plan.unavailable:
        warn_problem(failure.requirement, failure.problem)
    say(
        f"{len(report.cached)} cached already, {len(report.fetched)} fetched "
        f"({human_size(report.bytes_fetched)}), {len(report.failed)} failed, in {plan.directory}"
    )
    if report.at_hand:
        say(f"{report.at_hand} of those fetched were at hand, in the store or a layer")
    if report.lock_file:
        say(f"Some are in no official lock file: load them with lockFileURL: {str(report.lock_file)!r}")
    if report.cancelled:
        warn("Cancelled. What was fetched stays; the same command fetches the rest.")
    return report


def _say_runtime(plan: WarmUpPlan) -> None:
    name = f"Pyodide {plan.release}" if plan.release else f"Pyodide {plan.runtime_line or '(unknown line)'}"
    say(f"For {name}:")


def _verb(item: Artifact) -> str:
    return "replace" if item.replaces else "take" if item.at_hand else "fetch"


def _size(item: Artifact) -> str:
    return human_size(item.size) if item.size is not None else ""


def _why(item: Artifact, reasons: Mapping[str, tuple[str, ...]]) -> str:
    return ", ".join((*reasons.get(item.name, ()), *item.needed_by))


def _artifact_json(item: Artifact, reasons: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, Any]:
    return {
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
        "at_hand": item.at_hand,
    }
