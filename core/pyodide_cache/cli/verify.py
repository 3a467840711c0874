"""``pyodide-cache verify``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, fail_if, index_url_option, pyodide_option, shared_options
from pyodide_cache.cli.output import answer, failed_files, say, warn, write_table
from pyodide_cache.cli.plans import carry_out
from pyodide_cache.inventory.inventory import Status

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import verify as documents
    from pyodide_cache.verify.verify import VerifyReport


@command("verify")
@click.option("--full", is_flag=True, help="Read all files again, also those that did not change.")
@click.option("--online", is_flag=True, help="Ask the package index for files that no known lock file has.")
@index_url_option
@pyodide_option
@shared_options
def verify_command(full: bool, online: bool) -> None:
    """Hash all files and compare them with the published hashes; exit with 1 if any are wrong.

    Files of layers are read, too. Without --online this needs no network: the lock files of the official releases are
    part of this program. A file is read again only after it changed, so a verification that was stopped continues.

    pyodide-cache verify --full
    pyodide-cache verify --online
    """
    from pyodide_cache.base.record import replace
    from pyodide_cache.cli.entries import status_text
    from pyodide_cache.verify.verify import VerifyReport

    cache = common().open_cache()
    reports = []
    for plan in cache.plan_verify_layers(full=full):
        reports.append(carry_out(cache, plan, lines=False))
        if reports[-1].cancelled:
            break
    report = VerifyReport.of(reports)
    if online and not report.cancelled:
        entries, failed = cache.ask_index(report.entries)
        report = replace(report, entries=entries, failed=(*report.failed, *failed))
    answer(_document(cache.directory, report))
    rows = [item for item in report.entries if common().verbose or item.status is not Status.VERIFIED]
    if rows:
        write_table(
            ["File", ">Size", "Status", "Published by"],
            (
                (item.file_name, size_text(item.size), status_text(item), ", ".join(item.provenance[:4]))
                for item in rows
            ),
        )
    counts = ", ".join(f"{count} {status.word}" for status, count in report.counts.items())
    say(f"{plural(len(report.entries), 'file')}, {report.read} read now: {counts or 'nothing to verify'}.")
    for _name, problem in report.damage:
        say(problem)
    if report.counts.get(Status.DAMAGED):
        say("Download the damaged files again with: pyodide-cache repair")
    if report.counts.get(Status.DIFFERS):
        say(
            "A file that differs is sound, but a release publishes another file of this name. Keep it, or "
            "replace it with: pyodide-cache repair --differs"
        )
    if report.cancelled:
        warn("Canceled. The same command continues with the files that were not read yet.")
    fail_if(report.bad or report.failed or report.cancelled)


def _document(directory: Path, report: VerifyReport) -> documents.VerifyDocument:
    return {
        "cache_dir": directory,
        "entries": (
            {
                "path": directory / entry.layer / entry.file_name,
                "file_name": entry.file_name,
                "name": entry.identity.name,
                "version": entry.identity.version,
                "status": entry.status,
                "provenance": entry.provenance,
                "sha256": entry.sha256,
                "size": entry.size,
            }
            for entry in report.entries
        ),
        "failed": failed_files(report.failed),
        "damage": failed_files(report.damage),
        "totals": {status.value: count for status, count in report.counts.items()},
        "read": report.read,
    }
