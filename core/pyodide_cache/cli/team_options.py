"""Options that the commands of team caches share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from pyodide_cache.cli.values import completing

Command = TypeVar("Command", bound=Callable[..., Any])


def team_option(command: Command) -> Command:
    """Add ``--team``, as ``name``."""
    return click.option(
        "--team",
        "name",
        metavar="NAME",
        shell_complete=completing("team"),
        help="The team cache; needed only if several are attached.",
    )(command)


def channel_option(command: Command) -> Command:
    """Add ``--channel``."""
    return click.option("--channel", default="stable", show_default=True, help="The channel of the team cache.")(
        command
    )
