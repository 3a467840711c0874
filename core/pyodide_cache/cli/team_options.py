"""Options that the commands of team caches share."""

from __future__ import annotations

import click

from pyodide_cache.cli.options import together
from pyodide_cache.cli.values import completing

#: The key of the context for the team that is named as an argument.
_TEAM = "pyodide_cache.team"


def _save_team(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    ctx.meta[_TEAM] = value


def _team_of(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    named = ctx.meta.get(_TEAM)
    if value and named and value != named:
        raise click.BadParameter(f"one team cache at a time, not {named} and {value}")
    return value or named


team_option = click.option(
    "--team",
    "name",
    metavar="NAME",
    callback=_team_of,
    shell_complete=completing("team"),
    help="The team cache; needed only if several are attached.",
)
#: A team as an argument or as ``--team``, as ``name``.
team_argument = together(
    click.argument(
        "team",
        required=False,
        is_eager=True,
        expose_value=False,
        callback=_save_team,
        shell_complete=completing("team"),
    ),
    team_option,
)
channel_option = click.option("--channel", metavar="NAME", default="stable", help="The channel of the team cache.")
