"""``pyodide-cache xbuildenv``: cross-build environments of pyodide-build."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.quantities import human_age, iso_time, plural, size_text
from pyodide_cache.cli.commands.places import project_option
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import open_cache
from pyodide_cache.cli.output import answer, failed_json, say, warn_failures
from pyodide_cache.cli.plans import carry_out, conclude, confirm, removal_action, removal_options
from pyodide_cache.cli.terminal import write_table

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import places as documents
    from pyodide_cache.places.removal import RemovalPlan, RemovalReport
    from pyodide_cache.places.roots import Root, XBuildEnv


@group("xbuildenv")
def xbuildenv_command() -> None:
    """Show and remove cross-build environments.

    pyodide-build and cibuildwheel install them.
    """


@xbuildenv_command.command("list", writes="XBuildEnvsDocument")
@project_option
def list_command(projects: tuple[Path, ...]) -> None:
    """List the roots, their owners, and the environments in them; * marks the current one.

    A root belongs to one installation of pyodide-build; its name is a hash of the installation's path. If no
    Python environment found here matches, the owner is unknown: it may be deleted, or in a folder that was not
    searched. Use --project to search another folder.

    pyodide-cache xbuildenv list
    """
    places = open_cache().places
    found = places.roots(projects)
    document: documents.XBuildEnvsDocument = {"roots": map(_root_json, found)}
    answer(document, *([] if found else ["No cross-build environments were found."]))
    for number, root in enumerate(found):
        if number:
            say("")
        _show(root)


@xbuildenv_command.command("remove", writes="XBuildEnvRemovalDocument")
@click.argument("versions", nargs=-1, metavar="[VERSION…]")
@click.option("--root", metavar="ID", help="Only from this root: its ID, version or path, as listed.")
@click.option("--all-of-root", is_flag=True, help="Remove all versions of the root, and the root itself.")
@project_option
@removal_options
def remove_command(
    versions: tuple[str, ...], root: str | None, all_of_root: bool, projects: tuple[Path, ...], for_good: bool | None
) -> None:
    """Remove cross-build environments.

    Without --root, versions are removed from all roots with a known owner.

    pyodide-cache xbuildenv remove 0.29.3 --dry-run
    """
    if all_of_root and not root:
        raise click.UsageError("--all-of-root needs --root.")
    if bool(versions) == all_of_root:
        raise click.UsageError("Name versions, or use --all-of-root with --root.")
    cache = open_cache()
    found = cache.places.roots(projects)
    plan = cache.places.plan_remove_roots(found, versions, root=root, all_of_root=all_of_root, for_good=for_good)
    confirm(
        removal_action(_amount(len(plan.items), plan.bytes), for_good=plan.for_good),
        _document(plan),
        asks=True,
        columns=["Version", ">Size", "Root"],
        rows=((item.env.version, size_text(item.env.bytes), item.root) for item in plan.items),
    )
    report = carry_out(cache, plan, bars=False)
    amount = _amount(len(report.removed), report.bytes)
    moved = f"Moved {amount} to the trash. Empty the trash to free the space."
    answer(_document(plan, report), f"Deleted {amount}." if plan.for_good else moved)
    conclude(report, f"{plural(len(plan.rest(report).items), 'cross-build environment')} left.")


def _amount(count: int, size: int) -> str:
    return f"{plural(count, 'cross-build environment')} ({size_text(size)})"


def _show(root: Root) -> None:
    say(f"{root.path}  ({_owner(root)})")
    if root.problem:
        warn_failures([Failure(str(root.path), root.problem)])
    columns = [" ", "Version", "State", "Python", "Emscripten", ">emsdk", ">Size", ">Last used"]
    write_table(columns, map(_row, root.versions), none="" if root.problem else "no environments")


def _owner(root: Root) -> str:
    if root.owners:
        names = (f"pyodide-build {item.version or '?'} in {item.prefix}" for item in root.owners)
        return "; ".join(names)
    return str(root.tool) if root.is_owner_known else "owner unknown"


def _row(item: XBuildEnv) -> tuple[object, ...]:
    return (
        "*" if item.is_current else "",
        item.version,
        item.state.replace("_", " "),
        item.python,
        item.emscripten,
        size_text(item.emsdk_bytes) if item.emsdk_bytes else "",
        size_text(item.bytes),
        f"{human_age(time.time() - item.last_used)} ago" if item.last_used else "",
    )


def _root_json(root: Root) -> documents.Root:
    return {
        "path": root.path,
        "key": root.key,
        "generation": root.name.generation,
        "kept_by": root.tool,
        "owner_known": root.is_owner_known,
        "owners": root.owners,
        "current": root.current,
        "versions": [_version_json(item) for item in root.versions],
        "others": root.others,
        "problem": root.problem,
    }


def _version_json(item: XBuildEnv) -> documents.XBuildEnv:
    amount = item.measure
    return {
        "version": item.version,
        "path": item.path,
        "state": item.state,
        "current": item.is_current,
        "python": item.python,
        "emscripten": item.emscripten,
        "files": amount.files if amount else None,
        "bytes": amount.bytes if amount else None,
        "emsdk_bytes": item.emsdk_bytes,
        "last_used": iso_time(item.last_used),
        "problem": amount.problem if amount else None,
    }


def _document(plan: RemovalPlan, report: RemovalReport | None = None) -> documents.XBuildEnvRemovalDocument:
    return {
        "mode": "delete" if plan.for_good else "trash",
        "environments": (_version_json(item.env) for item in plan.items),
        "roots": plan.roots,
        "totals": {"environments": len(plan.items), "files": plan.files, "bytes": plan.bytes},
        "removed": [item.env.path for item in report.removed] if report else [],
        "roots_removed": report.roots if report else [],
        "failed": failed_json("path", report.failed if report else ()),
    }
