"""``pyodide-cache settings`` and ``dirs``: the settings of the command line and the window, and the directories."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from pyodide_cache.cli.common import common
from pyodide_cache.cli.help import command, group
from pyodide_cache.cli.output import answer, aside, note, say, warn
from pyodide_cache.cli.terminal import write_table
from pyodide_cache.cli.values import completing
from pyodide_cache.settings.settings import (
    DEFAULTS,
    KEYS,
    checked_key,
    keys_in_file,
    load_settings,
    set_value,
    settings_file,
    shown,
    unset,
)

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import settings as documents

#: Environment variables that take precedence over a setting.
_VARIABLES = {"cache-dir": ("PYODIDE_CACHE_DIR", "ANODE_CACHE_DIR")}


@group("settings", writes="SettingsDocument", invoke_without_command=True)
@click.pass_context
def settings_command(ctx: click.Context) -> None:
    """Show and change the settings.

    Options of a command and the environment variables PYODIDE_CACHE_DIR and ANODE_CACHE_DIR take precedence over
    settings.

    pyodide-cache settings
    pyodide-cache settings set theme dark
    """
    if ctx.invoked_subcommand:
        return
    rows = _rows()
    unknown = [key for key in keys_in_file() if key not in KEYS]
    document: documents.SettingsDocument = {
        "file": settings_file(),
        "settings": rows,
        "unknown": unknown,
        "problems": load_settings().problems,
    }
    answer(document)
    write_table(
        ["Setting", "Value", "Default", "From"],
        [(row["key"], row["value"] or "-", row["default"] or "-", _origin(row)) for row in rows],
    )
    if unknown:
        aside(f"Warning: {settings_file()} has unknown settings: {', '.join(unknown)}")


@settings_command.command("get", writes="SettingsDocument")
@click.argument("key", shell_complete=completing("setting"))
def get_command(key: str) -> None:
    """Show the value of a setting; standard error says where it comes from.

    pyodide-cache settings get max-age-days
    """
    key = checked_key(key)
    (row,) = _rows(key)
    _answer(key, *([row["value"]] if row["value"] else ()), for_file=True)
    if not common().as_json:
        note(f"{'' if row['value'] else f'{key} has no value. '}From: {_origin(row)}")


@settings_command.command("set", writes="SettingsDocument")
@click.argument("key", shell_complete=completing("setting"))
@click.argument("value", shell_complete=completing("choice"))
@click.option("--start-over", is_flag=True, help="Rename a settings file that is not valid, and start a new one.")
def set_command(key: str, value: str, start_over: bool) -> None:
    """Change a setting.

    pyodide-cache settings set theme dark
    pyodide-cache settings set protected numpy,micropip
    pyodide-cache settings set proxy http://proxy.example:8080
    """
    key = checked_key(key)
    settings, renamed = set_value(key, value, start_over=start_over)
    if renamed:
        warn(f"The unreadable settings were moved to {renamed}")
    is_default = shown(settings, key) == shown(DEFAULTS, key)
    _answer(key, f"{key} is now {shown(settings, key) or 'none'}.", *(["This is the default."] if is_default else ()))


@settings_command.command("unset", writes="SettingsDocument")
@click.argument("key", shell_complete=completing("setting"))
def unset_command(key: str) -> None:
    """Reset a setting to its default.

    pyodide-cache settings unset theme
    """
    key = checked_key(key)
    unset(key)
    _answer(key, f"{key} is reset to its default: {shown(DEFAULTS, key) or 'none'}")


@settings_command.command("path", writes="SettingsDocument")
def path_command() -> None:
    """Show the path of the settings file.

    pyodide-cache settings path
    """
    answer({"file": settings_file()})
    if not common().as_json:
        click.echo(os.fsencode(settings_file()))


def _answer(key: str, *lines: str, for_file: bool = False) -> None:
    document: documents.SettingsDocument = {"file": settings_file(), "settings": _rows(key)}
    answer(document, *lines, for_file=for_file)


def _rows(*keys: str) -> list[documents.Setting]:
    """Return settings and where they come from, by default all."""
    settings = load_settings()
    invalid = {problem.facts.get("key") for problem in settings.problems}
    in_file = keys_in_file()
    return [
        {
            "key": key,
            "value": shown(settings, key),
            "default": shown(DEFAULTS, key),
            "in_file": key in in_file and key not in invalid,
            "overridden_by": next((name for name in _VARIABLES.get(key, ()) if os.environ.get(name)), None),
        }
        for key in keys or KEYS
    ]


def _origin(row: documents.Setting) -> str:
    """Return where the value of a setting comes from."""
    origin = "settings.toml" if row["in_file"] else "default"
    return f"{origin}; {row['overridden_by']} takes precedence" if row["overridden_by"] else origin


_SOURCES = {
    "option": "--cache-dir",
    "PYODIDE_CACHE_DIR": "environment variable PYODIDE_CACHE_DIR",
    "ANODE_CACHE_DIR": "environment variable ANODE_CACHE_DIR",
    "setting": "setting cache-dir",
    "anode": "Anode's own folder",
    "default": "the default",
    "recent": "opened recently",
}


@command("dirs", writes="DirsDocument")
@click.option("--plain", is_flag=True, help="Write only the path of the directory that applies, for scripts.")
def dirs_command(plain: bool) -> None:
    """Show which cache directory applies, and why.

    The other candidates and recent directories follow.

    pyodide-cache dirs
    ls "$(pyodide-cache dirs --plain)"
    """
    from pyodide_cache.files.paths import is_folder, is_there
    from pyodide_cache.settings.directories import DirectoryChoice, DirectorySource, candidates
    from pyodide_cache.settings.path_list import RECENT_DIRECTORIES

    if plain and common().as_json:
        raise click.UsageError("--plain and --json exclude each other.")
    choices = [*candidates(common().cache_dir)]
    if plain:
        click.echo(os.fsencode(choices[0].path))
        return
    known = {choice.path for choice in choices}
    choices += [
        DirectoryChoice(path, DirectorySource.RECENT) for path in RECENT_DIRECTORIES.read() if path not in known
    ]
    document: documents.DirsDocument = {
        "cache_dir": choices[0].path,
        "directories": (
            {"path": item.path, "source": item.source, "exists": is_folder(item.path), "current": item is choices[0]}
            for item in choices
        ),
    }
    answer(document)
    for number, choice in enumerate(choices):
        missing = "" if is_folder(choice.path) else ", a file" if is_there(choice.path) else ", does not exist"
        say(f"{'*' if number == 0 else ' '} {choice.path}  ({_SOURCES[choice.source]}{missing})")
