"""``pyodide-cache settings``: what the person has settled, once for the command line and the window."""

from __future__ import annotations

import os
from typing import Any

import click

from pyodide_cache.cli.options import json_option
from pyodide_cache.cli.output import problem_json, say, warn, write_json, write_table

#: What goes before a setting, when it is set.
_STRONGER = {"cache-dir": ("PYODIDE_CACHE_DIR", "ANODE_CACHE_DIR")}


@click.group("settings", invoke_without_command=True)
@json_option
@click.pass_context
def settings_command(ctx: click.Context, as_json: bool) -> None:
    """Show your settings, and change them.

    An option of a command goes before a setting, and so do the variables PYODIDE_CACHE_DIR and
    ANODE_CACHE_DIR.
    """
    if ctx.invoked_subcommand:
        return
    from pyodide_cache.messages import explain
    from pyodide_cache.settings.settings import KEYS, keys_in_file, load_settings, settings_file

    _, problems = load_settings()
    rows = _rows()
    unknown = [key for key in keys_in_file() if key not in KEYS]
    if as_json:
        write_json(
            {
                "file": str(settings_file()),
                "settings": rows,
                "unknown": unknown,
                "problems": [problem_json(problem) for problem in problems],
            }
        )
        return
    write_table(
        [("Setting", "left"), ("Value", "left"), ("Default", "left"), ("From", "left")],
        ((row["key"], _or_dash(row["value"]), _or_dash(row["default"]), row["from"]) for row in rows),
    )
    for problem in problems:
        warn(f"Warning: {explain(problem)}")
    if unknown:
        warn(f"Warning: {settings_file()} also holds what is no setting: {', '.join(unknown)}")


@settings_command.command("set")
@click.argument("key")
@click.argument("value")
@click.option("--start-over", is_flag=True, help="Move a file that cannot be read aside, and begin a new one.")
def set_command(key: str, value: str, start_over: bool) -> None:
    """Change a setting.

    \b
    pyodide-cache settings set theme dark
    pyodide-cache settings set protected numpy,micropip
    pyodide-cache settings set proxy http://proxy.example:8080
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.base.problems import Code, Problem
    from pyodide_cache.messages import explain
    from pyodide_cache.settings.settings import DEFAULTS, checked_key, set_value, shown

    key = checked_key(key)
    try:
        settings, aside = set_value(key, value, start_over=start_over)
    except Problem as problem:
        if problem.code is Code.SETTINGS_NOT_READ:
            warn("To move the broken file aside and begin a new one, say --start-over.")
        raise
    if aside:
        warn(explain(Problem(Code.SETTINGS_SET_ASIDE, path=str(aside))))
    say(f"{key} is now {_value(key, shown(settings, key)) or 'none'}")
    if shown(settings, key) == shown(DEFAULTS, key):
        say("That is the default.")


@settings_command.command("unset")
@click.argument("key")
def unset_command(key: str) -> None:
    """Go back to a setting's default."""
    from pyodide_cache.settings.settings import DEFAULTS, checked_key, shown, unset

    key = checked_key(key)
    unset(key)
    say(f"{key} is the default again: {_or_dash(shown(DEFAULTS, key))}")


@settings_command.command("path")
def path_command() -> None:
    """Tell where the settings lie."""
    from pyodide_cache.settings.settings import settings_file

    say(str(settings_file()))


def _rows() -> list[dict[str, Any]]:
    from pyodide_cache.settings.settings import DEFAULTS, KEYS, keys_in_file, load_settings, shown

    settings, problems = load_settings()
    unusable = {problem.facts.get("key") for problem in problems}
    held = keys_in_file()
    rows = []
    for key in KEYS:
        origin = "settings.toml" if key in held and key not in unusable else "default"
        stronger = [name for name in _STRONGER.get(key, ()) if os.environ.get(name)]
        if stronger:
            origin += f"; {stronger[0]} goes before it"
        value = _value(key, shown(settings, key))
        rows.append({"key": key, "value": value, "default": shown(DEFAULTS, key), "from": origin})
    return rows


def _value(key: str, text: str) -> str:
    """Return a value as it may be shown: without the password of an address."""
    if key in {"index-url", "proxy"}:
        from pyodide_cache.net.http import mask

        return mask(text)
    return text


def _or_dash(text: str) -> str:
    return text or "-"
