"""``pyodide-cache prune``, ``cleanup``, ``remove``, ``clear`` and ``undo``."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import human_age, parse_age, plural, size_text
from pyodide_cache.base.shell import shell_word
from pyodide_cache.clean_up.rules import DAY, RULES, Rule, RuleKind, older_than
from pyodide_cache.cli.common import common
from pyodide_cache.cli.entries import entry_json
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import Age, open_cache, repeated
from pyodide_cache.cli.output import answer, failed_json, file_names, for_directory, say
from pyodide_cache.cli.plans import carry_out, conclude, confirm, consent_options, removal_action, removal_options
from pyodide_cache.cli.values import completing
from pyodide_cache.inventory.inventory import Totals

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.clean_up.prune import PruneItem, PrunePlan, PruneReport
    from pyodide_cache.clean_up.trash_log import UndoPlan, UndoReport
    from pyodide_cache.cli.documents import files as documents


def _names(_ctx: click.Context, _parameter: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    from pyodide_cache.settings.values import package_names

    try:
        return package_names(list(names))
    except ValueError:  # such a name would protect nothing
        message = f"must be names of packages, without versions, not {', '.join(map(repr, names))}"
        raise click.BadParameter(message) from None


def _for_one_package(word: str) -> str:
    """Return how to remove what was named after a command that takes no names; empty for options and folders."""
    is_name = word and not word.startswith("-") and not for_directory(word)
    return f"To remove a package, run: pyodide-cache remove {shell_word(word)}" if is_name else ""


def _for_age(word: str) -> str:
    return f"For this age, write: --max-age {word}" if word.isdigit() or parse_age(word) else _for_one_package(word)


@command("cleanup", writes="RemovalDocument", hint_for=_for_age)
@click.option(
    "--max-age",
    type=Age(),
    metavar="AGE",
    help="Remove package files downloaded longer ago, such as 90 (days), 12h or 6mo; 0 removes all. The default is "
    "the setting max-age-days, initially 30.",
)
@removal_options
def cleanup_command(max_age: float | None, for_good: bool | None) -> None:
    """Remove package files by age.

    Files that are not Pyodide packages and packages protected by the settings are kept.

    pyodide-cache cleanup --max-age 90 --dry-run
    """
    cache = open_cache()
    days = cache.settings.max_age_days if max_age is None else max_age / DAY
    older = f" older than {round(days) if days > 99 else days:g} {'day' if days == 1 else 'days'}" if days else ""
    _prune(cache, [older_than(days)], f"package files{older}", for_good=for_good)


@command(
    "remove",
    writes="RemovalDocument",
    hint_for=lambda word: (
        "To remove all, run: pyodide-cache clear" if word in {"--all", "-a", "--everything"} else ""
    ),
)
@click.argument("names", nargs=-1, required=True, metavar="NAME|FILE…", shell_complete=completing("cached"))
@click.option("--with-dependencies", is_flag=True, help="Also remove what nothing else needs afterward.")
@removal_options
def remove_command(names: tuple[str, ...], with_dependencies: bool, for_good: bool | None) -> None:
    """Remove packages or files by name.

    A package is named as numpy or numpy==2.4.6, which takes all its files, and any file by its exact name or its
    path. The plan says which packages need what is removed.

    pyodide-cache remove scipy --with-dependencies --dry-run
    """
    cache = open_cache()
    plan = cache.plan_remove_named(names, with_dependencies=with_dependencies, for_good=for_good)
    _carry_out(cache, plan)


@command("clear", writes="RemovalDocument", hint_for=_for_one_package)
@removal_options
def clear_command(for_good: bool | None) -> None:
    """Remove all package files.

    Files that are not Pyodide packages and packages protected by the settings are kept.

    pyodide-cache clear --dry-run
    """
    _prune(open_cache(), [str(RuleKind.ALL)], "package files", for_good=for_good)


_EXAMPLES = """
pyodide-cache prune --rule older-than=90d --rule damaged --dry-run
pyodide-cache prune --rule budget=2GB --protect numpy"""


def _as_rule(word: str) -> str:
    """Return how to write a rule that was taken for an option, or that ``--rule`` is missing before."""
    kind, _, given = word.lstrip("-").partition("=")
    if kind not in RULES:
        return ""
    value = given or RULES[RuleKind(kind)][0]
    return f"Write: --rule {kind}={value}" if value else f"Write: --rule {kind}"


def _rules_help() -> str:
    formatter = click.HelpFormatter(width=78)
    formatter.write_dl([(f"{kind}={value}" if value else str(kind), text) for kind, (value, text) in RULES.items()])
    return formatter.getvalue().rstrip()


@command(
    "prune",
    writes="RemovalDocument",
    hint_for=_as_rule,
    help=f"Remove package files that any of the rules selects.\n\nRules:\n\n\b\n{_rules_help()}\n{_EXAMPLES}",
)
@repeated("--rule", "rules", required=True, metavar="RULE", help="A rule.", shell_complete=completing("rule"))
@repeated(
    "--protect",
    "protected",
    metavar="NAME",
    callback=_names,
    shell_complete=completing("cached"),
    help="Keep this package, besides those protected by the settings.",
)
@removal_options
def prune_command(rules: tuple[str, ...], protected: tuple[str, ...], for_good: bool | None) -> None:
    """Remove package files by rules."""
    _prune(open_cache(), rules, "files for these rules", protected=protected, for_good=for_good)


def _prune(
    cache: Cache, rules: Iterable[str | Rule], what: str, *, protected: tuple[str, ...] = (), for_good: bool | None
) -> None:
    plan = cache.plan_prune(rules, protect=protected, for_good=for_good)
    if not plan.items and not common().as_json:
        names = ", ".join((*cache.settings.protected, *protected))
        protection = f" that are not protected ({names})" if names else ""
        say(*_kept_lines(plan))
        what = "other files" if plan.kept else what
        say(f"Nothing to remove: no {what} in {plan.directory}{protection}.")
        return
    _carry_out(cache, plan)


def _carry_out(cache: Cache, plan: PrunePlan) -> None:
    confirm(
        removal_action(f"{plural(len(plan.items), 'file')} ({size_text(plan.bytes)})", for_good=plan.for_good),
        _document(plan),
        asks=bool(plan.items),
        columns=["File", ">Size", "?>Age", "Rules"],
        rows=(
            (item.entry.file_name, size_text(item.entry.size), human_age(item.age), ", ".join(_rules(item)))
            for item in plan.items
        ),
        notes=_kept_lines(plan),
    )
    report = carry_out(cache, plan, bars=False)
    answer(_document(plan, report))
    count = plural(len(report.removed), "file")
    if plan.for_good:
        say(f"Deleted {count}; {size_text(report.bytes_freed)} freed.")
    elif report.removed:
        files = "the file" if len(report.removed) == 1 else "the files"
        restore = f"restore {files} with “pyodide-cache undo”"
        if not report.can_undo:
            restore = f"restore {files} from it yourself"
        say(f"Moved {count} ({size_text(report.bytes)}) to the trash. Empty it to free the space, or {restore}.")
    else:
        say("No files were moved to the trash.")
    rest = len(plan.items) - len(report.removed) - len(report.failed)
    conclude(report, f"{plural(rest, 'file')} left.")


def _kept_lines(plan: PrunePlan) -> list[str]:
    """Return what stays although a rule selects it, and what will be missed."""
    lines = [f"Kept: {name}, which {_need(packages)}." for name, packages in plan.kept]
    if plan.over_budget:
        lines.append(f"What must stay is {size_text(plan.over_budget)} larger than the budget.")
    return [*lines, *(f"{_need(packages)} {name}." for name, packages in sorted(plan.missed_by.items()))]


def _need(packages: Sequence[str]) -> str:
    return f"{', '.join(packages)} {'needs' if len(packages) == 1 else 'need'}"


def _rules(item: PruneItem) -> list[str]:
    return [rule.text for rule in item.reasons]


def _document(plan: PrunePlan, report: PruneReport | None = None) -> documents.RemovalDocument:
    """Return a plan as JSON; after it was carried out, with what was removed."""
    removed = {entry.file_name for entry in report.removed} if report else set()
    items = [item for item in plan.items if not report or item.entry.file_name in removed]
    done = report or plan
    return {
        "cache_dir": plan.directory,
        "mode": "delete" if plan.for_good else "trash",
        "removed": (
            {
                **entry_json(item.entry, plan.directory),
                "age_days": None if item.age is None else round(item.age / 86_400, 3),
                "rules": _rules(item),
                "needed_by": plan.missed_by.get(item.entry.file_name, ()),
            }
            for item in items
        ),
        "kept": ({"file_name": name, "needed_by": packages} for name, packages in plan.kept),
        "over_budget": plan.over_budget,
        "failed": failed_json("file_name", report.failed if report else ()),
        "totals": Totals(len(items), done.bytes),
        "bytes_freed": done.bytes_freed if plan.for_good else 0,
    }


@command("undo", writes="UndoDocument")
@consent_options
def undo_command() -> None:
    """Restore what the last cleanup moved to the trash.

    Files get back their contents, names and times; existing files are not replaced. Run it again to undo the
    cleanup before. On a terminal it asks; elsewhere only if files were deleted permanently since.

    pyodide-cache undo --dry-run
    """
    from pyodide_cache.clean_up.trash_log import UndoReport

    cache = open_cache()
    plan = cache.plan_undo()
    amount = f"{plural(len(plan.items), 'file')} ({size_text(plan.bytes)})"
    since = ", before files were deleted permanently" if plan.has_deletion_since else ""
    confirm(
        f"restore {amount} of the cleanup {human_age(time.time() - plan.when)} ago{since}",
        _undo_document(plan, UndoReport(plan.items, (), plan.bytes)),
        asks=plan.has_deletion_since or sys.stdin.isatty(),
        columns=["File", ">Size"],
        rows=((item.file_name, size_text(item.size)) for item in plan.items),
    )
    report = carry_out(cache, plan, bars=False)
    amount = f"{plural(len(report.restored), 'file')} ({size_text(report.bytes)})"
    answer(_undo_document(plan, report), f"Restored {amount} to {cache.directory}.")
    conclude(report, "Run it again to restore the rest.")


def _undo_document(plan: UndoPlan, report: UndoReport) -> documents.UndoDocument:
    return {
        "cache_dir": plan.directory,
        "restored": file_names(report.restored),
        "in_place": report.in_place,
        "failed": failed_json("file_name", report.failed),
        "bytes": report.bytes,
    }
