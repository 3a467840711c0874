"""``pyodide-cache cleanup`` and ``clear``."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pyodide_cache.cli.options import EXIT_FAILED, EXIT_USAGE, common, shared_options
from pyodide_cache.cli.output import (
    human_age,
    human_size,
    problem_json,
    say,
    warn,
    write_json,
    write_table,
)

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.clean_up.prune import PrunePlan

Command = TypeVar("Command", bound=Callable[..., Any])


def _removal_options(command: Command) -> Command:
    for decorate in (
        click.option("--yes", "-y", is_flag=True, help="Do not ask."),
        click.option(
            "--delete/--trash",
            default=None,
            help="Delete for good, or move to the trash; else as the setting removal says.",
        ),
        click.option("--dry-run", is_flag=True, help="Only show what would go."),
    ):
        command = decorate(command)
    return command


def _a_number(_ctx: click.Context, _parameter: click.Parameter, days: float | None) -> float | None:
    if days is not None and math.isnan(days):  # it is in every range, and neither older nor younger than anything
        raise click.BadParameter("nan is not a number of days")
    return days


def _names(_ctx: click.Context, _parameter: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    from pyodide_cache.settings.setting_values import package_names

    try:
        return package_names(list(names))
    except ValueError:  # it would protect nothing, and say nothing
        message = f"must be names of packages, without versions, not {', '.join(map(repr, names))}"
        raise click.BadParameter(message) from None


@click.command("cleanup")
@click.option(
    "--max-age",
    type=click.FloatRange(min=0),
    callback=_a_number,
    metavar="DAYS",
    help="Remove package files downloaded longer ago; 0 means all. Else the setting max-age-days: 30.",
)
@_removal_options
@shared_options
def cleanup_command(max_age: float | None, dry_run: bool, delete: bool | None, yes: bool, as_json: bool) -> None:
    """Remove package files older than so many days.

    Only files that are recognised as Pyodide's packages go, to the trash unless --delete is
    given or settled; packages that the settings protect stay.
    """
    cache = common().open_cache()
    if max_age is None:
        max_age = cache.settings.max_age_days
    plan = cache.plan_prune_older(max_age, for_good=delete)
    older = f" older than {max_age:g} days" if max_age else ""
    _prune(cache, plan, f"no package files{older}", dry_run=dry_run, yes=yes, as_json=as_json)


@click.command("clear")
@_removal_options
@shared_options
def clear_command(dry_run: bool, delete: bool | None, yes: bool, as_json: bool) -> None:
    """Remove every package file; whatever else lies in the directory stays.

    So do packages that the settings protect.
    """
    cache = common().open_cache()
    plan = cache.plan_prune_older(None, for_good=delete)
    _prune(cache, plan, "no package files", dry_run=dry_run, yes=yes, as_json=as_json)


@click.command("prune")
@click.option("--rule", "rules", multiple=True, required=True, metavar="RULE", help="A rule; several add up.")
@click.option(
    "--protect",
    "protected",
    multiple=True,
    metavar="NAME",
    callback=_names,
    help="A package that stays, besides those of the setting.",
)
@_removal_options
@shared_options
def prune_command(
    rules: tuple[str, ...],
    protected: tuple[str, ...],
    dry_run: bool,
    delete: bool | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Remove package files by rules; a file that any rule takes goes.

    \b
    older-than=30d        downloaded longer ago
    unused-for=90d        not read for so long, where the mount keeps that
    superseded=1          all but the newest version, for each runtime
    other-runtimes=314    wasm wheels of other release lines (several: 314,0.28-0.29)
    unpublished           in no known lock file, by name
    tests                 tests archives
    partial               unfinished downloads older than a day
    damaged               damaged and altered files, as far as verified
    budget=500MB          least recently used, until the rest fits
    """  # noqa: D301 -- click wants the control character
    cache = common().open_cache()
    plan = cache.plan_prune(rules, protect=protected, for_good=delete)
    _prune(cache, plan, "no rule takes any file", dry_run=dry_run, yes=yes, as_json=as_json)


def _prune(cache: Cache, plan: PrunePlan, nothing: str, *, dry_run: bool, yes: bool, as_json: bool) -> None:
    settings, for_good = cache.settings, plan.for_good
    if settings.protected:
        nothing += f" but of protected packages ({', '.join(settings.protected)})"
    where = "delete for good" if for_good else "move to the trash"
    if not as_json:
        if not plan.items:
            say(f"Nothing to remove: {nothing} in {plan.directory}.")
            return
        if dry_run or sys.stdin.isatty() or common().verbose:
            write_table(
                [("File", "left"), ("Size", "right"), ("Age", "right"), ("Rules", "left")],
                (
                    (item.entry.file_name, human_size(item.entry.size), human_age(item.age), ", ".join(item.reasons))
                    for item in plan.items
                ),
            )
    if dry_run:
        if as_json:
            write_json(_plan_json(plan, for_good=for_good, dry_run=True))
        else:
            say(f"Would {where} {len(plan.items)} files, {human_size(plan.bytes)}. Nothing was touched.")
        return
    if plan.items and not yes:
        if not sys.stdin.isatty():
            warn(f"Nothing was removed: say --yes to {where} {len(plan.items)} files, or --dry-run to see them.")
            sys.exit(EXIT_USAGE)
        question = f"{where.capitalize()} {len(plan.items)} files, {human_size(plan.bytes)}?"
        click.confirm(question, abort=True, err=True)
    _carry_out(cache, plan, as_json=as_json)


def _carry_out(cache: Cache, plan: PrunePlan, *, as_json: bool) -> None:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import show_failures

    for_good = plan.for_good
    cancel = Cancel()
    report = show_failures(cache.run(plan, cancel=cancel), cancel, str(plan.directory))
    if as_json:
        answer = _plan_json(plan, for_good=for_good, dry_run=False)
        removed = {entry.file_name for entry in report.removed}
        answer["removed"] = [row for row in answer["removed"] if row["file_name"] in removed]
        answer["failed"] = [{"file_name": name, **problem_json(problem)} for name, problem in report.failed]
        answer["totals"] = {"files": len(report.removed), "bytes": report.bytes}
        answer["bytes_freed"] = report.bytes_freed if for_good else 0
        write_json(answer)
    elif for_good:
        say(f"Deleted {len(report.removed)} files; {human_size(report.bytes_freed)} freed.")
    elif not report.removed:
        say("Nothing was moved to the trash.")
    else:
        say(
            f"Moved {len(report.removed)} files, {human_size(report.bytes)}, to the trash. "
            "The space is free when the trash is emptied; “pyodide-cache undo” brings them back."
        )
    if report.cancelled:
        warn(f"Cancelled. {len(plan.items) - len(report.removed) - len(report.failed)} files were left.")
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)


def _plan_json(plan: PrunePlan, *, for_good: bool, dry_run: bool) -> dict[str, Any]:
    return {
        "cache_dir": str(plan.directory),
        "dry_run": dry_run,
        "mode": "delete" if for_good else "trash",
        "removed": [
            {
                "file_name": item.entry.file_name,
                "size": item.entry.size,
                "age_days": round(item.age / 86_400, 3),
                "rules": list(item.reasons),
            }
            for item in plan.items
        ],
        "failed": [],
        "totals": {"files": len(plan.items), "bytes": plan.bytes},
        "bytes_freed": plan.bytes_freed if for_good else 0,
    }
