"""``pyodide-cache places`` and ``xbuildenv``: other caches, and cross-build environments of pyodide-build."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.quantities import human_age, iso_time, plural, size_text
from pyodide_cache.cli.common import fail_if
from pyodide_cache.cli.help import command, group
from pyodide_cache.cli.options import FOLDER, PATH, open_cache, repeated
from pyodide_cache.cli.output import answer, aside, failed_json, note, say, warn_failures
from pyodide_cache.cli.plans import carry_out, conclude, confirm, removal_action, removal_options
from pyodide_cache.cli.terminal import write_table

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import places as documents
    from pyodide_cache.places.evidence import Place
    from pyodide_cache.places.removal import RemovalPlan, RemovalReport
    from pyodide_cache.places.roots import Root, XBuildEnv


project_option = repeated(
    "--project", "projects", metavar="FOLDER", type=FOLDER, help="Search this project folder too."
)


@command(
    "places",
    writes="PlacesDocument",
    hint_for=lambda word: "" if word.startswith("-") else "To search a folder, write: --project FOLDER",
)
@project_option
@repeated("--add", metavar="FOLDER", type=FOLDER, help="Remember a project folder.")
@repeated("--forget", metavar="FOLDER", type=PATH, help="Forget a project folder.")
def places_command(projects: tuple[Path, ...], add: tuple[Path, ...], forget: tuple[Path, ...]) -> None:
    """Find folders with Pyodide packages on this computer.

    The caches of known tools are searched, and all project folders that are named or remembered. Nothing is
    changed. Folders marked with * are flat caches: warm-up, prune and other commands work on them with
    --cache-dir. The others are managed by the tool that is named.

    pyodide-cache places --project ./my-app
    pyodide-cache places --add ~/code --add ~/notebooks
    """
    from pyodide_cache.places.search import PlacesFound, SearchStarted

    places = open_cache().places
    for folder in add:
        places.add_project(folder)
        note(f"{folder} is remembered: it is searched from now on.")
    unknown = [str(folder) for folder in forget if not places.forget_project(folder)]
    if unknown:
        verb = "was" if len(unknown) == 1 else "were"
        raise click.BadParameter(f"{', '.join(unknown)} {verb} not remembered", param_hint="'--forget'")
    started, *_, found = places.find(projects)
    assert isinstance(started, SearchStarted)
    assert isinstance(found, PlacesFound)
    folders = started.projects
    document: documents.PlacesDocument = {
        "projects": folders,
        "places": map(_place_json, found.places),
        "problems": found.problems,
    }
    answer(document)
    columns = [" ", "Place", "Owner", "Layout", "Runtime", ">Files", ">Size", ">Age"]
    none = "No Pyodide packages were found in the folders of known tools."
    write_table(columns, map(_place_row, found.places), none=none)
    for folder in folders:
        if not any(place.path.is_relative_to(folder) for place in found.places):
            say(f"No Pyodide packages were found in {folder}.")
    if not folders:
        say("To search a project folder, use --project FOLDER, or --add FOLDER to remember it.")
    warn_failures(Failure(str(place.path), place.problem) for place in found.places if place.problem)
    aside(*found.problems)
    fail_if(found.problems)


def _place_row(place: Place) -> tuple[object, ...]:
    amount = place.measure
    age = human_age(time.time() - amount.newest) if amount and amount.newest is not None else ""
    return (
        "*" if place.is_writable_by_us else "",
        place.path,
        *(value.replace("_", " ") for value in (place.owner, place.layout)),
        place.runtime,
        amount.files if amount else "",
        size_text(amount.bytes) if amount else "",
        age,
    )


def _place_json(place: Place) -> documents.Place:
    amount = place.measure
    return {
        "path": place.path,
        "owner": place.owner,
        "layout": place.layout,
        "pyodide": place.release,
        "lines": place.lines,
        "python": place.python,
        "files": amount.files if amount else None,
        "bytes": amount.bytes if amount else None,
        "newest": iso_time(amount.newest) if amount else None,
        "oldest": iso_time(amount.oldest) if amount else None,
        "writable": place.is_writable_by_us,
        "opens": place.can_be_opened,
        "problem": place.problem,
    }


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
    answer({"roots": map(_root_json, found)}, *([] if found else ["No cross-build environments were found."]))
    for number, root in enumerate(found):
        if number:
            say("")
        _show_root(root)


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
        _removal_document(plan),
        asks=True,
        columns=["Version", ">Size", "Root"],
        rows=((item.env.version, size_text(item.env.bytes), item.root) for item in plan.items),
    )
    report = carry_out(cache, plan, bars=False)
    amount = _amount(len(report.removed), report.bytes)
    moved = f"Moved {amount} to the trash. Empty the trash to free the space."
    answer(_removal_document(plan, report), f"Deleted {amount}." if plan.for_good else moved)
    conclude(report, f"{plural(len(plan.rest(report).items), 'cross-build environment')} left.")


def _amount(count: int, size: int) -> str:
    return f"{plural(count, 'cross-build environment')} ({size_text(size)})"


def _show_root(root: Root) -> None:
    say(f"{root.path}  ({_owner(root)})")
    if root.problem:
        warn_failures([Failure(str(root.path), root.problem)])
    columns = [" ", "Version", "State", "Python", "Emscripten", ">emsdk", ">Size", ">Last used"]
    write_table(columns, map(_env_row, root.versions), none="" if root.problem else "no environments")


def _owner(root: Root) -> str:
    if root.owners:
        names = (f"pyodide-build {item.version or '?'} in {item.prefix}" for item in root.owners)
        return "; ".join(names)
    return str(root.tool) if root.is_owner_known else "owner unknown"


def _env_row(item: XBuildEnv) -> tuple[object, ...]:
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


def _removal_document(plan: RemovalPlan, report: RemovalReport | None = None) -> documents.XBuildEnvRemovalDocument:
    return {
        "mode": "delete" if plan.for_good else "trash",
        "environments": (_version_json(item.env) for item in plan.items),
        "roots": plan.roots,
        "totals": {"environments": len(plan.items), "files": plan.files, "bytes": plan.bytes},
        "removed": [item.env.path for item in report.removed] if report else [],
        "roots_removed": report.roots if report else [],
        "failed": failed_json("path", report.failed if report else ()),
    }
