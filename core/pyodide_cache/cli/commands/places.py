"""``pyodide-cache places``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.quantities import human_age, iso_time, size_text
from pyodide_cache.cli.common import fail_if
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import FOLDER, PATH, open_cache, repeated
from pyodide_cache.cli.output import answer, aside, note, say, warn_failures
from pyodide_cache.cli.terminal import write_table

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import places as documents
    from pyodide_cache.places.evidence import Place


project_option = repeated(
    "--project", "projects", metavar="FOLDER", type=FOLDER, help="Search this project folder too."
)


def _as_project(word: str) -> str:
    """Return how to search a folder that was named without its option."""
    return "" if word.startswith("-") else "To search a folder, write: --project FOLDER"


@command("places", writes="PlacesDocument", hint_for=_as_project)
@project_option
@repeated("--add", metavar="FOLDER", type=FOLDER, help="Remember a project folder.")
@repeated("--forget", metavar="FOLDER", type=PATH, help="Forget a project folder.")
def places_command(projects: tuple[Path, ...], add: tuple[Path, ...], forget: tuple[Path, ...]) -> None:
    """Find folders with Pyodide packages on this computer.

    The caches of known tools are searched, and all project folders that are named or remembered. Nothing is
    changed. Folders marked with * are flat caches: warm-up, prune and other commands work on them with
    --cache-dir. The others are managed by the tool that is named.

    pyodide-cache places --project ./my-app
    pyodide-cache places --add ~/code --add ~/notebooks
    """
    from pyodide_cache.places.search import PlacesFound, SearchStarted

    places = open_cache().places
    for folder in add:
        places.add_project(folder)
        note(f"{folder} is remembered: it is searched from now on.")
    unknown = [str(folder) for folder in forget if not places.forget_project(folder)]
    if unknown:
        verb = "was" if len(unknown) == 1 else "were"
        raise click.BadParameter(f"{', '.join(unknown)} {verb} not remembered", param_hint="'--forget'")
    started, *_, found = places.find(projects)
    assert isinstance(started, SearchStarted)
    assert isinstance(found, PlacesFound)
    folders = started.projects
    document: documents.PlacesDocument = {
        "projects": folders,
        "places": map(_json, found.places),
        "problems": found.problems,
    }
    answer(document)
    columns = [" ", "Place", "Owner", "Layout", "Runtime", ">Files", ">Size", ">Age"]
    none = "No Pyodide packages were found in the folders of known tools."
    write_table(columns, map(_row, found.places), none=none)
    for folder in folders:
        if not any(place.path.is_relative_to(folder) for place in found.places):
            say(f"No Pyodide packages were found in {folder}.")
    if not folders:
        say("To search a project folder, use --project FOLDER, or --add FOLDER to remember it.")
    warn_failures(Failure(str(place.path), place.problem) for place in found.places if place.problem)
    aside(*found.problems)
    fail_if(found.problems)


def _row(place: Place) -> tuple[object, ...]:
    amount = place.measure
    age = human_age(time.time() - amount.newest) if amount and amount.newest is not None else ""
    return (
        "*" if place.is_writable_by_us else "",
        place.path,
        *(value.replace("_", " ") for value in (place.owner, place.layout)),
        place.runtime,
        amount.files if amount else "",
        size_text(amount.bytes) if amount else "",
        age,
    )


def _json(place: Place) -> documents.Place:
    amount = place.measure
    return {
        "path": place.path,
        "owner": place.owner,
        "layout": place.layout,
        "pyodide": place.release,
        "lines": place.lines,
        "python": place.python,
        "files": amount.files if amount else None,
        "bytes": amount.bytes if amount else None,
        "newest": iso_time(amount.newest) if amount else None,
        "oldest": iso_time(amount.oldest) if amount else None,
        "writable": place.is_writable_by_us,
        "opens": place.can_be_opened,
        "problem": place.problem,
    }
