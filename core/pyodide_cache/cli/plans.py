"""Show a plan, ask for consent, and carry it out: ``--dry-run`` and ``--yes`` work the same in every command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pyodide_cache.cli.common import EXIT_FAILED, EXIT_USAGE, common, fail_if
from pyodide_cache.cli.options import flag, together
from pyodide_cache.cli.output import answer, say, warn, warn_failures, write_json_error
from pyodide_cache.cli.terminal import write_table

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel, Run
    from pyodide_cache.base.plans import Plan
    from pyodide_cache.cache import Cache
    from pyodide_cache.cli.output import Failed

R = TypeVar("R")

dry_run_option = flag("--dry-run", help="Show the plan and change nothing.")
consent_options = together(dry_run_option, flag("--yes", "-y", help="Do not ask for confirmation."))
#: These, and ``--delete/--trash`` as ``for_good``, None without the option.
removal_options = together(
    consent_options,
    click.option(
        "--delete/--trash",
        "--for-good",
        "for_good",
        default=None,
        help="Delete permanently, or move to the trash. The default is the setting removal.",
    ),
)


def removal_action(what: str, *, for_good: bool) -> str:
    """Return what a removal does, for `confirm`: ``move 3 files to the trash``."""
    return f"permanently delete {what}" if for_good else f"move {what} to the trash"


def confirm(
    action: str,
    document: Mapping[str, object],
    *,
    asks: bool = False,
    columns: Sequence[str] = (),
    rows: Iterable[Sequence[object]] = (),
    notes: Iterable[str] = (),
    failed: Sequence[Failed] = (),
) -> None:
    """Show a plan, and return if it is to be carried out; a dry run ends the command here.

    A dry run shows the plan, as JSON or as a table and a sentence. The table is shown whenever it may be read: in a
    dry run, on a terminal, and with ``--verbose``.

    Args:
        action: what carrying out does, such as ``move 3 files to the trash``.
        asks: whether the user must agree, by ``--yes`` or by an answer.
        columns: of the table, as for `terminal.write_table`.
        rows: of the table; without any, there is no table.
        notes: lines after the table.

    Raises:
        click.exceptions.Exit: after a dry run, with status 1 if something is known to fail.
        SystemExit: with status 2, if consent is needed and standard input is not a terminal.
        click.Abort: if the user says no.
    """
    shared, interactive = common(), sys.stdin.isatty()
    warn_failures(failed)
    if shared.dry_run:
        answer(document)
    if shared.dry_run or interactive or shared.verbose:
        write_table(columns, rows)
    say(*notes)
    if shared.dry_run:
        say(f"Would {action}. Nothing was changed.")
        click.get_current_context().exit(EXIT_FAILED if failed else 0)
    if asks and not shared.yes:
        if not interactive:
            message = f"Nothing was changed. Use --yes to {action}, or --dry-run to see the plan."
            warn(message)
            if shared.as_json:
                write_json_error("consent-needed", message)
            sys.exit(EXIT_USAGE)
        click.confirm(f"{action[:1].upper()}{action[1:]}?", abort=True, err=True)


def carry_out(
    cache: Cache, plan: Plan[R], *, cancel: Cancel | None = None, lines: bool = False, bars: bool = True
) -> R:
    """Carry out a plan of a cache, show its progress, and return its report; see `follow`."""
    return follow(lambda token: cache.run(plan, cancel=token), cancel=cancel, lines=lines, bars=bars)


def conclude(report: Any, canceled: str, *, failed: object = ()) -> None:
    """End a command after its job: with a failure if not all was done, and with what a cancellation means.

    Args:
        canceled: what to say after "Canceled."
        failed: what failed besides what the report has.
    """
    if report.cancelled:
        warn(f"Canceled. {canceled}")
    fail_if(failed or report.failed or report.cancelled)


def follow(
    start: Callable[[Cancel], Run[R]], *, cancel: Cancel | None = None, lines: bool = False, bars: bool = True
) -> R:
    """Start a job, show its progress, and return its report; Ctrl+C cancels it.

    Problems are always shown; with ``--verbose``, retries and the start of each file too.

    Args:
        start: returns the job's events; it gets the token that cancels the job.
        cancel: the token, if the caller needs it.
        lines: on a pipe, write a line for each file that was downloaded.
        bars: on a terminal, draw progress bars.
    """
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import show_progress

    token = cancel or Cancel()
    return show_progress(start(token), token, lines=lines, bars=bars)
