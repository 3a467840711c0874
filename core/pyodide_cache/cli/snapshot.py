"""``pyodide-cache snapshot``: read-only layers of the most wanted packages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pyodide_cache.base.record import replace
from pyodide_cache.cli.options import EXIT_FAILED, common, json_option, shared_options, source_options
from pyodide_cache.cli.output import human_size, problem_json, say, warn, warn_problem, write_json, write_table

if TYPE_CHECKING:
    from pyodide_cache.sharing.build import Recipe, SnapshotPlan, SnapshotReport

Command = TypeVar("Command", bound=Callable[..., Any])


def _build_options(command: Command) -> Command:
    for decorate in (
        click.option("--dry-run", is_flag=True, help="Only show what would be built."),
        click.option("--skip-missing", is_flag=True, help="Build it without what cannot be had."),
        click.option(
            "--keep",
            type=click.IntRange(min=0),
            default=1,
            show_default=True,
            metavar="N",
            help="Keep so many older snapshots, for who still reads them.",
        ),
    ):
        command = decorate(command)
    return command


@click.group("snapshot")
def snapshot_command() -> None:
    """Build a read-only layer of the most wanted packages, and keep it fresh.

    Warm-ups count what they are asked for, and what was used. A snapshot holds packages with all that they need,
    the runtime's lock file, and SHA256SUMS; FOLDER/current is the layer to add.
    """


@snapshot_command.command("create")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("requirements", nargs=-1, metavar="[REQUIREMENT…]")
@click.option("--list", "lists", multiple=True, metavar="NAME", help='One of your own lists; see "lists".')
@click.option("--preset", "presets", multiple=True, metavar="NAME", help='A built-in preset; see "presets".')
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="So many of the most wanted packages.")
@click.option("--days", type=click.IntRange(min=1), metavar="DAYS", help="Count wishes only so many days back.")
@click.option("--budget", metavar="SIZE", help="As many as fit: 500MB.")
@source_options
@_build_options
@shared_options
def create_command(
    folder: Path,
    requirements: tuple[str, ...],
    lists: tuple[str, ...],
    presets: tuple[str, ...],
    top: int | None,
    days: int | None,
    budget: str | None,
    dry_run: bool,
    skip_missing: bool,
    keep: int,
    as_json: bool,
) -> None:
    """Build a snapshot in FOLDER, and make it the current one.

    \b
    pyodide-cache snapshot create /srv/pyodide --top 50
    pyodide-cache snapshot create /srv/pyodide --budget 500MB --days 90
    pyodide-cache snapshot create /srv/pyodide numpy pandas --list course
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.base.quantities import parse_size
    from pyodide_cache.settings.lists import ListStore, preset
    from pyodide_cache.sharing.build import Recipe, has_secrets

    names = [*requirements]
    for name in presets:
        names += preset(name).requirements
    for name in lists:
        names += ListStore().get(name).requirements
    if not names and top is None and budget is None:
        message = "Name packages, a --list or a --preset, or say --top N or --budget SIZE."
        raise click.UsageError(message)
    if names and top is not None:
        message = "--top chooses packages; it does not go with named ones."
        raise click.UsageError(message)
    size = parse_size(budget) if budget else None
    if budget and size is None:
        message = f"“{budget}” is no size; write 500MB"
        raise click.UsageError(message)
    chosen = tuple(dict.fromkeys(names))
    limit = None if size is None else int(size)
    # A timer runs it elsewhere, so paths are kept whole.
    options = common().source_options
    place = _whole(options.distribution) if options.distribution else None
    files = tuple(_whole(text) for text in options.files)
    recipe = Recipe(options.pyodide, chosen, top, days, limit, place, files, options.mode, options.index_url)
    if has_secrets(recipe):
        message = "An address with a password would be kept in the snapshot; put it into a netrc file instead."
        raise click.UsageError(message)
    _build(folder, recipe, keep=keep, skip_missing=skip_missing, dry_run=dry_run, as_json=as_json)


@snapshot_command.command("refresh")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--pyodide", metavar="VERSION", help="Build it for this release from now on.")
@_build_options
@shared_options
def refresh_command(
    folder: Path, pyodide: str | None, dry_run: bool, skip_missing: bool, keep: int, as_json: bool
) -> None:
    """Build the snapshot in FOLDER anew, as it was created; until that is whole the old one stays.

    What the old one has is not fetched again.
    """
    from pyodide_cache.settings.attachments import absolute
    from pyodide_cache.sharing.build import recipe_of

    recipe = recipe_of(absolute(folder))
    if pyodide:
        recipe = replace(recipe, pyodide=pyodide)
    _build(folder, recipe, keep=keep, skip_missing=skip_missing, dry_run=dry_run, as_json=as_json)


@snapshot_command.command("list")
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
def list_command(folder: Path, as_json: bool) -> None:
    """Show the snapshots in FOLDER, oldest first."""
    from pyodide_cache.settings.attachments import absolute
    from pyodide_cache.sharing.folder import CURRENT, all_of, facts_of

    root = absolute(folder)
    facts = facts_of(root)
    now = (root / CURRENT).resolve().name
    rows = [{"path": str(path), "current": path.name == now} for path in all_of(root)]
    if as_json:
        write_json({"folder": str(root), "snapshots": rows, "current": facts})
        return
    for row in rows:
        say(f"{row['path']}{'  (current)' if row['current'] else ''}")
    say(f"Pyodide {facts.get('pyodide') or '(a distribution of its own)'}: {', '.join(facts.get('packages', ()))}")


@snapshot_command.command("wanted")
@click.option("--pyodide", metavar="VERSION", help="The release; else the one the cache directory is for.")
@click.option("--days", type=click.IntRange(min=1), metavar="DAYS", help="Count only so many days back.")
@shared_options
def wanted_command(pyodide: str | None, days: int | None, as_json: bool) -> None:
    """Show what warm-ups asked for and what was used, the most wanted first."""
    from pyodide_cache.settings.popularity import open_wishes
    from pyodide_cache.settings.releases import shipped_lock
    from pyodide_cache.warm_up.sources import suggested_release

    release = pyodide.removeprefix("v") if pyodide else suggested_release(common().inventory(common().ledger()))
    wanted = open_wishes().wanted(shipped_lock(release).runtime.line or "", days=days)
    if as_json:
        keys = ("name", "asked", "needed", "days_used")
        write_json({"pyodide": release, "wanted": [{key: getattr(item, key) for key in keys} for item in wanted]})
        return
    if not wanted:
        say(f"No warm-up for Pyodide {release} has asked for anything yet.")
        return
    columns = [("Package", "left"), ("Asked for", "right"), ("Needed", "right"), ("Days used", "right")]
    write_table(columns, ((item.name, str(item.asked), str(item.needed), str(item.days_used)) for item in wanted))


def _whole(place: str) -> str:
    from pyodide_cache.settings.attachments import absolute

    return place if "://" in place else str(absolute(place))


def _build(folder: Path, recipe: Recipe, *, keep: int, skip_missing: bool, dry_run: bool, as_json: bool) -> None:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import show_progress
    from pyodide_cache.settings.attachments import absolute
    from pyodide_cache.settings.popularity import open_wishes
    from pyodide_cache.sharing.build import plan_snapshot, run_snapshot
    from pyodide_cache.warm_up.sources import open_sources

    ledger = common().ledger()
    inventory = common().inventory(ledger)
    near = (inventory.directory, *(layer.directory for layer in inventory.layers))
    cancel = Cancel()
    with open_sources(recipe.source_options, inventory) as sources:
        plan = plan_snapshot(absolute(folder), recipe, sources, open_wishes())
        if dry_run:
            _say_plan(plan, as_json=as_json)
            return
        events = run_snapshot(
            plan, sources, ledger=ledger, near=near, keep=keep, skip_missing=skip_missing, cancel=cancel
        )
        report = show_progress(events, cancel, verbose=common().verbose)
    _say_report(plan, report, as_json=as_json)
    if report.folder is None or report.cancelled:
        sys.exit(EXIT_FAILED)


def _say_plan(plan: SnapshotPlan, *, as_json: bool) -> None:
    names = [str(item) for item in plan.wanted]
    if as_json:
        failed = [{"requirement": item.requirement, **problem_json(item.problem)} for item in plan.unreadable]
        write_json({"folder": str(plan.root), "pyodide": plan.release, "wanted": names, "failed": failed})
        return
    for failure in plan.unreadable:
        warn_problem(failure.requirement, failure.problem)
    say(f"Would build for Pyodide {plan.release or '(a distribution of its own)'}: {', '.join(names)}")


def _say_report(plan: SnapshotPlan, report: SnapshotReport, *, as_json: bool) -> None:
    from pyodide_cache.sharing.folder import CURRENT

    if as_json:
        write_json(
            {
                "folder": str(plan.root),
                "snapshot": str(report.folder) if report.folder else None,
                "pyodide": plan.release,
                "packages": list(report.taken),
                "left_out": [
                    {"requirement": item.requirement, **problem_json(item.problem)} for item in report.left_out
                ],
                "failed": [{"requirement": item.requirement, **problem_json(item.problem)} for item in report.failed],
                "files": report.files,
                "bytes": report.bytes,
                "bytes_fetched": report.bytes_fetched,
            }
        )
        return
    for failure in (*report.left_out, *plan.unreadable):
        warn_problem(failure.requirement, failure.problem)
    if report.folder is None:
        from pyodide_cache.base.problems import Code, Problem
        from pyodide_cache.messages import explain

        if report.cancelled:
            warn("Cancelled. The snapshot before it stays.")
        else:
            warn(explain(Problem(Code.SNAPSHOT_INCOMPLETE, count=len(report.failed))))
        return
    say(
        f"{len(report.taken)} packages, {report.files} files, {human_size(report.bytes)} "
        f"({human_size(report.bytes_fetched)} fetched) in {report.folder}"
    )
    say(f"Use it with: pyodide-cache layer add {plan.root / CURRENT}")
