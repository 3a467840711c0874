"""``pyodide-cache store``: one copy of the same bytes, for all cache directories."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.cli.options import EXIT_FAILED, EXIT_USAGE, common, shared_options
from pyodide_cache.cli.output import human_size, problem_json, say, warn, warn_problem, write_json, write_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_cache.sharing.adopt import AdoptPlan
    from pyodide_cache.sharing.store import Store

    Command = Callable[..., Any]


def _store_option(command: Command) -> Command:
    return click.option(
        "--store",
        "store_path",
        metavar="DIR",
        help="The store; else that of the cache directory, of PYODIDE_CACHE_STORE, or a folder of its own.",
    )(command)


@click.group("store")
def store_command() -> None:
    """Keep the same bytes once: directories that share files with a store.

    The store names package files by their sha256. A directory that was adopted takes its files from there, and
    what a warm-up fetches for one directory needs not be fetched for another. Each directory stays a plain folder
    of files that a runtime reads as ever.
    """


@store_command.command("adopt")
@click.argument("directory", required=False, metavar="[DIR]")
@_store_option
@click.option(
    "--hard-links",
    is_flag=True,
    help="Share by hard link where the file system has no reflinks. Then a program that writes a file of one "
    "directory in place changes it in all.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be done, and what it saves.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@shared_options
def adopt_command(
    directory: str | None, store_path: str | None, hard_links: bool, dry_run: bool, yes: bool, as_json: bool
) -> None:
    """Let a cache directory share its files with the store.

    Every file is hashed first. From then on, warm-ups of this directory take from the store what it has, and give
    it what it lacks.
    """
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.base.problems import Code, Problem
    from pyodide_cache.cli.progress import show_progress
    from pyodide_cache.settings.attachments import Attachments, absolute
    from pyodide_cache.sharing.adopt import link_between, plan_adopt, run_adopt
    from pyodide_cache.sharing.members import StoreMember
    from pyodide_cache.sharing.store import open_store, store_to_be

    if directory:
        common().cache_dir = directory
    target = absolute(common().directory)
    ledger = common().ledger()
    store = store_to_be(_place(store_path, target))
    if target == store.root or store.root in target.parents:
        raise Problem(Code.IN_THE_STORE, path=str(target), store=str(store.root))
    link = link_between(store, target, hard=hard_links)
    cancel = Cancel()
    cache = common().open_cache()
    events = cache.run(cache.plan_verify(cancel=cancel), cancel=cancel)
    verified = show_progress(events, cancel, verbose=common().verbose, lines=False)
    plan = plan_adopt(target, verified.entries, store, link, unreadable=verified.failed)
    if not as_json:
        _say_plan(plan, hard_links=hard_links)
    if dry_run:
        if as_json:
            write_json({**_plan_json(plan), "dry_run": True})
        else:
            say("Nothing was touched.")
        return
    if (plan.add or plan.share) and not yes:
        if not sys.stdin.isatty():
            warn("Nothing was done: say --yes to go on, or --dry-run to see what would be done.")
            sys.exit(EXIT_USAGE)
        click.confirm("Go on?", abort=True, err=True)
    open_store(store.root, create=True)
    adopting = run_adopt(plan, StoreMember(store, target, link, ledger), cancel=cancel)
    report = show_progress(adopting, cancel, verbose=common().verbose, lines=False)
    Attachments().set_store(target, store.root, link)
    if as_json:
        failed = [{"file_name": name, **problem_json(problem)} for name, problem in report.failed]
        answer = {"added": [entry.file_name for entry in report.added], "bytes_saved": report.bytes_saved}
        shared = [entry.file_name for entry in report.shared]
        write_json({**_plan_json(plan), **answer, "dry_run": False, "shared": shared, "failed": failed})
    else:
        say(f"{len(report.added)} files added, {len(report.shared)} shared; {_savings(report.bytes_saved)}.")
    if report.cancelled:
        warn("Cancelled. What was done stays; the same command does the rest.")
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
    help="What came into the store or changed later than this stays.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would go.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@shared_options
def gc_command(store_path: str | None, grace: float, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Take out of the store what no directory uses, for good.

    In use is whatever has another name (also in a trash or a quarantine), and whatever a directory that was
    adopted has a copy of. While such a directory cannot be looked into, nothing goes.
    """
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import show_progress
    from pyodide_cache.sharing.store_care import GcReport, plan_gc, run_gc

    store = _open(store_path, common().directory)
    ledger = common().ledger()
    cancel = Cancel()
    plan = plan_gc(store, ledger=ledger, cancel=cancel, grace=grace * 3600)
    if not as_json:
        for directory in plan.gone:
            say(f"{directory} is gone; it is taken off the list.")
        say(f"{plan.used} in use, {plan.young} too young to go, {len(plan.items)} to go, {human_size(plan.bytes)}.")
    if plan.items and not dry_run and not yes:
        if not sys.stdin.isatty():
            warn(f"Nothing was removed: say --yes to remove {len(plan.items)} files for good, or --dry-run.")
            sys.exit(EXIT_USAGE)
        click.confirm(f"Remove {len(plan.items)} files, {human_size(plan.bytes)}, for good?", abort=True, err=True)
    failed = tuple((str(problem.facts.get("path", "")), problem) for problem in plan.blocking)
    if dry_run:
        report = GcReport((), 0, failed, 0)
        for name, problem in failed:
            warn_problem(name, problem)
    else:
        events = run_gc(plan, store, ledger=ledger, cancel=cancel)
        done = show_progress(events, cancel, verbose=common().verbose, lines=False)
        assert isinstance(done, GcReport)
        report = done
    if as_json:
        write_json(
            {
                "store": str(store.root),
                "dry_run": dry_run,
                "to_remove": [blob.sha256 for blob in plan.items] if dry_run else [],
                "removed": [blob.sha256 for blob in report.removed],
                "used": plan.used,
                "young": plan.young,
                "bytes_freed": plan.bytes if dry_run else report.bytes_freed,
                "failed": [{"path": name, **problem_json(problem)} for name, problem in report.failed],
            }
        )
    elif not dry_run:
        say(f"{len(report.removed)} removed, {human_size(report.bytes_freed)} freed.")
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)


@store_command.command("verify")
@_store_option
@click.option(
    "--mend", is_flag=True, help="Set wrong files aside, and put back what a directory has the right bytes of."
)
@shared_options
def verify_command(store_path: str | None, mend: bool, as_json: bool) -> None:
    """Hash every file of the store; exit with 1 when any has other bytes than its name says."""
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import show_progress
    from pyodide_cache.sharing.store_care import verify_store

    store = _open(store_path, common().directory)
    cancel = Cancel()
    events = verify_store(store, ledger=common().ledger(), mend=mend, cancel=cancel)
    report = show_progress(events, cancel, verbose=common().verbose, lines=False)
    if as_json:
        write_json(
            {
                "store": str(store.root),
                "right": report.right,
                "bytes": report.bytes,
                "wrong": [
                    {
                        "sha256": blob.sha256,
                        "files": [str(path) for path in files],
                        "mended": _in(blob, report.mended),
                    }
                    for blob, files in report.wrong
                ],
                "failed": [{"path": name, **problem_json(problem)} for name, problem in report.failed],
            }
        )
    else:
        for blob, files in report.wrong:
            done = "mended" if _in(blob, report.mended) else "set aside" if mend else "wrong"
            say(f"{blob.sha256}: {done}")
            for path in files:
                say(f"  {path} shares the wrong bytes: pyodide-cache repair --cache-dir {path.parent}")
        say(f"{report.right} right ({human_size(report.bytes)}), {len(report.wrong)} wrong in {store.root}")
    if report.wrong or report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)


@store_command.command("list")
@_store_option
@shared_options
def list_command(store_path: str | None, as_json: bool) -> None:
    """Show the store, and the directories that use it."""
    from pyodide_cache.sharing.store import store_to_be

    store = store_to_be(_place(store_path, common().directory))
    if not store.root.exists() and not as_json:
        say(f"There is no store at {store.root} yet. Make one of a cache directory: pyodide-cache store adopt DIR")
        return
    blobs = tuple(store.blobs())
    size = sum(blob.stamp.size for blob in blobs)
    views = [(view.directory, os.path.isdir(view.directory)) for view in store.views()]  # noqa: PTH112 -- never raises
    if as_json:
        rows = [{"directory": str(directory), "exists": there} for directory, there in views]
        write_json({"store": str(store.root), "files": len(blobs), "bytes": size, "views": rows})
        return
    say(f"Store            {store.root}")
    say(f"Files            {len(blobs)}")
    say(f"Size             {human_size(size)}")
    if views:
        say("")
        write_table(
            [("Directory", "left"), ("", "left")],
            ((str(directory), "" if there else "not there") for directory, there in views),
        )


@store_command.command("forget")
@click.argument("directory")
@_store_option
def forget_command(directory: str, store_path: str | None) -> None:
    """Take a directory off the store's list; its files stay as they are."""
    from pyodide_cache.base.problems import Code, Problem
    from pyodide_cache.settings.attachments import Attachments, absolute

    target = absolute(directory)
    store = _open(store_path, target)
    known = store.forget_view(target)
    if Attachments().of(target).store == store.root:
        Attachments().set_store(target, None)
    elif not known:
        raise Problem(Code.NOT_A_VIEW, path=str(target), store=str(store.root))
    say(f"{target} does not use the store any more; its files are as they were.")


def _open(store_path: str | None, directory: Path) -> Store:
    from pyodide_cache.sharing.store import open_store

    return open_store(_place(store_path, directory))


def _place(store_path: str | None, directory: Path) -> Path:
    from pyodide_cache.settings.attachments import Attachments, absolute, default_store

    return absolute(store_path) if store_path else Attachments().of(directory).store or default_store()


def _say_plan(plan: AdoptPlan, *, hard_links: bool) -> None:
    for name, problem in plan.refused:
        warn_problem(name, problem)
    say(
        f"{len(plan.add)} files to add to {plan.store}, {len(plan.share)} to share with it by {_LINKS[plan.link]}, "
        f"{plan.ready} shared already: {_savings(plan.bytes_saved)}."
    )
    if plan.link == "copy" and not hard_links:
        say("This file system has no reflinks, so the store would hold copies; --hard-links shares the files.")


_LINKS = {"reflink": "reflink", "hard": "hard link", "copy": "copy"}


def _savings(size: int) -> str:
    return f"{human_size(size)} saved" if size >= 0 else f"{human_size(-size)} more needed"


def _plan_json(plan: AdoptPlan) -> dict[str, Any]:
    return {
        "cache_dir": str(plan.directory),
        "store": str(plan.store),
        "link": str(plan.link),
        "to_add": [entry.file_name for entry in plan.add],
        "to_share": [entry.file_name for entry in plan.share],
        "ready": plan.ready,
        "refused": [{"file_name": name, **problem_json(problem)} for name, problem in plan.refused],
        "bytes_saved": plan.bytes_saved,
    }


def _in(blob: Any, names: tuple[str, ...]) -> bool:
    return blob.sha256 in names
