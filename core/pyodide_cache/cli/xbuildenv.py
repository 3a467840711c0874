"""``pyodide-cache xbuildenv``: cross-build environments of pyodide-build."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.quantities import size_text
from pyodide_cache.cli.confirm import confirm, removal_action, removal_options
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import EXIT_FAILED, common, json_option
from pyodide_cache.cli.output import (
    failed_json,
    human_age,
    plural,
    problem_json,
    say,
    warn,
    warn_problem,
    write_json,
    write_table,
)
from pyodide_cache.cli.places import all_projects, project_option
from pyodide_cache.inventory.export_rows import iso_time

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.places.removal import RemovalPlan
    from pyodide_cache.places.roots import Root, XBuildEnv


@group("xbuildenv")
def xbuildenv_command() -> None:
    """Show and remove the cross-build environments that pyodide-build and cibuildwheel installed."""


@xbuildenv_command.command("list")
@project_option
@json_option
def list_command(projects: tuple[Path, ...], as_json: bool) -> None:
    """List the roots, their owners, and the environments in them; * marks the current one.

    A root belongs to one installation of pyodide-build; its name is a hash of the installation's path. If no
    Python environment found here matches, the owner is unknown: it may be deleted, or in a folder that was not
    searched. Use --project to search another folder.

    \b
    pyodide-cache xbuildenv list
    """  # noqa: D301 -- click wants the control character
    places = common().open_cache().places
    found = places.roots(all_projects(places, projects))
    if as_json:
        write_json({"roots": [_root_json(root) for root in found.roots]})
        return
    if not found.roots:
        say("No cross-build environments were found.")
    for number, root in enumerate(found.roots):
        if number:
            say("")
        _show(root)


@xbuildenv_command.command("remove")
@click.argument("versions", nargs=-1, metavar="[VERSION]…")
@click.option("--root", metavar="ID", help="Only from this root: its ID, version or path, as listed.")
@click.option("--all-of-root", is_flag=True, help="Remove all versions of the root, and the root itself.")
@project_option
@removal_options
@json_option
def remove_command(
    versions: tuple[str, ...],
    root: str | None,
    all_of_root: bool,
    projects: tuple[Path, ...],
    dry_run: bool,
    for_good: bool | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Remove cross-build environments.

    Without --root, versions are removed from all roots with a known owner.

    \b
    pyodide-cache xbuildenv remove 0.29.3 --dry-run
    """  # noqa: D301 -- click wants the control character
    if all_of_root and not root:
        raise click.UsageError("--all-of-root needs --root")
    if bool(versions) == all_of_root:
        raise click.UsageError("Name versions, or use --all-of-root with --root.")
    cache = common().open_cache()
    found = cache.places.roots(all_projects(cache.places, projects))
    plan = cache.places.plan_remove_roots(found, versions, root=root, all_of_root=all_of_root, for_good=for_good)
    if confirm(
        removal_action(_amount(len(plan.items), plan.bytes), for_good=plan.for_good),
        data=_plan_json(plan),
        dry_run=dry_run,
        yes=yes,
        as_json=as_json,
        columns=[("Version", "left"), ("Size", "right"), ("Root", "left")],
        rows=((item.env.version, size_text(item.env.bytes), str(item.root)) for item in plan.items),
    ):
        _remove(cache, plan, as_json=as_json)


def _amount(count: int, size: int) -> str:
    return f"{plural(count, 'cross-build environment')} ({size_text(size)})"


def _remove(cache: Cache, plan: RemovalPlan, *, as_json: bool) -> None:
    from pyodide_cache.cli.progress import carry_out

    report = carry_out(cache, plan, silent=True)
    amount = _amount(len(report.removed), report.bytes)
    if as_json:
        answer = _plan_json(plan)
        answer["removed"] = [str(item.env.path) for item in report.removed]
        answer["roots_removed"] = [str(path) for path in report.roots]
        answer["failed"] = failed_json("path", report.failed)
        write_json(answer)
    elif plan.for_good:
        say(f"Deleted {amount}.")
    else:
        say(f"Moved {amount} to the trash. Empty the trash to free the space.")
    if report.cancelled:
        warn(f"Canceled with {plural(len(plan.rest(report).items), 'cross-build environment')} left.")
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)


def _show(root: Root) -> None:
    say(f"{root.path}  ({_owner(root)})")
    if root.problem:
        warn_problem(str(root.path), root.problem)
    if root.versions:
        write_table(
            [
                *((" ", "left"), ("Version", "left"), ("State", "left"), ("Python", "left"), ("Emscripten", "left")),
                *(("emsdk", "right"), ("Size", "right"), ("Last used", "right")),
            ],
            (_row(item) for item in root.versions),
        )
    elif not root.problem:
        say("no environments")


def _owner(root: Root) -> str:
    if root.owners:
        names = (f"pyodide-build {item.version or '?'} in {item.prefix}" for item in root.owners)
        return "; ".join(names)
    return str(root.tool) if root.is_owner_known else "owner unknown"


def _row(item: XBuildEnv) -> tuple[str, ...]:
    return (
        "*" if item.is_current else "",
        item.version,
        str(item.state),
        item.python or "",
        item.emscripten or "",
        size_text(item.emsdk_bytes) if item.emsdk_bytes else "",
        size_text(item.bytes),
        f"{human_age(time.time() - item.last_used)} ago" if item.last_used else "",
    )


def _root_json(root: Root) -> dict[str, Any]:
    return {
        "path": str(root.path),
        "key": root.key,
        "generation": str(root.name.generation),
        "kept_by": str(root.tool),
        "owner_known": root.is_owner_known,
        "owners": [
            {"prefix": str(item.prefix), "package": str(item.package_dir), "version": item.version}
            for item in root.owners
        ],
        "current": root.current,
        "versions": [_version_json(item) for item in root.versions],
        "others": list(root.others),
        "problem": problem_json(root.problem) if root.problem else None,
    }


def _version_json(item: XBuildEnv) -> dict[str, Any]:
    amount = item.measure
    return {
        "version": item.version,
        "path": str(item.path),
        "state": str(item.state),
        "current": item.is_current,
        "python": item.python,
        "emscripten": item.emscripten,
        "files": amount.files if amount else None,
        "bytes": amount.bytes if amount else None,
        "emsdk_bytes": item.emsdk_bytes,
        "last_used": iso_time(item.last_used),
        "problem": problem_json(amount.problem) if amount and amount.problem else None,
    }


def _plan_json(plan: RemovalPlan) -> dict[str, Any]:
    return {
        "dry_run": False,
        "mode": "delete" if plan.for_good else "trash",
        "environments": [
            {"path": str(item.env.path), "version": item.env.version, "bytes": item.env.bytes} for item in plan.items
        ],
        "roots": [str(path) for path in plan.roots],
        "totals": {"environments": len(plan.items), "files": plan.files, "bytes": plan.bytes},
    }
