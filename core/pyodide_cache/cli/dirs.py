"""``pyodide-cache dirs``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import answer, say

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import settings as documents

_SOURCES = {
    "option": "--cache-dir",
    "PYODIDE_CACHE_DIR": "environment variable PYODIDE_CACHE_DIR",
    "ANODE_CACHE_DIR": "environment variable ANODE_CACHE_DIR",
    "setting": "setting cache-dir",
    "anode": "Anode's own folder",
    "default": "the default",
    "recent": "opened recently",
}


@command("dirs")
@click.option("--plain", is_flag=True, help="Write only the path of the directory that applies, for scripts.")
@shared_options
def dirs_command(plain: bool) -> None:
    """Show which cache directory applies, and why; the other candidates and recent directories follow.

    pyodide-cache dirs
    ls "$(pyodide-cache dirs --plain)"
    """
    from pyodide_cache.settings.directories import DirectoryChoice, DirectorySource, candidates
    from pyodide_cache.settings.path_list import RECENT_DIRECTORIES

    if plain and common().as_json:
        raise click.UsageError("--plain and --json exclude each other.")
    choices = candidates(common().cache_dir)
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
            {"path": item.path, "source": item.source, "exists": item.path.is_dir(), "current": item is choices[0]}
            for item in choices
        ),
    }
    answer(document)
    for number, choice in enumerate(choices):
        missing = "" if choice.path.is_dir() else ", a file" if choice.path.exists() else ", does not exist"
        say(f"{'*' if number == 0 else ' '} {choice.path}  ({_SOURCES[choice.source]}{missing})")
