"""``pyodide-cache export lock`` and ``export offline``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pyodide_cache.base.quantities import size_text
from pyodide_cache.cli.confirm import confirm, dry_run_option
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import EXIT_FAILED, common, selection_options, shared_options, source_options
from pyodide_cache.cli.output import failures_json, note, plural, printable, say, warn, warn_failures, write_json

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.export.plan import ExportPlan, ExportReport
    from pyodide_cache.export.selection import ExportPackage

Command = TypeVar("Command", bound=Callable[..., Any])

_COLUMNS = [("Package", "left"), ("Version", "left"), ("Size", "right"), ("Required by", "left"), ("", "left")]


def _export_options(command: Command) -> Command:
    for decorate in (
        shared_options,
        dry_run_option,
        click.option("--keep-going", is_flag=True, help="Export the rest when a package cannot be exported."),
        source_options,
        click.option("--all", "everything", is_flag=True, help="Export all packages that the runtime can load."),
        selection_options,
    ):
        command = decorate(command)
    return command


@group("export")
def export_command() -> None:
    """Export cached packages: a lock file beside them, or an offline distribution.

    Nothing is downloaded, except the runtime for an offline distribution. Every file is hashed; the export fails
    if a file does not have the published bytes.
    """


@export_command.command("lock")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|FOLDER",
    help="A new folder for the lock file and its packages. The default is the cache directory, without copies.",
)
@_export_options
def lock_command(output: Path | None, **options: Any) -> None:
    """Write a lock file with relative names and hashes, beside the packages that it lists.

    \b
    pyodide-cache export lock rich msgpack
    pyodide-cache export lock --all --output ./for-the-classroom
    """  # noqa: D301 -- click wants the control character
    _export(output, options)


@export_command.command("offline")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER|FILE.zip",
    required=True,
    help="The folder or archive to make.",
)
@click.option(
    "--runtime",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The unpacked npm package pyodide, such as node_modules/pyodide. The default is the distribution's runtime.",
)
@click.option("--service-worker", is_flag=True, help="After the first visit, the page works without its server.")
@_export_options
def offline_command(output: Path, runtime: Path | None, service_worker: bool, **options: Any) -> None:
    """Make a complete distribution: runtime, lock file, packages, and a page and a script that load them.

    \b
    pyodide-cache export offline --all --runtime node_modules/pyodide --output pyodide-offline.zip
    """  # noqa: D301 -- click wants the control character
    _export(output, options, runtime=runtime, offline=True, service_worker=service_worker)


@export_command.command("requirements")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file to write. The default is standard output.",
)
@click.option("--hashes", is_flag=True, help="Write the sha256 of each wheel.")
@_export_options
def requirements_command(output: Path | None, hashes: bool, **options: Any) -> None:
    """Write a requirements file with the exact versions of cached wheels.

    \b
    pyodide-cache export requirements --all --hashes --output requirements.txt
    """  # noqa: D301 -- click wants the control character
    _export_pins(output, options, hashes=hashes)


@export_command.command("pylock")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file to write, such as pylock.toml. The default is standard output.",
)
@_export_options
def pylock_command(output: Path | None, **options: Any) -> None:
    """Write a pylock.toml (PEP 751) of cached wheels, with paths and hashes, for the directory's runtime.

    \b
    pyodide-cache export pylock pandas rich --output pylock.toml
    """  # noqa: D301 -- click wants the control character
    if output and not (
        output.name == "pylock.toml" or (output.name.startswith("pylock.") and output.suffix == ".toml")
    ):
        raise click.BadParameter(f"{output.name} is not pylock.toml or pylock.NAME.toml", param_hint="--output")
    _export_pins(output, options, pylock=True)


def _plan(cache: Cache, options: Mapping[str, Any], **how: Any) -> ExportPlan:
    """Plan an export of the packages that the options of `_export_options` name."""
    request = cache.request(options["requirements"], presets=options["presets"], lists=options["lists"])
    everything = options["everything"]
    if not request and not everything:
        raise click.UsageError("Name packages, a --preset, a --list, or --all.")
    return cache.plan_export(request, everything=everything, keep_going=options["keep_going"], **how)


def _export_pins(
    output: Path | None, options: Mapping[str, Any], *, pylock: bool = False, hashes: bool = False
) -> None:
    from pyodide_cache.export.pins import is_installable, may_replace
    from pyodide_cache.files.atomic import write_file

    if output and not may_replace(output):
        raise click.BadParameter(
            f"{output} was not exported by this program; it was not changed", param_hint="--output"
        )
    dry_run, as_json = options["dry_run"], options["as_json"]
    cache = common().open_cache()
    plan = _plan(cache, options)
    folder = output.absolute().parent if output else None
    text = cache.pins(plan, pylock=pylock, hashes=hashes, folder=folder)
    installable = [item for item in plan.packages if is_installable(item)]
    go = bool(installable) and (options["keep_going"] or not plan.failed)
    writes = bool(go and output and not dry_run)
    if not as_json:
        warn_failures(plan.failed)
    if writes and output:
        write_file(output, text)
    if as_json:
        rows = [_package_json(plan, item) for item in plan.packages]
        target = str(output) if writes else None
        write_json(
            {
                **_head_json(plan),
                "target": target,
                "text": text,
                "packages": rows,
                "failed": failures_json(plan.failed),
            }
        )
    elif not go:
        warn("Nothing was written." if plan.failed else f"{plan.directory} has none of the selected wheels.")
    elif output:
        say(f"{'Would write' if dry_run else 'Wrote'} {plural(len(installable), 'package')} to {output}")
    else:
        click.echo("\n".join(map(printable, text.splitlines())))
    left_out = len(plan.packages) - len(installable)
    if left_out and not as_json:
        note(f"{plural(left_out, 'file')} of the runtime left out: installers take only wheels.")
    if not go or plan.failed:
        sys.exit(EXIT_FAILED)


def _export(output: Path | None, options: Mapping[str, Any], *, runtime: Path | None = None, **how: Any) -> None:
    dry_run, as_json = options["dry_run"], options["as_json"]
    sources = common().sources
    of_runtime = {}
    if runtime is not None and "distribution" not in sources and "pyodide" not in sources:
        of_runtime = {"distribution": str(runtime)}  # the npm package has the lock file of its release
    cache = common().open_cache(**of_runtime)
    plan = _plan(cache, options, output=output, runtime=runtime, **how)
    if dry_run and not as_json:
        warn_failures(plan.failures)
    rows = [_row(item) for item in plan.packages] if dry_run else []
    go = confirm(
        _action(plan),
        data=_plan_json(plan),
        dry_run=dry_run,
        as_json=as_json,
        columns=_COLUMNS if rows else (),
        rows=rows,
    )
    failed = bool(plan.failures)
    if go:
        from pyodide_cache.cli.progress import carry_out

        report = carry_out(cache, plan, lines=False)
        _show_report(plan, report, as_json=as_json)
        failed = report.target is None or bool(report.failed)
    if failed:
        sys.exit(EXIT_FAILED)


def _action(plan: ExportPlan) -> str:
    verb = "replace" if plan.replaces else "make"
    return f"{verb} {plan.target} with {plural(plan.files, 'file')}, {size_text(plan.bytes)}"


def _row(item: ExportPackage) -> tuple[str, ...]:
    state = "" if item.verified else "not verified"
    return item.name, item.version, size_text(item.size), ", ".join(item.needed_by), state


def _show_report(plan: ExportPlan, report: ExportReport, *, as_json: bool) -> None:
    if as_json:
        write_json(
            {
                **_head_json(plan),
                "target": str(report.target) if report.target else None,
                "lock_file": str(report.lock_file) if report.lock_file else None,
                "packages": [_package_json(plan, item) for item in report.packages],
                "failed": failures_json(report.failed),
                "bytes": report.bytes,
                "cancelled": report.cancelled,
            }
        )
        return
    if report.target is None:
        if report.cancelled:
            warn("Canceled. Nothing was written.")
        elif plan.failed and not plan.blocked and plan.packages:
            others = plural(len(plan.packages), "other package")
            warn(f"Nothing was written. {others} can be exported with --keep-going.")
        else:
            warn("Nothing was written.")
        return
    say(f"Exported {plural(len(report.packages), 'package')}, {size_text(report.bytes)}, to {report.target}")
    if report.lock_file:
        say(f"Load them with lockFileURL: {str(report.lock_file)!r}")
    if plan.kind == "offline":
        say("To check that it loads, run “node check.mjs” in that folder, or open index.html from a local server.")


def _plan_json(plan: ExportPlan) -> dict[str, Any]:
    return {
        **_head_json(plan),
        "replaces": plan.replaces,
        "packages": [_package_json(plan, item) for item in plan.packages],
        "runtime_files": [{"file_name": item.file_name, "size": item.size} for item in plan.runtime_files],
        "failed": failures_json(plan.failures),
        "files": plan.files,
        "bytes": plan.bytes,
    }


def _head_json(plan: ExportPlan) -> dict[str, Any]:
    return {
        "kind": str(plan.kind),
        "cache_dir": str(plan.directory),
        "pyodide": plan.release,
        "target": str(plan.target),
    }


def _package_json(plan: ExportPlan, item: ExportPackage) -> dict[str, Any]:
    return {
        "path": str(plan.directory / item.file_name),
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
