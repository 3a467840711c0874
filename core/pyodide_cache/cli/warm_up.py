"""``pyodide-cache warm-up``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.record import record
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
    from packaging.requirements import Requirement

    from pyodide_cache.base.events import Cancel
    from pyodide_cache.base.problems import Problem
    from pyodide_cache.formats.lockfile import LockFile
    from pyodide_cache.warm_up.fetch import Artifact
    from pyodide_cache.warm_up.warm_up import WarmUpPlan, WarmUpReport


@click.command("warm-up")
@click.argument("requirements", nargs=-1, metavar="[REQUIREMENT…]")
@click.option("--preset", "presets", multiple=True, metavar="NAME", help='A built-in preset; see "presets".')
@click.option("--list", "lists", multiple=True, metavar="NAME", help='One of your own lists; see "lists".')
@click.option(
    "-r",
    "--requirement",
    "files",
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
    help="At once to one host; else the setting connections: 16.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be fetched.")
@shared_options
def warm_up_command(
    requirements: tuple[str, ...],
    presets: tuple[str, ...],
    lists: tuple[str, ...],
    files: tuple[Path, ...],
    constraints: tuple[Path, ...],
    projects: tuple[Path, ...],
    distribution: str | None,
    places: tuple[str, ...],
    pyodide: str | None,
    source: str,
    index_url: str | None,
    connections: int | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Fetch packages, and all they need, before the work begins.

    \b
    pyodide-cache warm-up --preset essential
    pyodide-cache warm-up 'pandas>=2' scikit-learn plotly
    pyodide-cache warm-up -r requirements.txt --distribution ./node_modules/pyodide
    pyodide-cache warm-up --project ./my-app --dry-run

    What is cached already, with the right bytes, is not fetched again. The exit status is 1
    when any package could not be had; each is named with its reason.
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
    from pyodide_cache.warm_up.sources import open_sources
    from pyodide_cache.warm_up.warm_up import plan_warm_up

    wanted = _gather(requirements, presets, lists, files)
    if not wanted.good and not wanted.bad and not projects:
        message = "Name packages, a --preset, a --list, a --project or a requirements file with -r."
        raise click.UsageError(message)
    narrowing = _gather((), (), (), constraints)
    ledger = common().ledger()
    inventory = common().inventory(ledger)
    source_options = SourceOptions(distribution, places, pyodide, SourceMode(source), index_url, connections)
    cancel = Cancel()
    with open_sources(source_options, inventory) as sources:
        found = _read_projects(projects, sources.lock, cancel)
        plan = plan_warm_up(
            tuple(dict.fromkeys((*wanted.good, *found.good))),
            sources,
            inventory,
            ledger=ledger,
            bad=(*wanted.bad, *narrowing.bad, *found.bad),
            constraints=narrowing.good,
            cancel=cancel,
        )
        if dry_run:
            _show_plan(plan, found.reasons, as_json=as_json)
            failed = bool(plan.unavailable)
        else:
            report = _carry_out(plan, sources, ledger, cancel, as_json=as_json)
            failed = bool(report.failed) or report.cancelled
    if failed:
        sys.exit(EXIT_FAILED)


def _gather(
    requirements: tuple[str, ...], presets: tuple[str, ...], lists: tuple[str, ...], files: tuple[Path, ...]
) -> Any:
    from pyodide_cache.base.problems import Code, Problem, reason
    from pyodide_cache.formats.requirements import ParsedRequirements, parse_many, parse_requirements_file
    from pyodide_cache.settings.lists import ListStore, preset

    texts = [*requirements]
    for name in presets:
        texts += preset(name).requirements
    for name in lists:
        texts += ListStore().get(name).requirements
    parsed = parse_many(dict.fromkeys(texts))
    good, bad = [*parsed.good], [*parsed.bad]
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(Code.UNREADABLE_FILE, path=str(path), error=reason(error)) from error
        from_file = parse_requirements_file(text)
        good += from_file.good
        bad += from_file.bad
    return ParsedRequirements(tuple(dict.fromkeys(good)), tuple(bad))


@record
class _FromProjects:
    good: tuple[Requirement, ...]
    bad: tuple[tuple[str, Problem], ...]
    reasons: dict[str, tuple[str, ...]]


def _read_projects(paths: tuple[Path, ...], lock: LockFile, cancel: Cancel) -> _FromProjects:
    if not paths:
        return _FromProjects((), (), {})
    from pyodide_cache.formats.names import canonicalize_name
    from pyodide_cache.formats.requirements import parse_requirement
    from pyodide_cache.warm_up.project import read_project

    good: list[Requirement] = []
    bad: list[tuple[str, Problem]] = []
    reasons: dict[str, tuple[str, ...]] = {}
    for path in paths:
        wishes = read_project(path, lock, cancel=cancel)
        bad += wishes.problems
        for wanted in wishes.wanted:
            requirement = parse_requirement(wanted.requirement)
            good.append(requirement)
            reasons[canonicalize_name(requirement.name)] = wanted.reasons
    return _FromProjects(tuple(good), tuple(bad), reasons)


def _show_plan(plan: WarmUpPlan, reasons: dict[str, tuple[str, ...]], *, as_json: bool) -> None:
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


def _carry_out(plan: WarmUpPlan, sources: Any, ledger: Any, cancel: Any, *, as_json: bool) -> WarmUpReport:
    from pyodide_cache.cli.progress import show_progress
    from pyodide_cache.files.trash import move_to_trash
    from pyodide_cache.warm_up.warm_up import WarmUpReport, run_warm_up

    if not as_json:
        _say_runtime(plan)
    events = run_warm_up(plan, sources, ledger=ledger, replace_with=move_to_trash, cancel=cancel)
    report = show_progress(events, cancel, verbose=common().verbose)
    assert isinstance(report, WarmUpReport)
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


def _why(item: Artifact, reasons: dict[str, tuple[str, ...]]) -> str:
    return ", ".join((*reasons.get(item.name, ()), *item.needed_by))


def _artifact_json(item: Artifact, reasons: dict[str, tuple[str, ...]] | None = None) -> dict[str, Any]:
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
