"""``pyodide-cache xbuildenv``: cross-build environments of pyodide-build."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.cli.options import EXIT_FAILED, EXIT_USAGE, common, json_option
from pyodide_cache.cli.output import (
    human_age,
    human_size,
    problem_json,
    say,
    warn,
    warn_problem,
    write_json,
    write_table,
)
from pyodide_cache.cli.places import chosen_projects, project_option
from pyodide_cache.inventory.export_rows import iso_time

if TYPE_CHECKING:
    from pyodide_cache.places.plan import RemovalPlan, Root, RootsFound, XBuildEnv


@click.group("xbuildenv")
def xbuildenv_command() -> None:
    """See and remove the cross-build environments that pyodide-build and cibuildwheel installed."""


@xbuildenv_command.command("list")
@project_option
@json_option
def list_command(projects: tuple[Path, ...], as_json: bool) -> None:
    """Show all roots, whose each is, and the environments in it; * marks the one in use.

    A root belongs to one installation of pyodide-build and bears a hash of where that lies. The Python
    environments that are found here are tried; where none fits, the owner is unknown: it may be gone, or
    somewhere that was not looked at. Name a project folder to look there too.
    """
    found = _find(projects)
    if as_json:
        write_json({"roots": [_root_json(root) for root in found.roots]})
        return
    if not found.roots:
        say("There are no cross-build environments in the known places.")
    for number, root in enumerate(found.roots):
        if number:
            say("")
        _show(root)


@xbuildenv_command.command("remove")
@click.argument("versions", nargs=-1, metavar="[VERSION]…")
@click.option("--root", metavar="ID", help="Only of this root: its id, its version or its path, as listed.")
@click.option("--all-of-root", is_flag=True, help="All versions of that root, and the root itself.")
@project_option
@click.option("--dry-run", is_flag=True, help="Only show what would go.")
@click.option(
    "--delete/--trash",
    "--for-good",
    "for_good",
    default=None,
    help="Delete for good, or move to the trash; else as the setting removal says.",
)
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
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
    """Remove cross-build environments, to the trash unless --delete is given or settled.

    Without --root the versions are taken from all roots whose owner is known, and from no other.
    """
    from pyodide_cache.places.plan import plan_remove

    if all_of_root and not root:
        raise click.UsageError("--all-of-root needs --root")
    if bool(versions) == all_of_root:
        raise click.UsageError("name versions, or --all-of-root with --root")
    if for_good is None:
        for_good = common().settings.removal == "delete"
    plan = plan_remove(_find(projects), versions, root=root, all_of_root=all_of_root)
    if not as_json:
        write_table(
            [("Version", "left"), ("Size", "right"), ("Root", "left")],
            ((item.env.version, human_size(item.env.bytes), str(item.root)) for item in plan.items),
        )
    where = "delete for good" if for_good else "move to the trash"
    what = _amount(len(plan.items), plan.bytes)
    if dry_run:
        if as_json:
            write_json(_plan_json(plan, for_good=for_good))
        else:
            say(f"Would {where} {what}. Nothing was touched.")
        return
    if not yes:
        if not sys.stdin.isatty():
            warn(f"Nothing was removed: say --yes to {where} {what}, or --dry-run to see them.")
            sys.exit(EXIT_USAGE)
        click.confirm(f"{where.capitalize()} {what}?", abort=True, err=True)
    _carry_out(plan, for_good=for_good, as_json=as_json)


def _amount(count: int, size: int) -> str:
    return f"{count} cross-build environment{'s' if count != 1 else ''}, {human_size(size)}"


def _find(projects: tuple[Path, ...]) -> RootsFound:
    from pyodide_cache.places.plan import RootsFound, find_roots

    *_, found = find_roots(chosen_projects(projects))
    assert isinstance(found, RootsFound)
    return found


def _carry_out(plan: RemovalPlan, *, for_good: bool, as_json: bool) -> None:
    from pyodide_cache.base.events import Cancel, Finished, ItemFailed, Note
    from pyodide_cache.messages import explain
    from pyodide_cache.places.plan import RemovalReport, run_remove

    report = None
    for event in run_remove(plan, for_good=for_good, cancel=Cancel()):
        match event:
            case ItemFailed(key, problem):
                warn_problem(key, problem)
            case Note(problem):
                warn(explain(problem))
            case Finished(done):
                report = done
    assert isinstance(report, RemovalReport)
    if as_json:
        answer = _plan_json(plan, for_good=for_good)
        answer["dry_run"] = False
        answer["removed"] = [str(item.env.path) for item in report.removed]
        answer["roots_removed"] = [str(path) for path in report.roots]
        answer["failed"] = [{"path": path, **problem_json(problem)} for path, problem in report.failed]
        write_json(answer)
    elif for_good:
        say(f"Deleted {_amount(len(report.removed), report.bytes)}.")
    else:
        say(
            f"Moved {_amount(len(report.removed), report.bytes)}, to the trash. "
            "The space is free when the trash is emptied."
        )
    if report.failed:
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
        say("no environment")


def _owner(root: Root) -> str:
    if root.owners:
        names = (f"pyodide-build {item.version or '?'} in {item.prefix}" for item in root.owners)
        return "; ".join(names)
    return str(root.keeper) if root.is_owner_known else "owner unknown"


def _row(item: XBuildEnv) -> tuple[str, ...]:
    return (
        "*" if item.is_current else "",
        item.version,
        str(item.state),
        item.python or "",
        item.emscripten or "",
        human_size(item.emsdk_bytes) if item.emsdk_bytes else "",
        human_size(item.bytes),
        f"{human_age(time.time() - item.last_used)} ago" if item.last_used else "",
    )


def _root_json(root: Root) -> dict[str, Any]:
    return {
        "path": str(root.path),
        "key": root.key,
        "generation": str(root.name.generation),
        "kept_by": str(root.keeper),
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


def _plan_json(plan: RemovalPlan, *, for_good: bool) -> dict[str, Any]:
    return {
        "dry_run": True,
        "mode": "delete" if for_good else "trash",
        "environments": [
            {"path": str(item.env.path), "version": item.env.version, "bytes": item.env.bytes} for item in plan.items
        ],
        "roots": [str(path) for path in plan.roots],
        "totals": {"environments": len(plan.items), "files": plan.files, "bytes": plan.bytes},
    }
