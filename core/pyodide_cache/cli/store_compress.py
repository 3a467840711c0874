"""``pyodide-cache store compress`` and ``store expand``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import parse_age, plural, size_text
from pyodide_cache.cli.common import fail_if
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import PATH, Whole, open_cache
from pyodide_cache.cli.output import answer, failed_paths, warn
from pyodide_cache.cli.plans import carry_out, confirm, dry_run_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyodide_cache.cli.documents import sharing as documents
    from pyodide_cache.cli.output import Failed
    from pyodide_cache.sharing.compress import CompressPlan, CompressReport


def _age(_context: click.Context, _parameter: click.Parameter, text: str) -> float:
    seconds = parse_age(text)
    if seconds is None:
        raise click.BadParameter(f"{text} is not an age. Write a number and a unit, such as 60d, 12h or 6mo.")
    return seconds


store_option = click.option(
    "--store",
    "root",
    type=PATH,
    metavar="FOLDER",
    help="The store. The default is that of the cache directory, PYODIDE_CACHE_STORE, or a folder of this app.",
)


@command("compress", writes="StoreCompressDocument")
@store_option
@click.option(
    "--older-than",
    "age",
    default="60d",
    callback=_age,
    metavar="AGE",
    help="Compress files that no cache directory used for so long.",
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
    _carry_out(plan, action, notes)


@command("expand", writes="StoreCompressDocument")
@store_option
@dry_run_option
def expand_command(root: Path | None) -> None:
    """Expand all compressed files of the store.

    That is not needed for a warm-up, which expands what it takes.

    pyodide-cache store expand --dry-run
    """
    plan = open_cache().store(root).plan_expand()
    sizes = f" ({size_text(plan.bytes)}) to {size_text(plan.estimate or 0)}" if plan.items else ""
    _carry_out(plan, f"expand {plural(len(plan.items), 'file')}{sizes}", [])


def _carry_out(plan: CompressPlan, action: str, notes: list[str]) -> None:
    confirm(action, _document(plan), notes=notes, failed=plan.blocking)
    report = carry_out(open_cache(), plan, lines=False)
    lines = [f"{plural(report.done, 'file')} {'expanded' if plan.expands else 'compressed'}{_sizes(report)}."]
    if report.unchanged:
        why = (
            "not restorable here" if plan.expands else "not smaller, not restorable to the same bytes, or in use now"
        )
        lines.append(f"{plural(report.unchanged, 'file')} unchanged: {why}.")
    document = _document(plan, report.failed)
    document["done"], document["unchanged"] = report.done, report.unchanged
    document["bytes_before"], document["bytes_after"] = report.bytes_before, report.bytes_after
    answer(document, *lines)
    if report.cancelled:
        warn("Canceled. The same command continues.")
    fail_if(plan.blocking or report.failed or report.cancelled)


def _document(plan: CompressPlan, failed: Sequence[Failed] = ()) -> documents.StoreCompressDocument:
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
        "failed": failed_paths([*plan.blocking, *failed]),
    }


def _sizes(report: CompressReport) -> str:
    if not report.done:
        return ""
    saved = report.bytes_before - report.bytes_after
    gain = f"; {size_text(saved)} saved" if saved > 0 else ""
    return f" from {size_text(report.bytes_before)} to {size_text(report.bytes_after)}{gain}"
