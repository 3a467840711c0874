"""``pyodide-cache export lock`` and ``export offline``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options, source_options
from pyodide_cache.cli.output import human_size, problem_json, say, warn, warn_problem, write_json, write_table

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.base.plans import Failure
    from pyodide_cache.cache import Cache
    from pyodide_cache.export.export import ExportPackage, ExportPlan, ExportReport

Command = TypeVar("Command", bound=Callable[..., Any])


def _choice_options(command: Command) -> Command:
    for decorate in (
        shared_options,
        click.option("--dry-run", is_flag=True, help="Only show what would be exported."),
        click.option("--keep-going", is_flag=True, help="Export what can be, without what failed."),
        source_options,
        click.option("--all", "everything", is_flag=True, help="All that the runtime can load."),
        click.option("--list", "lists", multiple=True, metavar="NAME", help='One of your own lists; see "lists".'),
        click.option("--preset", "presets", multiple=True, metavar="NAME", help="A built-in preset."),
        click.argument("requirements", nargs=-1, metavar="[REQUIREMENT…]"),
    ):
        command = decorate(command)
    return command


@click.group("export")
def export_command() -> None:
    """Take cached packages along: a lock file beside them, or a whole offline distribution.

    Nothing is fetched but, where asked for, the runtime. Every file is hashed before it is
    named; one whose bytes are not the published ones fails the export, with its reason.
    """


@export_command.command("lock")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|FOLDER",
    help="A new folder for the lock file and its packages; else the cache directory itself.",
)
@_choice_options
def lock_command(output: Path | None, **options: Any) -> None:
    """Write a lock file with relative names and real hashes, beside the packages that it names.

    \b
    pyodide-cache export lock rich msgpack
    pyodide-cache export lock --all --output ./for-the-classroom
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.export.export import ExportKind

    _export(ExportKind.LOCK, output, None, **options)


@export_command.command("offline")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER|FILE.zip",
    required=True,
    help="What to make.",
)
@click.option(
    "--runtime",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The unpacked npm package pyodide, such as node_modules/pyodide; else the distribution is asked.",
)
@_choice_options
def offline_command(output: Path, runtime: Path | None, **options: Any) -> None:
    """Make a whole distribution: runtime, lock file, packages, and a page and a script that prove it loads.

    \b
    pyodide-cache export offline --all --runtime node_modules/pyodide --output pyodide-offline.zip
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.export.export import ExportKind

    _export(ExportKind.OFFLINE, output, runtime, **options)


def _export(
    kind: Any,
    output: Path | None,
    runtime: Path | None,
    *,
    requirements: tuple[str, ...],
    presets: tuple[str, ...],
    lists: tuple[str, ...],
    everything: bool,
    keep_going: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.export.export import ExportKind

    sources = common().sources
    own_lock = {}
    if runtime is not None and "distribution" not in sources and "pyodide" not in sources:
        own_lock = {"distribution": str(runtime)}  # it brings the lock file of its release
    cancel = Cancel()
    cache = common().open_cache(**own_lock)
    request = cache.request(requirements, presets=presets, lists=lists)
    if not request and not everything:
        raise click.UsageError("Name packages, a --preset, a --list, or --all.")
    plan = cache.plan_export(
        request,
        offline=kind is ExportKind.OFFLINE,
        everything=everything,
        output=output,
        runtime=runtime,
        keep_going=keep_going,
        cancel=cancel,
    )
    if dry_run:
        _show_plan(plan, as_json=as_json)
        ok = not plan.failed and not plan.blocked
    else:
        report = _carry_out(cache, plan, cancel, as_json=as_json)
        ok = report.target is not None and not report.failed
    if not ok:
        sys.exit(EXIT_FAILED)


def _show_plan(plan: ExportPlan, *, as_json: bool) -> None:
    if as_json:
        write_json(
            {
                **_head(plan),
                "dry_run": True,
                "replaces": plan.replaces,
                "packages": [_package_json(item) for item in plan.packages],
                "runtime_files": [{"file_name": item.file_name, "size": item.size} for item in plan.runtime_files],
                "failed": [_failure_json(item) for item in (*plan.failed, *plan.blocked)],
                "files": plan.files,
                "bytes": plan.bytes,
            }
        )
        return
    if plan.packages:
        columns = [("Package", "left"), ("Version", "left"), ("Size", "right"), ("Needed by", "left"), ("", "left")]
        write_table(
            columns,
            (
                (
                    item.name,
                    item.version,
                    human_size(item.size),
                    ", ".join(item.needed_by),
                    "" if item.verified else "unverified",
                )
                for item in plan.packages
            ),
        )
    for failure in (*plan.failed, *plan.blocked):
        warn_problem(failure.requirement, failure.problem)
    verb = "replace" if plan.replaces else "make"
    say(f"Would {verb} {plan.target}: {plan.files} files, {human_size(plan.bytes)}. Nothing was written.")


def _carry_out(cache: Cache, plan: ExportPlan, cancel: Cancel, *, as_json: bool) -> ExportReport:
    from pyodide_cache.cli.progress import show_progress

    report = show_progress(cache.run(plan, cancel=cancel), cancel, verbose=common().verbose, lines=False)
    if as_json:
        write_json(
            {
                **_head(plan),
                "target": str(report.target) if report.target else None,
                "lock_file": str(report.lock_file) if report.lock_file else None,
                "packages": [_package_json(item) for item in report.packages],
                "failed": [_failure_json(item) for item in report.failed],
                "bytes": report.bytes,
                "cancelled": report.cancelled,
            }
        )
        return report
    if report.target is None:
        if report.cancelled:
            warn("Cancelled. Nothing was written.")
        elif plan.failed and not plan.blocked and plan.packages:
            warn(f"Nothing was written. With --keep-going the other {len(plan.packages)} packages are exported.")
        else:
            warn("Nothing was written.")
        return report
    say(f"{len(report.packages)} packages, {human_size(report.bytes)}, in {report.target}")
    if report.lock_file:
        say(f"Load them with lockFileURL: {str(report.lock_file)!r}")
    if plan.kind == "offline":
        say("To prove that it loads: node check.mjs in that folder, or its index.html from a local server.")
    return report


def _head(plan: ExportPlan) -> dict[str, Any]:
    return {
        "kind": str(plan.kind),
        "cache_dir": str(plan.directory),
        "pyodide": plan.release,
        "target": str(plan.target),
    }


def _package_json(item: ExportPackage) -> dict[str, Any]:
    return {
        "name": item.name,
        "version": item.version,
        "file_name": item.file_name,
        "size": item.size,
        "sha256": item.sha256,
        "verified": item.verified,
        "source": str(item.source),
        "depends": list(item.depends),
        "imports": list(item.imports),
        "needed_by": list(item.needed_by),
    }


def _failure_json(failure: Failure) -> dict[str, Any]:
    return {"requirement": failure.requirement, **problem_json(failure.problem)}
