"""Show a plan and ask for consent: ``--dry-run`` and ``--yes`` work the same in every command."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from pyodide_cache.cli.options import EXIT_USAGE, common, flag, together
from pyodide_cache.cli.output import say, warn, write_json, write_json_error, write_table

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
    data: Mapping[str, Any],
    *,
    asks: bool = False,
    columns: Sequence[str] = (),
    rows: Iterable[Sequence[str]] = (),
    notes: Iterable[str] = (),
) -> bool:
    """Show a plan, and return whether to carry it out.

    A dry run shows the plan, as JSON or as a table and a sentence, and returns False. The table is shown whenever it
    may be read: in a dry run, on a terminal, and with ``--verbose``.

    Args:
        action: what carrying out does, such as ``move 3 files to the trash``.
        data: the plan as JSON; ``dry_run`` is added.
        asks: whether the user must agree, by ``--yes`` or by an answer.
        columns: of the table, as for `output.write_table`.
        rows: of the table; without any, there is no table.
        notes: lines after the table.

    Raises:
        SystemExit: with status 2, if consent is needed and standard input is not a terminal.
        click.Abort: if the user says no.
    """
    shared, interactive = common(), sys.stdin.isatty()
    if shared.dry_run and shared.as_json:
        write_json({**data, "dry_run": True})
        return False
    if not shared.as_json:
        if (shared.dry_run or interactive or shared.verbose) and (rows := [*rows]):
            write_table(columns, rows)
        for note in notes:
            say(note)
    if shared.dry_run:
        say(f"Would {action}. Nothing was changed.")
        return False
    if asks and not shared.yes:
        if not interactive:
            message = f"Nothing was changed. Use --yes to {action}, or --dry-run to see the plan."
            warn(message)
            if shared.as_json:
                write_json_error("consent-needed", message)
            sys.exit(EXIT_USAGE)
        click.confirm(f"{action[:1].upper()}{action[1:]}?", abort=True, err=True)
    return True
