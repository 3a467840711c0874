"""``pyodide-cache snapshot``: read-only layers of the most used packages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.quantities import parse_size, plural, size_text
from pyodide_cache.base.record import replace
from pyodide_cache.base.shell import shell_word
from pyodide_cache.cli.common import common, fail_if
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import (
    PATH,
    Whole,
    offline_option,
    open_cache,
    pyodide_option,
    selection_options,
    source_options,
    together,
)
from pyodide_cache.cli.output import answer, aside, failed_json, release_text, say, warn_failures
from pyodide_cache.cli.plans import carry_out, confirm, dry_run_option
from pyodide_cache.cli.terminal import write_table
from pyodide_cache.cli.usage import refuse_malformed
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import sharing as documents
    from pyodide_cache.sharing.build import SnapshotPlan, SnapshotPreview
    from pyodide_cache.sharing.snapshots import Recipe

_build_options = together(
    click.option(
        "--keep",
        type=Whole(min=0),
        default=1,
        metavar="N",
        help="Number of older snapshots to keep, for processes that still read them.",
    ),
    click.option("--skip-missing", is_flag=True, help="Build it without packages that are not available."),
    dry_run_option,
)


@group("snapshot")
def snapshot_command() -> None:
    """Build a read-only layer of the most used packages.

    A snapshot has packages with their dependencies, the runtime's lock file, and SHA256SUMS. Add FOLDER/current as
    a layer. Warm-ups count how often packages are requested, and on how many days they are used.
    """


@snapshot_command.command("create", writes="SnapshotDocument SnapshotPlanDocument")
@click.argument("folder", type=PATH)
@selection_options
@click.option("--top", type=Whole(min=1), metavar="N", help="Take the N most used packages.")
@click.option("--days", type=Whole(min=1), metavar="DAYS", help="Count only the last DAYS days.")
@click.option("--budget", metavar="SIZE", help="Take as many packages as fit into this size, such as 500MB.")
@source_options
@_build_options
def create_command(
    folder: Path, top: int | None, days: int | None, budget: str | None, skip_missing: bool, keep: int
) -> None:
    """Build a snapshot in FOLDER, and make it the current one.

    pyodide-cache snapshot create /srv/pyodide --top 50
    pyodide-cache snapshot create /srv/pyodide --budget 500MB --days 90
    pyodide-cache snapshot create /srv/pyodide numpy pandas --list course
    """
    from pyodide_cache.settings.lists import with_lists
    from pyodide_cache.sharing.snapshots import Recipe

    names = with_lists(**{"requirements": (), **common().selection})
    if not names and top is None and budget is None:
        raise click.UsageError("Name packages, a --list or a --preset, or use --top N or --budget SIZE.")
    for option, value in (("--top", top), ("--days", days)):
        if names and value is not None:
            raise click.UsageError(f"{option} cannot be combined with named packages.")
    size = parse_size(budget) if budget else None
    if budget and size is None:
        raise click.UsageError(f"“{budget}” is not a size. Write a number and a unit, such as 500MB.")
    wanted = Recipe(None, tuple(names), top, days, None if size is None else int(size))
    recipe = wanted.with_sources(common().source_options)
    if recipe.has_password:
        raise click.UsageError("Everyone could read the URL's password in the snapshot. Use a netrc file instead.")
    _build(folder, recipe, keep=keep, skip_missing=skip_missing)


@snapshot_command.command("refresh", writes="SnapshotDocument SnapshotPlanDocument")
@click.argument("folder", type=PATH)
@click.option(
    "--pyodide",
    metavar="VERSION",
    shell_complete=completing("release"),
    help="Build it for this release, now and in the future.",
)
@offline_option
@_build_options
def refresh_command(folder: Path, pyodide: str | None, skip_missing: bool, keep: int) -> None:
    """Build the snapshot in FOLDER again with the same options.

    The old snapshot stays current until the new one is complete. Files of the old one are not downloaded again. If
    there is nothing new, nothing is built.

    pyodide-cache snapshot refresh /srv/pyodide
    """
    recipe = open_cache().snapshots(folder).recipe()
    if pyodide:
        recipe = replace(recipe, pyodide=pyodide)
    _build(folder, recipe, keep=keep, skip_missing=skip_missing, only_if_new=True)


@snapshot_command.command("list", writes="SnapshotsDocument")
@click.argument("folder", type=PATH)
def list_command(folder: Path) -> None:
    """List the snapshots in FOLDER, oldest first.

    pyodide-cache snapshot list /srv/pyodide
    """
    snapshots = open_cache().snapshots(folder)
    facts = snapshots.facts()
    rows = [*reversed(snapshots.list().snapshots)]
    now = next(item for item in rows if item.is_current)
    document: documents.SnapshotsDocument = {"folder": snapshots.folder, "snapshots": rows, "current": facts}
    lines = [f"{item.path}{'  (current)' if item.is_current else ''}" for item in rows]
    answer(document, *lines, f"{release_text(now.pyodide)}: {', '.join(now.packages)}")


@snapshot_command.command("wanted", writes="WantedDocument")
@pyodide_option
@click.option("--days", type=Whole(min=1), metavar="DAYS", help="Count only the last DAYS days.")
def wanted_command(days: int | None) -> None:
    """Show which packages warm-ups requested and runtimes used, the most used first.

    pyodide-cache snapshot wanted --days 30
    """
    cache = open_cache()
    release, wanted = cache.release(), cache.wanted(days=days)
    answer({"pyodide": release, "wanted": wanted})
    columns = ["Package", ">Requested", ">Needed", ">Days used"]
    rows = ((item.name, item.asked, item.needed, item.days_used) for item in wanted)
    write_table(columns, rows, none=f"No warm-up has requested packages for Pyodide {release} yet.")


def _build(folder: Path, recipe: Recipe, *, keep: int, skip_missing: bool, only_if_new: bool = False) -> None:
    cache = open_cache()
    plan = cache.snapshots(folder).plan(recipe, keep=keep, skip_missing=skip_missing, only_if_new=only_if_new)
    if not plan.requirements:
        refuse_malformed(plan.failures)
    if common().dry_run:
        _show_plan(plan, cache.snapshots(folder).preview(plan))
    report = carry_out(cache, plan, lines=True)
    document: documents.SnapshotDocument = {
        "folder": plan.root,
        "snapshot": report.folder or report.unchanged,
        "unchanged": report.unchanged is not None,
        "pyodide": plan.release,
        "packages": report.included,
        "left_out": failed_json("requirement", report.left_out),
        "failed": failed_json("requirement", report.failed),
        "files": report.files,
        "bytes": report.bytes,
        "bytes_fetched": report.bytes_fetched,
    }
    answer(document)
    if report.unchanged:
        say(f"Nothing to do: {report.unchanged} has the newest files.")
        return
    warn_failures((*report.left_out, *plan.failures))
    if report.folder:
        packages, files = plural(len(report.included), "package"), plural(report.files, "file")
        fetched = size_text(report.bytes_fetched)
        say(f"{packages}, {files}, {size_text(report.bytes)} ({fetched} downloaded) in {report.folder}")
        say(f"Use it with: pyodide-cache layer add {shell_word(str(plan.root / 'current'))}")
    elif report.cancelled:
        aside("Canceled. The current snapshot was not replaced.")
    elif report.failed:
        aside(Problem(Code.SNAPSHOT_INCOMPLETE, count=len(report.failed)))
    else:
        aside("No package fits into the budget, so the snapshot was not published.")
    fail_if(report.folder is None or report.cancelled)


def _show_plan(plan: SnapshotPlan, found: SnapshotPreview) -> None:
    names = [str(item) for item in plan.requirements]
    failed = (*plan.failures, *found.packages.failures)
    files = (*found.packages.cached, *found.packages.fetch)
    size, to_fetch = sum(found.sizes.get(item.file_name, 0) for item in files), found.packages.bytes_to_fetch
    document: documents.SnapshotPlanDocument = {
        "folder": plan.root,
        "pyodide": plan.release,
        "wanted": names,
        "failed": failed_json("requirement", failed),
        "files": len(files),
        "bytes": size,
        "bytes_to_fetch": to_fetch,
    }
    sizes = f"{plural(len(files), 'file')}, {size_text(size)} ({size_text(to_fetch)} to download)"
    confirm(
        f"build a snapshot for {release_text(plan.release)}: {', '.join(names)}; {sizes}", document, failed=failed
    )
