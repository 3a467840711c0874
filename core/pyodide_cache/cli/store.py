"""``pyodide-cache store``: several cache directories share their files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.quantities import size_text
from pyodide_cache.cli.confirm import confirm, consent_options
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import EXIT_FAILED, common, json_option, shared_options
from pyodide_cache.cli.output import failed_json, plural, say, warn, warn_problem, write_json, write_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_cache.cache.store import CacheStore
    from pyodide_cache.sharing.adopt import AdoptPlan
    from pyodide_cache.sharing.gc import GcPlan
    from pyodide_cache.sharing.store_check import StoreCheck

    Command = Callable[..., Any]


def _store_option(command: Command) -> Command:
    return click.option(
        "--store",
        "root",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The store. The default is that of the cache directory, PYODIDE_CACHE_STORE, or a folder of this app.",
    )(command)


@group("store")
def store_command() -> None:
    """Share files between cache directories, so that the same bytes are stored once.

    The store has a copy of every package file, named by its sha256. A cache directory that was adopted takes its
    files from the store, so a file that was downloaded for one directory is not downloaded for another. Every cache
    directory stays a plain folder that a runtime can read.
    """


@store_command.command("adopt")
@click.argument("directory", required=False, metavar="[DIR]")
@_store_option
@click.option(
    "--hard-links",
    is_flag=True,
    help="Share by hard link if the file system has no reflinks. A program that changes a file of one directory in "
    "place then changes it in all of them.",
)
@consent_options
@shared_options
def adopt_command(
    directory: str | None, root: Path | None, hard_links: bool, dry_run: bool, yes: bool, as_json: bool
) -> None:
    """Let a cache directory share its files with the store.

    All files are hashed first. From then on, a warm-up of this directory takes files from the store, and adds those
    that it downloads.

    \b
    pyodide-cache store adopt ~/wheels --dry-run
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import carry_out, show_progress

    if directory:
        common().cache_dir = directory
    cancel = Cancel()
    cache = common().open_cache()
    events = cache.store(root).adopt_options(cancel=cancel)
    plan = show_progress(events, cancel, lines=False).choose(hard_links=hard_links)
    if not as_json:
        _say_plan(plan, hard_links=hard_links)
    changes = bool(plan.add or plan.share)
    action = f"share {plural(len(plan.add) + len(plan.share), 'file')} with {plan.store}"
    if not confirm(action, data=_plan_json(plan), dry_run=dry_run, as_json=as_json, yes=yes or not changes):
        return
    report = carry_out(cache, plan, lines=False)
    if as_json:
        write_json(
            {
                **_plan_json(plan),
                "dry_run": False,
                "added": [entry.file_name for entry in report.added],
                "shared": [entry.file_name for entry in report.shared],
                "failed": failed_json("file_name", report.failed),
                "bytes_saved": report.bytes_saved,
            }
        )
    else:
        added = plural(len(report.added), "file")
        say(f"{added} added, {len(report.shared)} shared; {_saved(report.bytes_saved)}.")
    if report.cancelled:
        warn("Canceled. Run the same command to share the other files.")
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)


@store_command.command("gc")
@_store_option
@click.option(
    "--grace",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    metavar="HOURS",
    help="Keep files that changed within so many hours.",
)
@consent_options
@shared_options
def gc_command(root: Path | None, grace: float, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Delete files of the store that no cache directory uses.

    A file is in use if it has another name, for example in a trash or a quarantine, or if an adopted directory has
    a copy of it. Nothing is deleted while an adopted directory cannot be read.

    \b
    pyodide-cache store gc --dry-run
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.cli.progress import carry_out

    cache = common().open_cache()
    plan = cache.store(root).plan_gc(grace=grace * 3600)
    if not as_json:
        for directory in plan.gone:
            say(f"{directory} was deleted and is removed from the list.")
        say(f"{plan.used} in use, {plan.recent} unused but recent, {len(plan.items)} unused.")
    if dry_run:
        for problem in plan.blocking:
            warn_problem(str(problem.facts.get("path", "")), problem)
    action = f"permanently delete {plural(len(plan.items), 'file')} ({size_text(plan.bytes)})"
    if not confirm(action, data=_gc_json(plan), dry_run=dry_run, as_json=as_json, yes=yes or not plan.items):
        if plan.blocking:
            sys.exit(EXIT_FAILED)
        return
    report = carry_out(cache, plan, lines=False)
    if as_json:
        write_json(
            {
                **_gc_json(plan),
                "dry_run": False,
                "to_remove": [],
                "removed": [blob.sha256 for blob in report.removed],
                "bytes_freed": report.bytes_freed,
                "failed": failed_json("path", report.failed),
            }
        )
    else:
        say(f"{plural(len(report.removed), 'file')} deleted, {size_text(report.bytes_freed)} freed.")
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)


@store_command.command("verify")
@_store_option
@click.option(
    "--repair",
    is_flag=True,
    help="Move wrong files to the quarantine, and restore those of which a cache directory has the right bytes.",
)
@click.option("--mend", "repair", is_flag=True, hidden=True)
@shared_options
def verify_command(root: Path | None, repair: bool, as_json: bool) -> None:
    """Hash every file of the store. The exit status is 1 if a file does not have the bytes that its name says.

    \b
    pyodide-cache store verify --repair
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import show_progress

    cancel = Cancel()
    store = common().open_cache().store(root)
    events = store.verify(repair=repair, cancel=cancel)
    report = show_progress(events, cancel, lines=False)
    if as_json:
        _write_check_json(store, report)
    else:
        _say_check(store, report, repair=repair)
    if report.wrong or report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)


@store_command.command("list")
@_store_option
@shared_options
def list_command(root: Path | None, as_json: bool) -> None:
    """Show the store, and the cache directories that use it.

    \b
    pyodide-cache store list
    """  # noqa: D301 -- click wants the control character
    state = common().open_cache().store(root).state()
    if state.problem:
        raise state.problem
    if as_json:
        rows = [
            {
                "directory": str(member.directory),
                "exists": member.problem is None,
                "files": member.totals.files,
                "bytes": member.totals.bytes,
            }
            for member in state.members
        ]
        totals = {"files": state.totals.files, "bytes": state.totals.bytes}
        write_json({"store": str(state.root), "exists": state.exists, **totals, "members": rows})
        return
    if not state.exists:
        say(f"There is no store at {state.root}. Create one with: pyodide-cache store adopt DIR")
        return
    say(f"Store            {state.root}")
    say(f"Files            {state.totals.files}")
    say(f"Size             {size_text(state.totals.bytes)}")
    if state.members:
        say("")
        write_table(
            [("Directory", "left"), ("Files", "right"), ("Size", "right"), ("", "left")],
            (
                (str(member.directory), "", "", "not available")
                if member.problem
                else (str(member.directory), str(member.totals.files), size_text(member.totals.bytes), "")
                for member in state.members
            ),
        )


@store_command.command("forget")
@click.argument("directory", type=click.Path(path_type=Path))
@_store_option
@json_option
def forget_command(directory: Path, root: Path | None, as_json: bool) -> None:
    """Remove a directory from the list of those that use the store. Its files are kept.

    \b
    pyodide-cache store forget ~/wheels
    """  # noqa: D301 -- click wants the control character
    common().cache_dir = str(directory)  # its own store is the default
    store = common().open_cache().store(root)
    store.forget(directory)
    if as_json:
        write_json({"store": str(store.root), "forgotten": str(directory)})
    else:
        say(f"{directory} does not use the store any more. Its files were kept.")


def _say_plan(plan: AdoptPlan, *, hard_links: bool) -> None:
    for name, problem in plan.refused:
        warn_problem(name, problem)
    how = {"reflink": "reflink", "hard": "hard link", "copy": "copy"}[plan.link]
    say(
        f"{plural(len(plan.add), 'file')} to add to {plan.store}, {len(plan.share)} to share with it by {how}, "
        f"{plan.ready} shared already: {_saved(plan.bytes_saved)}."
    )
    if plan.link == "copy" and not hard_links:
        say("The file system has no reflinks, so the store gets copies. Use --hard-links to share the files.")


def _saved(size: int) -> str:
    return f"{size_text(size)} saved" if size >= 0 else f"{size_text(-size)} more needed"


def _plan_json(plan: AdoptPlan) -> dict[str, Any]:
    return {
        "cache_dir": str(plan.directory),
        "store": str(plan.store),
        "link": str(plan.link),
        "to_add": [entry.file_name for entry in plan.add],
        "to_share": [entry.file_name for entry in plan.share],
        "ready": plan.ready,
        "refused": failed_json("file_name", plan.refused),
        "bytes_saved": plan.bytes_saved,
    }


def _gc_json(plan: GcPlan) -> dict[str, Any]:
    blocking = [(str(problem.facts.get("path", "")), problem) for problem in plan.blocking]
    return {
        "store": str(plan.store),
        "to_remove": [blob.sha256 for blob in plan.items],
        "removed": [],
        "used": plan.used,
        "recent": plan.recent,
        "bytes_freed": plan.bytes,
        "failed": failed_json("path", blocking),
    }


def _write_check_json(store: CacheStore, report: StoreCheck) -> None:
    wrong = [
        {
            "sha256": blob.sha256,
            "files": [str(path) for path in files],
            "repaired": blob.sha256 in report.repaired,
        }
        for blob, files in report.wrong
    ]
    write_json(
        {
            "store": str(store.root),
            "right": report.right,
            "bytes": report.bytes,
            "wrong": wrong,
            "failed": failed_json("path", report.failed),
        }
    )


def _say_check(store: CacheStore, report: StoreCheck, *, repair: bool) -> None:
    for blob, files in report.wrong:
        is_repaired = blob.sha256 in report.repaired
        say(f"{blob.sha256}: {'repaired' if is_repaired else 'moved to the quarantine' if repair else 'wrong'}")
        for path in files:
            say(f"  {path} has the same wrong bytes: pyodide-cache repair --cache-dir {path.parent}")
    right = f"{plural(report.right, 'file')} right ({size_text(report.bytes)})"
    say(f"{right}, {len(report.wrong)} wrong in {store.root}")
