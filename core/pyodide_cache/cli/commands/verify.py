"""``pyodide-cache verify``, ``repair`` and ``quarantine``."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import disk_problems
from pyodide_cache.base.quantities import human_age, plural, size_text
from pyodide_cache.cli.common import EXIT_FAILED, common, fail_if
from pyodide_cache.cli.entries import entry_json, status_text
from pyodide_cache.cli.help import command, group
from pyodide_cache.cli.options import index_url_option, open_cache, pyodide_option, source_options
from pyodide_cache.cli.output import answer, failed_json, file_names, say, warn
from pyodide_cache.cli.plans import carry_out, conclude, confirm, consent_options, dry_run_option
from pyodide_cache.cli.terminal import write_table
from pyodide_cache.cli.values import completing
from pyodide_cache.inventory.inventory import Status, Totals
from pyodide_cache.inventory.quarantine import QUARANTINE, quarantined

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.cli.documents import files as documents
    from pyodide_cache.inventory.inventory import Entry
    from pyodide_cache.inventory.quarantine import SetAside
    from pyodide_cache.verify.repair import RepairPlan, RepairReport
    from pyodide_cache.verify.verify import VerifyPlan


_NAMES = click.argument("names", nargs=-1, metavar="[NAME…]", shell_complete=completing("cached"))


@command("verify", writes="VerifyDocument")
@_NAMES
@click.option("--full", is_flag=True, help="Read all files again, also those that did not change.")
@click.option("--online", is_flag=True, help="Ask the package index for files that no known lock file has.")
@index_url_option
@pyodide_option
def verify_command(names: tuple[str, ...], full: bool, online: bool) -> None:
    """Hash files and compare them with the published hashes.

    With names of packages or files, or paths of files, only these are read. The exit status is 1 if any are wrong.
    Files of layers are read, too. Without --online this needs no network: the lock files of the official releases are
    part of this program. A file is read again only after it changed, so a verification that was stopped continues.

    pyodide-cache verify numpy
    pyodide-cache verify --full
    pyodide-cache verify --online
    """
    from pyodide_cache.verify.verify import VerifyReport

    cache = open_cache()
    reports = []
    for plan in _plans(cache, names, full=full):
        reports.append(carry_out(cache, plan))
        if reports[-1].cancelled:
            break
    report = VerifyReport.of(reports)
    if online and not report.cancelled:
        report = cache.ask_index(report)
    document: documents.VerifyDocument = {
        "cache_dir": cache.directory,
        "entries": (entry_json(entry, cache.directory) for entry in report.entries),
        "failed": failed_json("file_name", report.failed),
        "damage": failed_json("file_name", report.damage),
        "totals": {status.value: count for status, count in report.counts.items()},
        "read": report.read,
    }
    answer(document)
    verbose = common().verbose
    rows = (
        (item.file_name, size_text(item.size), status_text(item), ", ".join(item.provenance[:4]))
        for item in report.entries
        if verbose or item.status is not Status.VERIFIED
    )
    write_table(["File", ">Size", "Status", "Published by"], rows)
    counts = ", ".join(_counted(status, count) for status, count in report.counts.items())
    if counts or report.failed or report.cancelled:
        say(f"{plural(len(report.entries), 'file')}, {report.read} read now: {counts or 'none could be verified'}.")
    elif names:
        say("Nothing to verify: these are not package files.")
    else:
        say(f"Nothing to verify: no package files in {cache.directory}.")
    say(*(problem for _, problem in report.damage))
    if report.counts.get(Status.DAMAGED):
        say("Download the damaged files again with: pyodide-cache repair")
    if report.counts.get(Status.DIFFERS):
        say(
            "A file that differs is sound, but a release publishes another file of this name. Keep it, or "
            "replace it with: pyodide-cache repair --differs"
        )
    conclude(report, "The same command continues with the files that were not read yet.", failed=report.bad)


def _plans(
    cache: Cache, names: Sequence[str], *, full: bool = False, cancel: Cancel | None = None
) -> tuple[VerifyPlan, ...]:
    """Plan to verify the directory and its layers, or only what has these names there."""
    plans = cache.plan_verify_layers(full=full, cancel=cancel)
    if not names:
        return plans
    inventory = cache.inventory()
    places = (inventory, *inventory.layers)
    found = {name: [entry.file_name for place in places for entry in place.find(name)] for name in names}
    if missing := [name for name in names if not found[name]]:
        raise inventory.no_such_entry(*missing)
    return tuple(plan.only(frozenset(chain(*found.values()))) for plan in plans)


def _counted(status: Status, count: int) -> str:
    return f"{count} {'differ' if status is Status.DIFFERS and count > 1 else status.word}"


_NEXT = "To delete them: pyodide-cache quarantine empty"


@command("repair", writes="RepairDocument")
@_NAMES
@click.option("--differs", is_flag=True, help="Also replace sound files that differ from the published ones.")
@source_options
@dry_run_option
def repair_command(names: tuple[str, ...], differs: bool) -> None:
    """Download damaged files again.

    With names of packages or files, only these are repaired, also where they differ. Files without a known hash are
    verified first. Wrong files are replaced only after the right bytes were downloaded and verified, and move to the
    quarantine, a folder in the cache directory. If a file cannot be repaired, it is not changed. A wrong file in a
    layer is not changed either: the right one goes into the cache directory, which takes precedence.

    pyodide-cache repair --dry-run
    """
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.verify.repair import RepairReport

    cancel = Cancel()
    cache = open_cache()
    entries: list[Entry] = []
    unread: list[Failure] = []
    for plan_to_verify in _plans(cache, names, cancel=cancel):
        verified = carry_out(cache, plan_to_verify, cancel=cancel)
        entries += verified.entries
        unread += verified.failed
    if cancel.is_set:
        warn("Canceled. Nothing was repaired; the same command continues with the files that were not read yet.")
        sys.exit(EXIT_FAILED)
    plan = cache.plan_repair(entries, differing=differs or bool(names), cancel=cancel)
    if not plan.items and not plan.failures and not common().as_json:
        say(f"Nothing to repair: no damaged files in {cache.directory}.")
        fail_if(unread)
        return
    confirm(
        f"download {plural(len(plan.items), 'file')} again",
        _repair_document(plan, RepairReport((), plan.failures, 0), unread),
        columns=["File", "From"],
        rows=[(item.file_name, item.origin) for item in plan.items],
        failed=(*plan.failures, *(unread if common().dry_run else ())),
    )
    report = carry_out(cache, plan, lines=True)
    answer(
        _repair_document(plan, report, unread),
        f"{plural(len(report.repaired), 'file')} repaired ({size_text(report.bytes_fetched)} downloaded), "
        f"{len(report.failed)} failed, in {cache.directory}",
        *([f"The wrong files are in {cache.directory / QUARANTINE}. {_NEXT}"] if report.repaired else ()),
    )
    fail_if(unread or report.failed or report.cancelled)


def _repair_document(plan: RepairPlan, report: RepairReport, unread: Sequence[Failure]) -> documents.RepairDocument:
    dry_run = common().dry_run
    return {
        "cache_dir": plan.directory,
        "to_repair": file_names(plan.items) if dry_run else [],
        "repaired": (
            {
                "path": plan.directory / item.file_name,
                "file_name": item.file_name,
                "sha256": item.sha256,
                "source": item.origin,
            }
            for item in report.repaired
        ),
        "failed": failed_json("file_name", (*unread, *report.failed)),
        "bytes_fetched": report.bytes_fetched,
    }


_COLUMNS = ["File", ">Size", ">Set aside"]


@group("quarantine")
def quarantine_command() -> None:
    """Show or delete the damaged files that repairs set aside."""


@quarantine_command.command("list", writes="QuarantineDocument")
def list_command() -> None:
    """List the files in quarantine.

    pyodide-cache quarantine list
    """
    directory = open_cache().directory
    found = _quarantined(directory)
    answer(_quarantine_document(directory, found))
    write_table(_COLUMNS, _rows(found), none=f"Nothing is in quarantine in {directory}.")


@quarantine_command.command("empty", writes="EmptyQuarantineDocument")
@consent_options
def empty_command() -> None:
    """Delete the files in quarantine permanently.

    pyodide-cache quarantine empty --yes
    """
    cache = open_cache()
    found = _quarantined(cache.directory)
    amount = f"{plural(len(found), 'file')} ({size_text(sum(item.size for item in found))})"
    if not found and not common().as_json:
        say(f"Nothing is in quarantine in {cache.directory}.")
        return
    document = _quarantine_document(cache.directory, found)
    confirm(f"permanently delete {amount}", document, asks=bool(found), columns=_COLUMNS, rows=_rows(found))
    cache.empty_quarantine()
    answer(document, f"Deleted {amount}.")


def _quarantined(directory: Path) -> tuple[SetAside, ...]:
    """Return what is in quarantine, or raise why that cannot be read."""
    folder = directory / QUARANTINE
    with disk_problems(folder), suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder):
        pass
    return quarantined(directory)


def _rows(found: Sequence[SetAside]) -> list[tuple[str, ...]]:
    now = time.time()
    return [(item.file_name, size_text(item.size), human_age(now - item.modified)) for item in found]


def _quarantine_document(directory: Path, found: Sequence[SetAside]) -> documents.QuarantineDocument:
    return {
        "cache_dir": directory,
        "quarantine": found,
        "totals": Totals(len(found), sum(item.size for item in found)),
    }
