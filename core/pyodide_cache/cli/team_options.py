"""Options that the commands of team caches share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from pyodide_cache.cli.values import completing

#: The key of the context for the team that is named as an argument.
_TEAM = "pyodide_cache.team"

Command = TypeVar("Command", bound=Callable[..., Any])


def team_option(command: Command) -> Command:
    """Add ``--team``, as ``name``."""
    return click.option(
        "--team",
        "name",
        metavar="NAME",
        callback=_team_of,
        shell_complete=completing("team"),
        help="The team cache; needed only if several are attached.",
    )(command)


def team_argument(command: Command) -> Command:
    """Add a team as an argument or as ``--team``, as ``name``."""
    argument = click.argument(
        "team",
        required=False,
        is_eager=True,
        expose_value=False,
        callback=_save_team,
        shell_complete=completing("team"),
    )
    return argument(team_option(command))


def _save_team(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    ctx.meta[_TEAM] = value


def _team_of(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    named = ctx.meta.get(_TEAM)
    if value and named and value != named:
        raise click.BadParameter(f"one team cache at a time, not {named} and {value}")
    return value or named


def channel_option(command: Command) -> Command:
    """Add ``--channel``."""
    return click.option(
        "--channel", metavar="NAME", default="stable", show_default=True, help="The channel of the team cache."
    )(command)
