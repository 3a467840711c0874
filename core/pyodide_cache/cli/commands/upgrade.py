"""``pyodide-cache upgrade``, ``pin`` and ``unpin``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code
from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.base.shell import shell_word
from pyodide_cache.cli.common import fail_if
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import open_cache, requirements_argument, runtime_option, source_options
from pyodide_cache.cli.output import answer, failed_json, file_names, for_directory, note, say, warn_failures
from pyodide_cache.cli.plans import carry_out, confirm, consent_options, removal_action
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.cli.documents import updates as documents
    from pyodide_cache.updates.upgrade_plan import UpgradePlan, UpgradeReport

_COLUMNS = ["Package", "Before", "After", "Change"]


def _instead(word: str) -> str:
    """Return what to do instead of naming a release or a package; empty for an option or a folder."""
    is_other = word.startswith("-") or for_directory(word)
    if word == "latest" or word.removeprefix("v")[:1].isdigit():
        return f"Write: --pyodide {shell_word(word)}"
    return "" if is_other else "To upgrade one package alone, run: pyodide-cache warm-up 'NAME>=VERSION'"


@command("upgrade", writes="UpgradeDocument UpgradeUndoDocument UpgradeFinishDocument", hint_for=_instead)
@source_options
@runtime_option(
    help="An unpacked npm package pyodide of the new release, to load the packages with. The default is that of a "
    "node_modules folder, or of the distribution."
)
@click.option("--no-proof", is_flag=True, help="Do not load the new packages in Node before the switch.")
@click.option("--skip-missing", is_flag=True, help="Leave packages that are not available as they are.")
@click.option("--undo", is_flag=True, help="Undo the last upgrade.")
@click.option("--finish", is_flag=True, help="Delete what the last upgrade set aside; it cannot be undone afterward.")
@consent_options
def upgrade_command(runtime: Path | None, no_proof: bool, skip_missing: bool, undo: bool, finish: bool) -> None:
    """Upgrade the cached packages to a newer release, or undo that.

    pyodide-cache upgrade --dry-run         # the plan
    pyodide-cache upgrade --pyodide 314.0.7
    pyodide-cache upgrade --undo

    Without --pyodide, the newest known release is used, or that of --distribution. Packages of the index get
    their newest versions. For one package alone, warm up the version that you want.

    The new packages are downloaded beside the old ones, and loaded in Node, if it is installed. Only then are
    the old files set aside, until --finish or --undo. Pins, and the versions in your lists and projects, are kept.
    """
    if undo and finish:
        raise click.UsageError("--undo and --finish exclude each other.")
    cache = open_cache()
    if undo:
        _undo(cache)
    elif finish:
        _finish(cache)
    else:
        plan = cache.updates.plan_upgrade(runtime=runtime, proves=not no_proof, skips_missing=skip_missing)
        _upgrade(cache, plan)


def _upgrade(cache: Cache, plan: UpgradePlan) -> None:
    from pyodide_cache.cli.commands.updates import change_rows, changes_json

    changes = changes_json(plan.diff)
    document: documents.UpgradeDocument = {
        "cache_dir": plan.directory,
        "pyodide_before": plan.before,
        "pyodide": plan.after,
        "added": changes["added"],
        "removed": changes["removed"],
        "changed": changes["changed"],
        "rebuilt": changes["rebuilt"],
        "fetch": file_names(plan.warm_up.fetch),
        "set_aside": plan.set_aside,
        "failed": failed_json("requirement", plan.failures),
    }
    warn_failures(plan.failures)
    note(*plan.notes)
    if plan.failures and not plan.skips_missing:
        answer(document, "Nothing was changed. To leave these packages as they are, use --skip-missing")
        fail_if(plan.failures)
    if plan.is_empty:
        what = "the newest packages" if plan.artifacts else "no packages"
        answer(document, f"{plan.directory} has {what} for Pyodide {plan.after}.")
        return
    count, known = len(plan.warm_up.downloads), plan.warm_up.bytes_to_download
    size = "" if known is None else f" ({size_text(known)})"
    target = "the newest packages" if plan.before == plan.after else f"Pyodide {plan.after}"
    action = f"upgrade from Pyodide {plan.before} to {target}: download {plural(count, 'file')}{size}, "
    action += f"set {plural(len(plan.set_aside), 'file')} aside"
    where = "deletes permanently" if plan.for_good else "moves to the trash"
    earlier = f"It also {where} what the upgrade before set aside ({plural(plan.earlier, 'file')})."
    notes = [earlier] if plan.earlier else ()
    rows = change_rows(plan.diff, removed="stays as it is", rebuilt=True)
    confirm(action, document, asks=True, columns=_COLUMNS, rows=rows, notes=notes)
    report = carry_out(cache, plan, lines=True)
    document |= {
        "switched": report.switched,
        "set_aside": report.set_aside,
        "failed": failed_json("requirement", report.failed),
        "files": report.added,
        "proof": report.proof or None,
        "not_proven": report.unproven.problem if report.unproven else None,
    }
    answer(document)
    _show(report, plan)
    fail_if(report.failed or not report.switched)


def _show(report: UpgradeReport, plan: UpgradePlan) -> None:
    if not report.switched:  # why was said when it happened
        cut_short = [failure for failure in report.failed if failure.problem.code is Code.UPGRADE_CUT_SHORT]
        warn_failures(cut_short)
        if not cut_short:
            say("Nothing was changed. What was downloaded is kept for the next attempt; upgrade --finish deletes it.")
        return
    if report.proof:
        say(f"Loaded and imported by {report.proof}.")
    elif report.unproven:
        warn_failures([Failure("not loaded in Node", report.unproven.problem)])
    say(
        f"{plan.directory} is for Pyodide {report.after} now: {plural(len(report.added), 'new file')}, "
        f"{plural(len(report.set_aside), 'old file')} set aside."
    )
    say("To go back: pyodide-cache upgrade --undo. To delete the old files: pyodide-cache upgrade --finish")


def _undo(cache: Cache) -> None:
    plan = cache.updates.plan_undo_upgrade()
    last = plan.switch
    removal = removal_action(plural(len(last.added), "newer file"), for_good=plan.for_good)
    old = plural(len(last.set_aside), "file")
    action = f"go back from Pyodide {last.after} to {last.before}: restore {old}, {removal}"
    document: documents.UpgradeUndoDocument = {
        "cache_dir": plan.directory,
        "pyodide_before": last.before,
        "pyodide": last.after,
    }
    confirm(action, document, asks=True)
    report = carry_out(cache, plan, bars=False)
    document["restored"], document["failed"] = report.restored, failed_json("file_name", report.failed)
    restored = plural(len(report.restored), "file")
    answer(document, f"{plan.directory} is for Pyodide {last.before} again: {restored} restored.")
    fail_if(report.failed)


def _finish(cache: Cache) -> None:
    names = cache.updates.kept_by_upgrade()
    count = plural(len(names), "file")
    document: documents.UpgradeFinishDocument = {"cache_dir": cache.directory, "deleted": names}
    confirm(f"permanently delete {count} of upgrades", document, asks=True)
    cache.updates.finish_upgrade()
    answer(document, f"Deleted {count}.")


@command("pin", writes="PinsDocument")
@requirements_argument(metavar="[REQUIREMENT…]", shell_complete=completing("cached"))
def pin_command(requirements: tuple[str, ...]) -> None:
    """Keep packages at a version, or show what is kept.

    pyodide-cache pin numpy==2.2.5 'pandas<3'
    pyodide-cache pin numpy                 # holds the version that is cached

    Pins apply to every warm-up and upgrade of all cache directories; they are the setting "pins".
    """
    from pyodide_cache.settings.pins import pin

    cache = open_cache()
    pins = pin(cache.updates.pinned(requirements)) if requirements else cache.settings.pins
    none = "Nothing is pinned. To hold a package at its cached version: pyodide-cache pin NAME"
    _show_pins(pins, *([] if pins else [none]))


@command("unpin", writes="PinsDocument")
@click.argument("names", nargs=-1, required=True, metavar="NAME…", shell_complete=completing("pin"))
def unpin_command(names: tuple[str, ...]) -> None:
    """Let packages change their versions again.

    pyodide-cache unpin numpy
    """
    from pyodide_cache.settings.pins import unpin

    _show_pins(unpin(names), f"No longer pinned: {', '.join(names)}")


def _show_pins(pins: tuple[str, ...], *lines: str) -> None:
    answer({"pins": pins}, *lines, *([f"Pinned: {', '.join(pins)}"] if pins else []))
