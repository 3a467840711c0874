"""``pyodide-cache store``: several cache directories share their files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.cli.confirm import confirm, consent_options
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import FOLDER, PATH, common, fail_if, json_option, shared_options
from pyodide_cache.cli.output import (
    answer,
    attributes,
    failed_json,
    say,
    warn,
    warn_failures,
    write_json,
    write_table,
)
from pyodide_cache.cli.store_compress import compress_command, expand_command, store_option

if TYPE_CHECKING:
    from pyodide_cache.cache.sharing import CacheStore
    from pyodide_cache.sharing.adopt import AdoptPlan
    from pyodide_cache.sharing.gc import GcPlan
    from pyodide_cache.sharing.store_check import StoreCheck


@group("store")
def store_command() -> None:
    """Share files between cache directories, so that the same bytes are stored once.

    The store has a copy of every package file, named by its sha256. A cache directory that was adopted takes its
    files from the store, so a file that was downloaded for one directory is not downloaded for another. Every cache
    directory stays a plain folder that a runtime can read.
    """


for _command in (compress_command, expand_command):
    store_command.add_command(_command)


@store_command.command("adopt")
@click.argument("directory", type=FOLDER, required=False, metavar="[DIR]")
@store_option
@click.option(
    "--hard-links",
    is_flag=True,
    help="Share by hard link if the file system has no reflinks. A program that changes a file of one directory in "
    "place then changes it in all of them.",
)
@consent_options
@shared_options
def adopt_command(directory: Path | None, root: Path | None, hard_links: bool) -> None:
    """Let a cache directory share its files with the store.

    All files are hashed first. From then on, a warm-up of this directory takes files from the store, and adds those
    that it downloads.

    pyodide-cache store adopt ~/wheels --dry-run
    """
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import carry_out, show_progress

    if directory:
        common().cache_dir = str(directory)
    cancel = Cancel()
    cache = common().open_cache()
    events = cache.store(root).adopt_options(cancel=cancel)
    plan = show_progress(events, cancel, lines=False).choose(hard_links=hard_links)
    if not common().as_json:
        _say_plan(plan, hard_links=hard_links)
    changes = bool(plan.add or plan.share)
    action = f"share {plural(len(plan.add) + len(plan.share), 'file')} with {plan.store}"
    if not confirm(action, _plan_json(plan), asks=changes):
        return
    report = carry_out(cache, plan, lines=False)
    answer(
        {
            **_plan_json(plan),
            "dry_run": False,
            "added": [entry.file_name for entry in report.added],
            "shared": [entry.file_name for entry in report.shared],
            "failed": failed_json("file_name", report.failed),
            "bytes_saved": report.bytes_saved,
        },
        f"{plural(len(report.added), 'file')} added, {len(report.shared)} shared; {_saved(report.bytes_saved)}.",
    )
    if report.cancelled:
        warn("Canceled. Run the same command to share the other files.")
    fail_if(report.failed or report.cancelled)


@store_command.command("gc")
@store_option
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
def gc_command(root: Path | None, grace: float) -> None:
    """Delete files of the store that no cache directory uses.

    A file is in use if it has another name, for example in a trash or a quarantine, or if an adopted directory has
    a copy of it. Nothing is deleted while an adopted directory cannot be read.

    pyodide-cache store gc --dry-run
    """
    from pyodide_cache.cli.progress import carry_out

    cache = common().open_cache()
    plan = cache.store(root).plan_gc(grace=grace * 3600)
    if not common().as_json:
        for directory in plan.gone:
            say(f"{directory} was deleted and is removed from the list.")
        say(f"{plan.used} in use, {plan.recent} unused but recent, {len(plan.items)} unused.")
    if common().dry_run:
        warn_failures(plan.blocking)
    action = f"permanently delete {plural(len(plan.items), 'file')} ({size_text(plan.bytes)})"
    if not confirm(action, _gc_json(plan), asks=bool(plan.items)):
        fail_if(plan.blocking)
        return
    report = carry_out(cache, plan, lines=False)
    answer(
        {
            **_gc_json(plan),
            "dry_run": False,
            "to_remove": [],
            "removed": [blob.sha256 for blob in report.removed],
            "bytes_freed": report.bytes_freed,
            "failed": failed_json("path", report.failed),
        },
        f"{plural(len(report.removed), 'file')} deleted, {size_text(report.bytes_freed)} freed.",
    )
    fail_if(report.failed or report.cancelled)


@store_command.command("verify")
@store_option
@click.option(
    "--repair",
    is_flag=True,
    help="Move wrong files to the quarantine, and restore those of which a cache directory has the right bytes.",
)
@shared_options
def verify_command(root: Path | None, repair: bool) -> None:
    """Hash every file of the store. The exit status is 1 if a file does not have the bytes that its name says.

    pyodide-cache store verify --repair
    """
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import show_progress

    cancel = Cancel()
    store = common().open_cache().store(root)
    events = store.verify(repair=repair, cancel=cancel)
    report = show_progress(events, cancel, lines=False)
    if common().as_json:
        _write_check_json(store, report)
    else:
        _say_check(store, report, repair=repair)
    fail_if(report.wrong or report.failed or report.cancelled)


@store_command.command("list")
@store_option
@shared_options
def list_command(root: Path | None) -> None:
    """Show the store, and the cache directories that use it.

    pyodide-cache store list
    """
    state = common().open_cache().store(root).state()
    if state.problem:
        raise state.problem
    if common().as_json:
        rows = [
            {
                "directory": member.directory,
                "exists": member.problem is None,
                **attributes(member.totals, "files", "bytes"),
            }
            for member in state.members
        ]
        totals = attributes(state.totals, "files", "bytes")
        totals |= {"compressed": state.compressed.files, "bytes_compressed": state.compressed.bytes}
        totals["bytes_expanded"] = state.expanded
        write_json({"store": state.root, "exists": state.exists, **totals, "members": rows})
        return
    if not state.exists:
        say(f"There is no store at {state.root}. Create one with: pyodide-cache store adopt DIR")
        return
    say(f"Store            {state.root}")
    say(f"Files            {state.totals.files}")
    say(f"Size             {size_text(state.totals.bytes)}")
    if state.compressed.files:
        sizes = f"{size_text(state.compressed.bytes)} instead of {size_text(state.expanded)}"
        say(f"Compressed       {state.compressed.files} ({sizes})")
    if state.members:
        say("")
        write_table(
            ["Directory", ">Files", ">Size", ""],
            (
                (str(member.directory), "", "", "not available")
                if member.problem
                else (str(member.directory), str(member.totals.files), size_text(member.totals.bytes), "")
                for member in state.members
            ),
        )


@store_command.command("forget")
@click.argument("directory", type=PATH)
@store_option
@json_option
def forget_command(directory: Path, root: Path | None) -> None:
    """Remove a directory from the list of those that use the store. Its files are kept.

    pyodide-cache store forget ~/wheels
    """
    common().cache_dir = str(directory)  # its own store is the default
    store = common().open_cache().store(root)
    store.forget(directory)
    answer(
        {"store": store.root, "forgotten": directory},
        f"{directory} does not use the store any more. Its files were kept.",
    )


def _say_plan(plan: AdoptPlan, *, hard_links: bool) -> None:
    warn_failures(plan.refused)
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
        "cache_dir": plan.directory,
        **attributes(plan, "store", "link", "ready", "bytes_saved"),
        "to_add": [entry.file_name for entry in plan.add],
        "to_share": [entry.file_name for entry in plan.share],
        "refused": failed_json("file_name", plan.refused),
    }


def _gc_json(plan: GcPlan) -> dict[str, Any]:
    return {
        **attributes(plan, "store", "used", "recent"),
        "to_remove": [blob.sha256 for blob in plan.items],
        "removed": [],
        "bytes_freed": plan.bytes,
        "failed": failed_json("path", plan.blocking),
    }


def _write_check_json(store: CacheStore, report: StoreCheck) -> None:
    wrong = [
        {"sha256": blob.sha256, "files": files, "repaired": blob.sha256 in report.repaired}
        for blob, files in report.wrong
    ]
    write_json(
        {
            "store": store.root,
            **attributes(report, "right", "bytes"),
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
