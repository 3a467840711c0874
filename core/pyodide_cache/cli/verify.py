"""``pyodide-cache verify``."""

from __future__ import annotations

import click

from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, fail_if, index_url_option, pyodide_option, shared_options


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
    from pyodide_cache.base.quantities import plural, size_text
    from pyodide_cache.base.record import replace
    from pyodide_cache.cli.entries import status_text
    from pyodide_cache.cli.output import attributes, failed_json, failed_rows, say, warn, write_json, write_table
    from pyodide_cache.cli.progress import carry_out
    from pyodide_cache.inventory.inventory import Status
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
    if common().as_json:
        write_json(
            {
                "cache_dir": cache.directory,
                "entries": (
                    {
                        "path": cache.directory / entry.layer / entry.file_name,
                        **attributes(entry.identity, "name", "version"),
                        **attributes(entry, "file_name", "status", "provenance", "sha256", "size"),
                    }
                    for entry in report.entries
                ),
                "failed": failed_json("file_name", report.failed),
                "damage": failed_rows("file_name", report.damage),
                "totals": report.counts,
                "read": report.read,
            }
        )
    else:
        rows = [entry for entry in report.entries if common().verbose or entry.status is not Status.VERIFIED]
        if rows:
            write_table(
                ["File", ">Size", "Status", "Published by"],
                (
                    (entry.file_name, size_text(entry.size), status_text(entry), ", ".join(entry.provenance[:4]))
                    for entry in rows
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
