"""``pyodide-cache store``: several cache directories share their files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.base.shell import shell_word
from pyodide_cache.cli.common import common, fail_if
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import PATH, Number, open_cache
from pyodide_cache.cli.output import answer, failed_files, failed_paths, file_names, note, say, warn, warn_failures
from pyodide_cache.cli.plans import carry_out, confirm, consent_options, follow
from pyodide_cache.cli.store_compress import compress_command, expand_command, store_option
from pyodide_cache.cli.terminal import write_table

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import sharing as documents
    from pyodide_cache.sharing.adopt import AdoptPlan
    from pyodide_cache.sharing.gc import GcPlan, GcReport


@group("store")
def store_command() -> None:
    """Store identical files once for several cache directories.

    The store has a copy of every package file, named by its sha256. A cache directory that was adopted takes its
    files from the store, so a file that was downloaded for one directory is not downloaded for another. Every cache
    directory stays a plain folder that a runtime can read.
    """


for _command in (compress_command, expand_command):
    store_command.add_command(_command)


@store_command.command("adopt", writes="StoreAdoptDocument")
@click.argument("directory", type=PATH, required=False, metavar="[DIR]")
@store_option
@click.option(
    "--hard-links",
    is_flag=True,
    help="Share by hard link if the file system has no reflinks. A program that changes a file of one directory in "
    "place then changes it in all of them.",
)
@consent_options
def adopt_command(directory: Path | None, root: Path | None, hard_links: bool) -> None:
    """Let a cache directory share its files with the store.

    All files are hashed first. From then on, a warm-up of this directory takes files from the store, and adds those
    that it downloads.

    pyodide-cache store adopt ~/wheels --dry-run
    """
    if directory:
        common().choose_directory(str(directory))
    cache = open_cache()
    if not cache.directory.exists():
        note(f"{cache.directory} does not exist yet: a warm-up creates it.")
    found = follow(lambda cancel: cache.store(root).adopt_options(cancel=cancel), lines=False)
    plan = found.choose(hard_links=hard_links)
    warn_failures(plan.refused)
    how = {"reflink": "reflink", "hard": "hard link", "copy": "copy"}[plan.link]
    say(
        f"{plural(len(plan.add), 'file')} to add to {plan.store}, {len(plan.share)} to share with it by {how}, "
        f"{plan.ready} shared already: {_saved(plan.bytes_saved)}."
    )
    if plan.link == "copy" and found.hard_links:
        say("The file system has no reflinks, so the store gets copies. Use --hard-links to share the files.")
    elif plan.link == "copy":
        say("Files cannot be shared between these file systems, so the store gets copies.")
    action = f"share {plural(len(plan.add) + len(plan.share), 'file')} with {plan.store}"
    confirm(action, _adopt_document(plan), asks=bool(plan.add or plan.share))
    report = carry_out(cache, plan, lines=False)
    document = _adopt_document(plan)
    document["added"], document["shared"] = file_names(report.added), file_names(report.shared)
    document["failed"], document["bytes_saved"] = failed_files(report.failed), report.bytes_saved
    saved = _saved(report.bytes_saved)
    answer(document, f"{plural(len(report.added), 'file')} added, {len(report.shared)} shared; {saved}.")
    if report.cancelled:
        warn("Canceled. Run the same command to share the other files.")
    fail_if(report.failed or report.cancelled)


@store_command.command("gc", writes="StoreGcDocument")
@store_option
@click.option(
    "--grace",
    type=Number(min=0),
    default=1.0,
    metavar="HOURS",
    help="Keep files that changed in the last HOURS hours.",
)
@consent_options
def gc_command(root: Path | None, grace: float) -> None:
    """Delete files of the store that no cache directory uses.

    A file is in use if it has another name, for example in a trash or a quarantine, or if an adopted directory has
    a copy of it. Nothing is deleted while an adopted directory cannot be read.

    pyodide-cache store gc --dry-run
    """
    cache = open_cache()
    plan = cache.store(root).plan_gc(grace=grace * 3600)
    for directory in plan.gone:
        say(f"{directory} was deleted and is removed from the list.")
    say(f"{plan.used} in use, {plan.recent} unused but recent, {len(plan.items)} unused.")
    confirm(
        f"permanently delete {plural(len(plan.items), 'file')} ({size_text(plan.bytes)})",
        _gc_document(plan),
        asks=bool(plan.items),
        failed=plan.blocking if common().dry_run else (),
    )
    report = carry_out(cache, plan, lines=False)
    freed = size_text(report.bytes_freed)
    answer(_gc_document(plan, report), f"{plural(len(report.removed), 'file')} deleted, {freed} freed.")
    fail_if(report.failed or report.cancelled)


@store_command.command("verify", writes="StoreVerifyDocument")
@store_option
@click.option(
    "--repair",
    is_flag=True,
    help="Move damaged files to the quarantine, and restore those of which a cache directory has an intact copy.",
)
def verify_command(root: Path | None, repair: bool) -> None:
    """Hash every file of the store. The exit status is 1 if a file does not have the bytes that its name says.

    pyodide-cache store verify --repair
    """
    store = open_cache().store(root)
    report = follow(lambda cancel: store.verify(repair=repair, cancel=cancel), lines=False)
    document: documents.StoreVerifyDocument = {
        "store": store.root,
        "intact": report.intact,
        "bytes": report.bytes,
        "damaged": (
            {"sha256": blob.sha256, "files": files, "repaired": blob.sha256 in report.repaired}
            for blob, files in report.damaged
        ),
        "failed": failed_paths(report.failed),
    }
    answer(document)
    for blob, files in report.damaged:
        is_repaired = blob.sha256 in report.repaired
        say(f"{blob.sha256}: {'repaired' if is_repaired else 'moved to the quarantine' if repair else 'damaged'}")
        for path in files:
            folder = shell_word(str(path.parent))
            say(f"  {path} is damaged in the same way: pyodide-cache repair --cache-dir {folder}")
    intact = f"{plural(report.intact, 'file')} intact ({size_text(report.bytes)})"
    say(f"{intact}, {len(report.damaged)} damaged in {store.root}")
    fail_if(report.damaged or report.failed or report.cancelled)


@store_command.command("list", writes="StoreDocument")
@store_option
def list_command(root: Path | None) -> None:
    """Show the store, and the cache directories that use it.

    pyodide-cache store list
    """
    state = open_cache().store(root).state()
    if state.problem:
        raise state.problem
    document: documents.StoreDocument = {
        "store": state.root,
        "exists": state.exists,
        "totals": state.totals,
        "compressed": state.compressed,
        "bytes_expanded": state.expanded,
        "members": state.members,
    }
    answer(document)
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
                (member.directory, "", "", "not available")
                if member.problem
                else (member.directory, member.totals.files, size_text(member.totals.bytes), "")
                for member in state.members
            ),
        )


@store_command.command("forget", writes="StoreForgetDocument")
@click.argument("directory", type=PATH, metavar="DIR")
@store_option
def forget_command(directory: Path, root: Path | None) -> None:
    """Remove a directory from the list of those that use the store. Its files are kept.

    pyodide-cache store forget ~/wheels
    """
    common().cache_dir = str(directory)  # its own store is the default
    store = open_cache().store(root)
    store.forget(directory)
    document: documents.StoreForgetDocument = {"store": store.root, "forgotten": directory}
    answer(document, f"{directory} does not use the store any more. Its files were kept.")


def _saved(size: int) -> str:
    return f"{size_text(size)} saved" if size >= 0 else f"{size_text(-size)} more needed"


def _adopt_document(plan: AdoptPlan) -> documents.StoreAdoptDocument:
    return {
        "cache_dir": plan.directory,
        "store": plan.store,
        "link": plan.link,
        "to_add": file_names(plan.add),
        "to_share": file_names(plan.share),
        "ready": plan.ready,
        "refused": failed_files(plan.refused),
        "bytes_saved": plan.bytes_saved,
    }


def _gc_document(plan: GcPlan, report: GcReport | None = None) -> documents.StoreGcDocument:
    return {
        "store": plan.store,
        "to_remove": [] if report else [blob.sha256 for blob in plan.items],
        "removed": [blob.sha256 for blob in report.removed] if report else [],
        "used": plan.used,
        "recent": plan.recent,
        "bytes_freed": report.bytes_freed if report else plan.bytes,
        "failed": failed_paths(report.failed if report else plan.blocking),
    }
