"""``pyodide-cache export``: packages of the directory for other machines and tools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.cli.common import common, fail_if
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import (
    PATH,
    TEXT,
    Decorator,
    open_cache,
    open_request,
    runtime_option,
    selection_options,
    source_options,
    together,
)
from pyodide_cache.cli.output import answer, aside, failed_json, note, printable, say, warn_failures
from pyodide_cache.cli.plans import carry_out, confirm, dry_run_option
from pyodide_cache.cli.usage import refuse_malformed

if TYPE_CHECKING:
    from pyodide_cache.base.plans import Failure
    from pyodide_cache.cache import Cache
    from pyodide_cache.cli.documents import packages as documents
    from pyodide_cache.export.plan import ExportPlan
    from pyodide_cache.export.selection import ExportPackage

_COLUMNS = ["Package", "Version", ">Size", "Required by", ""]

#: Endings that a user would not want for a folder.
_OTHER_ARCHIVES = frozenset({".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z"})

_export_options = together(
    selection_options,
    click.option("--all", "everything", is_flag=True, help="Export all packages that the runtime can load."),
    source_options,
    click.option("--keep-going", is_flag=True, help="Export the rest when a package cannot be exported."),
    dry_run_option,
)


def _output_option(metavar: str, text: str, *, kind: click.Path = PATH, required: bool = False) -> Decorator:
    return click.option("-o", "--output", type=kind, metavar=metavar, required=required, help=text)


@group("export")
def export_command() -> None:
    """Write a lock file or an offline distribution of cached packages.

    Nothing is downloaded, except the runtime for an offline distribution. Every file is hashed; the export fails
    if a file does not have the published bytes.
    """


@export_command.command("lock", writes="ExportPlanDocument ExportDocument")
@_output_option(
    "FILE|FOLDER",
    "A new folder for the lock file and its packages. The default is the cache directory, without copies.",
)
@_export_options
def lock_command(output: Path | None, **options: Any) -> None:
    """Write a lock file with relative names and hashes, beside the packages that it lists.

    pyodide-cache export lock rich msgpack
    pyodide-cache export lock --all --output ./for-the-classroom
    """
    _export(output, options)


@export_command.command("offline", writes="ExportPlanDocument ExportDocument")
@_output_option("FOLDER|FILE.zip", "The folder or archive to make.", required=True)
@runtime_option(
    help="The unpacked npm package pyodide, such as node_modules/pyodide. The default is the distribution's runtime."
)
@click.option("--service-worker", is_flag=True, help="After the first visit, the page works without its server.")
@_export_options
def offline_command(output: Path, runtime: Path | None, service_worker: bool, **options: Any) -> None:
    """Make a complete distribution: runtime, lock file, packages, and a page and a script that load them.

    pyodide-cache export offline --all --runtime node_modules/pyodide --output pyodide-offline.zip
    """
    if output.suffix in _OTHER_ARCHIVES:
        raise click.BadParameter(f"{output.name}: archives end in .zip", param_hint="'--output'")
    _export(output, options, runtime=runtime, offline=True, service_worker=service_worker)


@export_command.command("requirements", writes="ExportTextDocument")
@_output_option("FILE", "The file to write. The default is standard output.", kind=TEXT)
@click.option("--hashes", is_flag=True, help="Write the sha256 of each wheel.")
@_export_options
def requirements_command(output: Path | None, hashes: bool, **options: Any) -> None:
    """Write a requirements file with the exact versions of cached wheels.

    pyodide-cache export requirements --all --hashes --output requirements.txt
    """
    _export_pins(output, options, hashes=hashes)


@export_command.command("pylock", writes="ExportTextDocument")
@_output_option("FILE", "The file to write, such as pylock.toml. The default is standard output.", kind=TEXT)
@_export_options
def pylock_command(output: Path | None, **options: Any) -> None:
    """Write a pylock.toml (PEP 751) of cached wheels, with paths and hashes, for the directory's runtime.

    pyodide-cache export pylock pandas rich --output pylock.toml
    """
    from packaging.pylock import is_valid_pylock_path

    if output and not is_valid_pylock_path(output):
        raise click.BadParameter(f"{output.name} is not pylock.toml or pylock.NAME.toml", param_hint="'--output'")
    _export_pins(output, options, pylock=True)


def _plan(cache: Cache, options: Mapping[str, Any], **how: Any) -> ExportPlan:
    """Plan an export of the packages that the options of `_export_options` name."""
    everything = options["everything"]
    if not (everything or common().names_packages):
        raise click.UsageError("Name packages, a --preset, a --list, or --all.")
    request = cache.request(**common().selection) if everything else open_request(cache)
    return cache.plan_export(request, everything=everything, keep_going=options["keep_going"], **how)


def _export_pins(
    output: Path | None, options: Mapping[str, Any], *, pylock: bool = False, hashes: bool = False
) -> None:
    from pyodide_cache.export.pins import is_installable
    from pyodide_cache.export.staging import is_free
    from pyodide_cache.files.atomic import write_file

    dry_run = common().dry_run
    if output:
        is_free(output)  # raises the problem of a name that no file can have
    cache = open_cache()
    plan = _plan(cache, options)
    folder = output.parent if output else None
    text = cache.pins(plan, pylock=pylock, hashes=hashes, folder=folder)
    installable = [item for item in plan.packages if is_installable(item)]
    go = bool(installable) and (options["keep_going"] or not plan.failed)
    target = output if go and not dry_run else None
    warn_failures(plan.failures)
    if target:
        write_file(target, text)
    document: documents.ExportTextDocument = {**_head(plan, target, plan.packages, plan.failures), "text": text}
    answer(document)
    if not go:
        aside("Nothing was written." if plan.failures else f"{plan.directory} has none of the selected wheels.")
    elif output:
        say(f"{'Would write' if dry_run else 'Wrote'} {plural(len(installable), 'package')} to {output}")
    elif not common().as_json:
        click.echo("\n".join(map(printable, text.splitlines())))
    left_out = len(plan.packages) - len(installable)
    if left_out and not common().as_json:
        note(f"{plural(left_out, 'file')} of the runtime left out: installers take only wheels.")
    fail_if(not go or plan.failed)


def _export(output: Path | None, options: Mapping[str, Any], *, runtime: Path | None = None, **how: Any) -> None:
    sources, dry_run = common().sources, common().dry_run
    if runtime is not None and "distribution" not in sources and "pyodide" not in sources:
        sources["distribution"] = str(runtime)  # the npm package has the lock file of its release
    cache = open_cache()
    plan = _plan(cache, options, output=output, runtime=runtime, **how)
    refuse_malformed(plan.blocked)
    verb = "replace" if plan.replaces else "make"
    preview: documents.ExportPlanDocument = {
        **_head(plan, plan.target, plan.packages, plan.failures),
        "replaces": plan.replaces,
        "runtime_files": plan.runtime_files,
        "files": plan.files,
        "bytes": plan.bytes,
    }
    confirm(
        f"{verb} {plan.target} with {plural(plan.files, 'file')}, {size_text(plan.bytes)}",
        preview,
        columns=_COLUMNS,
        rows=[_row(item) for item in plan.packages] if dry_run else (),
        failed=plan.failures if dry_run else (),
    )
    report = carry_out(cache, plan)
    document: documents.ExportDocument = {
        **_head(plan, report.target, report.packages, report.failed),
        "lock_file": report.lock_file,
        "bytes": report.bytes,
    }
    answer(document)
    if report.target is not None:
        say(f"Exported {plural(len(report.packages), 'package')}, {size_text(report.bytes)}, to {report.target}")
        if report.lock_file:
            say(f"Load them with lockFileURL: {str(report.lock_file)!r}")
        if plan.kind == "offline":
            unpack = "unpack it, and " if report.lock_file is None else ""
            say(
                f"To check that it loads, {unpack}run “node check.mjs” there, or open index.html from a local server."
            )
    else:
        has_others = plan.failed and not plan.blocked and not report.cancelled and plan.packages
        others = f" {plural(len(plan.packages), 'other package')} can be exported with --keep-going."
        aside(f"{'Canceled. ' if report.cancelled else ''}Nothing was written.{others if has_others else ''}")
    fail_if(report.target is None or report.failed)


def _row(item: ExportPackage) -> tuple[str, ...]:
    state = "" if item.verified else "not verified"
    return item.name, item.version, size_text(item.size), ", ".join(item.needed_by), state


def _head(
    plan: ExportPlan, target: Path | None, packages: Iterable[ExportPackage], failed: Iterable[Failure]
) -> documents.ExportHead:
    return {
        "cache_dir": plan.directory,
        "pyodide": plan.release,
        "target": target,
        "packages": (
            {
                "path": plan.directory / item.file_name,
                "name": item.name,
                "version": item.version,
                "file_name": item.file_name,
                "size": item.size,
                "sha256": item.sha256,
                "verified": item.verified,
                "source": item.source,
                "depends": item.depends,
                "imports": item.imports,
                "needed_by": item.needed_by,
            }
            for item in packages
        ),
        "failed": failed_json("requirement", failed),
    }
