"""``pyodide-cache xbuildenv``: cross-build environments of pyodide-build."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.quantities import human_age, plural, size_text
from pyodide_cache.cli.confirm import confirm, removal_action, removal_options
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import common, fail_if, json_option
from pyodide_cache.cli.output import answer, attributes, failed_json, say, warn, warn_problem, write_json, write_table
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
def list_command(projects: tuple[Path, ...]) -> None:
    """List the roots, their owners, and the environments in them; * marks the current one.

    A root belongs to one installation of pyodide-build; its name is a hash of the installation's path. If no
    Python environment found here matches, the owner is unknown: it may be deleted, or in a folder that was not
    searched. Use --project to search another folder.

    pyodide-cache xbuildenv list
    """
    places = common().open_cache().places
    found = places.roots(all_projects(places, projects))
    if common().as_json:
        write_json({"roots": [_root_json(root) for root in found.roots]})
        return
    if not found.roots:
        say("No cross-build environments were found.")
    for number, root in enumerate(found.roots):
        if number:
            say("")
        _show(root)


@xbuildenv_command.command("remove")
@click.argument("versions", nargs=-1, metavar="[VERSION…]")
@click.option("--root", metavar="ID", help="Only from this root: its ID, version or path, as listed.")
@click.option("--all-of-root", is_flag=True, help="Remove all versions of the root, and the root itself.")
@project_option
@removal_options
@json_option
def remove_command(
    versions: tuple[str, ...], root: str | None, all_of_root: bool, projects: tuple[Path, ...], for_good: bool | None
) -> None:
    """Remove cross-build environments.

    Without --root, versions are removed from all roots with a known owner.

    pyodide-cache xbuildenv remove 0.29.3 --dry-run
    """
    if all_of_root and not root:
        raise click.UsageError("--all-of-root needs --root")
    if bool(versions) == all_of_root:
        raise click.UsageError("Name versions, or use --all-of-root with --root.")
    cache = common().open_cache()
    found = cache.places.roots(all_projects(cache.places, projects))
    plan = cache.places.plan_remove_roots(found, versions, root=root, all_of_root=all_of_root, for_good=for_good)
    if confirm(
        removal_action(_amount(len(plan.items), plan.bytes), for_good=plan.for_good),
        _plan_json(plan),
        asks=True,
        columns=["Version", ">Size", "Root"],
        rows=((item.env.version, size_text(item.env.bytes), str(item.root)) for item in plan.items),
    ):
        _remove(cache, plan)


def _amount(count: int, size: int) -> str:
    return f"{plural(count, 'cross-build environment')} ({size_text(size)})"


def _remove(cache: Cache, plan: RemovalPlan) -> None:
    from pyodide_cache.cli.progress import carry_out

    report = carry_out(cache, plan, silent=True)
    amount = _amount(len(report.removed), report.bytes)
    moved = f"Moved {amount} to the trash. Empty the trash to free the space."
    answer(
        {
            **_plan_json(plan),
            "removed": [item.env.path for item in report.removed],
            "roots_removed": report.roots,
            "failed": failed_json("path", report.failed),
        },
        f"Deleted {amount}." if plan.for_good else moved,
    )
    if report.cancelled:
        warn(f"Canceled with {plural(len(plan.rest(report).items), 'cross-build environment')} left.")
    fail_if(report.failed or report.cancelled)


def _show(root: Root) -> None:
    say(f"{root.path}  ({_owner(root)})")
    if root.problem:
        warn_problem(str(root.path), root.problem)
    if root.versions:
        write_table(
            [" ", "Version", "State", "Python", "Emscripten", ">emsdk", ">Size", ">Last used"],
            map(_row, root.versions),
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
        **attributes(root, "path", "key", "current", "others", "problem"),
        "generation": root.name.generation,
        "kept_by": root.tool,
        "owner_known": root.is_owner_known,
        "owners": [{**attributes(item, "prefix", "version"), "package": item.package_dir} for item in root.owners],
        "versions": [_version_json(item) for item in root.versions],
    }


def _version_json(item: XBuildEnv) -> dict[str, Any]:
    amount = item.measure
    return {
        **attributes(item, "version", "path", "state", "python", "emscripten", "emsdk_bytes"),
        "current": item.is_current,
        "files": amount.files if amount else None,
        "bytes": amount.bytes if amount else None,
        "last_used": iso_time(item.last_used),
        "problem": amount.problem if amount else None,
    }


def _plan_json(plan: RemovalPlan) -> dict[str, Any]:
    return {
        "dry_run": False,
        "mode": "delete" if plan.for_good else "trash",
        "environments": [attributes(item.env, "path", "version", "bytes") for item in plan.items],
        "roots": plan.roots,
        "totals": {"environments": len(plan.items), "files": plan.files, "bytes": plan.bytes},
    }
