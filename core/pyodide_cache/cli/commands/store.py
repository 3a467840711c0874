"""``pyodide-cache store``: several cache directories share their files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.base.shell import shell_word
from pyodide_cache.cli.common import common
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import PATH, Age, Whole, open_cache
from pyodide_cache.cli.output import answer, failed_json, file_names, note, say, warn_failures
from pyodide_cache.cli.plans import carry_out, conclude, confirm, consent_options, dry_run_option, follow
from pyodide_cache.cli.terminal import write_table

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.cli.documents import sharing as documents
    from pyodide_cache.cli.output import Failed
    from pyodide_cache.sharing.adopt import AdoptPlan
    from pyodide_cache.sharing.compress import CompressPlan, CompressReport
    from pyodide_cache.sharing.gc import GcPlan, GcReport


store_option = click.option(
    "--store",
    "root",
    type=PATH,
    metavar="FOLDER",
    help="The store. The default is that of the cache directory, PYODIDE_CACHE_STORE, or a folder of this app.",
)


@group("store")
def store_command() -> None:
    """Store identical files once for several cache directories.

    The store has a copy of every package file, named by its sha256. A cache directory that was adopted takes its
    files from the store, so a file that was downloaded for one directory is not downloaded for another. Every cache
    directory stays a plain folder that a runtime can read.
    """


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
        note(f"{cache.directory} does not exist yet and will be created.")
    found = follow(lambda cancel: cache.store(root).adopt_options(cancel=cancel))
    plan = found.choose(hard_links=hard_links)
    warn_failures(plan.refused)
    counts = [f"{plural(len(plan.add), 'file')} to add to {plan.store}"]
    if plan.link != "copy":  # a copy shares nothing
        counts.append(f"{len(plan.share)} to share with it by {'reflink' if plan.link == 'reflink' else 'hard link'}")
    say(f"{', '.join(counts)}, {plan.ready} in it already: {_saved(plan.bytes_saved)}.")
    if plan.link == "copy" and found.hard_links:
        say("The file system has no reflinks, so the store gets copies. Use --hard-links to share the files.")
    elif plan.link == "copy":
        say("Files cannot be shared between these file systems, so the store gets copies.")
    files = plural(len(plan.add) + len(plan.share), "file")
    action = f"copy {files} to {plan.store}" if plan.link == "copy" else f"share {files} with {plan.store}"
    confirm(action, _adopt_document(plan), asks=bool(plan.add or plan.share))
    report = carry_out(cache, plan)
    document = _adopt_document(plan)
    document["added"], document["shared"] = file_names(report.added), file_names(report.shared)
    document["failed"], document["bytes_saved"] = failed_json("file_name", report.failed), report.bytes_saved
    saved = _saved(report.bytes_saved)
    answer(document, f"{plural(len(report.added), 'file')} added, {len(report.shared)} shared; {saved}.")
    conclude(report, "Run the same command to share the other files.")


@store_command.command("gc", writes="StoreGcDocument")
@store_option
@click.option(
    "--grace",
    type=Age("h"),
    default="1h",
    metavar="AGE",
    help="Keep files that changed in this time; a number without a unit is in hours.",
)
@consent_options
def gc_command(root: Path | None, grace: float) -> None:
    """Delete files of the store that no cache directory uses.

    A file is in use if it has another name, for example in a trash or a quarantine, or if an adopted directory has
    a copy of it. Nothing is deleted while an adopted directory cannot be read.

    pyodide-cache store gc --dry-run
    """
    cache = open_cache()
    plan = cache.store(root).plan_gc(grace=grace)
    for directory in plan.gone:
        say(f"{directory} was deleted and is removed from the list.")
    say(f"{plan.used} in use, {plan.recent} unused but recent, {len(plan.items)} unused.")
    confirm(
        f"permanently delete {plural(len(plan.items), 'file')} ({size_text(plan.bytes)})",
        _gc_document(plan),
        asks=bool(plan.items),
        failed=plan.blocking if common().dry_run else (),
    )
    report = carry_out(cache, plan)
    freed = size_text(report.bytes_freed)
    answer(_gc_document(plan, report), f"{plural(len(report.removed), 'file')} deleted, {freed} freed.")
    conclude(report, "The same command continues.")


@store_command.command("compress", writes="StoreCompressDocument")
@store_option
@click.option(
    "--older-than",
    "age",
    type=Age(),
    default="60d",
    metavar="AGE",
    help="Compress files that no cache directory has used for this long.",
)
@click.option(
    "--level",
    metavar="N",
    type=Whole(1, 22),
    default=12,
    help="The level of Zstandard: 3 is fast; 19 is ten times slower than 12 and saves a tenth more.",
)
@dry_run_option
def compress_command(root: Path | None, age: float, level: int) -> None:
    """Compress files of the store that no cache directory uses.

    A warm-up that needs such a file expands it, so a compressed store still saves downloads. The plain
    file is deleted only after its exact bytes came back in a test, and they are compared again when it is expanded.
    Files that a directory, a trash or a quarantine uses are not touched.

    pyodide-cache store compress --older-than 30d --dry-run
    """
    cache = open_cache()
    plan = cache.store(root).plan_compress(age=age, level=level)
    counts = f"{plan.used} in use, {plan.already} compressed already, {plan.recent} used recently"
    notes = [f"{counts}, {plan.shared} shared by reflink."]
    if plan.by_file_system:
        notes.append("The file system of the store compresses files by itself, so nothing is done.")
    size = f" ({size_text(plan.bytes)})" if plan.items else ""
    action = f"compress {plural(len(plan.items), 'file')}{size}"
    if plan.estimate is not None:
        action += f", to about {size_text(plan.estimate)} by an estimate"
    _change(cache, plan, action, notes)


@store_command.command("expand", writes="StoreCompressDocument")
@store_option
@dry_run_option
def expand_command(root: Path | None) -> None:
    """Expand all compressed files of the store.

    That is not needed for a warm-up, which expands what it takes.

    pyodide-cache store expand --dry-run
    """
    cache = open_cache()
    plan = cache.store(root).plan_expand()
    sizes = f" ({size_text(plan.bytes)}) to {size_text(plan.estimate or 0)}" if plan.items else ""
    _change(cache, plan, f"expand {plural(len(plan.items), 'file')}{sizes}")


def _change(cache: Cache, plan: CompressPlan, action: str, notes: Sequence[str] = ()) -> None:
    confirm(action, _compress_document(plan), notes=notes, failed=plan.blocking)
    report = carry_out(cache, plan)
    lines = [f"{plural(report.done, 'file')} {'expanded' if plan.expands else 'compressed'}{_sizes(report)}."]
    if report.unchanged:
        why = (
            "not restorable here" if plan.expands else "not smaller, not restorable to the same bytes, or in use now"
        )
        lines.append(f"{plural(report.unchanged, 'file')} unchanged: {why}.")
    document = _compress_document(plan, report.failed)
    document["done"], document["unchanged"] = report.done, report.unchanged
    document["bytes_before"], document["bytes_after"] = report.bytes_before, report.bytes_after
    answer(document, *lines)
    conclude(report, "The same command continues.", failed=plan.blocking)


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
    report = follow(lambda cancel: store.verify(repair=repair, cancel=cancel))
    document: documents.StoreVerifyDocument = {
        "store": store.root,
        "intact": report.intact,
        "bytes": report.bytes,
        "damaged": (
            {"sha256": blob.sha256, "files": files, "repaired": blob.sha256 in report.repaired}
            for blob, files in report.damaged
        ),
        "failed": failed_json("path", report.failed),
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
    conclude(report, "Some files were not read.", failed=report.damaged)


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
    said = f"{directory} no longer uses the store. Its files were kept."
    answer({"store": store.root, "forgotten": directory}, said)


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
        "refused": failed_json("file_name", plan.refused),
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
        "failed": failed_json("path", report.failed if report else plan.blocking),
    }


def _compress_document(plan: CompressPlan, failed: Sequence[Failed] = ()) -> documents.StoreCompressDocument:
    return {
        "store": plan.store,
        "files": [blob.sha256 for blob in plan.items],
        "bytes": plan.bytes,
        "bytes_estimated": plan.estimate,
        "used": plan.used,
        "recent": plan.recent,
        "shared": plan.shared,
        "already": plan.already,
        "by_file_system": plan.by_file_system,
        "failed": failed_json("path", [*plan.blocking, *failed]),
    }


def _sizes(report: CompressReport) -> str:
    if not report.done:
        return ""
    saved = report.bytes_before - report.bytes_after
    gain = f"; {size_text(saved)} saved" if saved > 0 else ""
    return f" from {size_text(report.bytes_before)} to {size_text(report.bytes_after)}{gain}"
