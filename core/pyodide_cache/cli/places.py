"""``pyodide-cache places``."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.quantities import size_text
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options
from pyodide_cache.cli.output import human_age, note, problem_json, say, warn, warn_problem, write_json, write_table
from pyodide_cache.inventory.export_rows import iso_time

if TYPE_CHECKING:
    from pyodide_cache.cache.places import Places
    from pyodide_cache.places.evidence import Place
    from pyodide_cache.places.search import PlacesFound


def project_option(command: Any) -> Any:
    """Add ``--project``, a folder to search."""
    return click.option(
        "--project",
        "projects",
        multiple=True,
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="Search this project folder too. Can be repeated.",
    )(command)


def all_projects(places: Places, named: Sequence[Path]) -> list[Path]:
    """Return the named project folders and the remembered ones.

    Raises:
        click.BadParameter: for a folder that does not exist.

    """
    from pyodide_cache.files.folders import absolute

    folders = [absolute(path) for path in named]
    for folder in folders:
        if not folder.is_dir():
            raise click.BadParameter(f"{folder} is not a folder", param_hint="--project")
    return list(dict.fromkeys([*folders, *places.projects()]))


@command("places")
@project_option
@click.option(
    "--add",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Remember a project folder. Can be repeated.",
)
@click.option(
    "--forget",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Forget a project folder. Can be repeated.",
)
@shared_options
def places_command(
    projects: tuple[Path, ...], add: tuple[Path, ...], forget: tuple[Path, ...], as_json: bool
) -> None:
    """Find folders with Pyodide packages on this machine.

    The caches of known tools are searched, and all project folders that are named or remembered. Nothing is
    changed. Folders marked with * are flat caches: warm-up, prune and other commands work on them with
    --cache-dir. The others are managed by the tool that is named.

    \b
    pyodide-cache places --project ./my-app
    pyodide-cache places --add ~/code --add ~/notebooks
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.places.search import PlacesFound

    places = common().open_cache().places
    all_projects(places, add)
    for folder in add:
        places.add_project(folder)
        note(f"{folder} is remembered: it is searched from now on.")
    unknown = [str(folder) for folder in forget if not places.forget_project(folder)]
    if unknown:
        verb = "was" if len(unknown) == 1 else "were"
        raise click.BadParameter(f"{', '.join(unknown)} {verb} not remembered", param_hint="--forget")
    folders = all_projects(places, projects)
    for found in places.find(folders):
        if isinstance(found, PlacesFound):
            _show(found, folders, as_json=as_json)
            if found.problems:
                sys.exit(EXIT_FAILED)


def _show(found: PlacesFound, projects: Sequence[Path], *, as_json: bool) -> None:
    if as_json:
        write_json(
            {
                "projects": [str(path) for path in projects],
                "places": [_json(place) for place in found.places],
                "problems": [problem_json(problem) for problem in found.problems],
            }
        )
        return
    if found.places:
        write_table(
            [
                *((" ", "left"), ("Place", "left"), ("Owner", "left"), ("Layout", "left"), ("Runtime", "left")),
                *(("Files", "right"), ("Size", "right"), ("Age", "right")),
            ],
            map(_row, found.places),
        )
    else:
        say("No Pyodide packages were found in the folders of known tools.")
    for folder in projects:
        if not any(place.path.is_relative_to(folder) for place in found.places):
            say(f"No Pyodide packages were found in {folder}.")
    if not projects:
        say("To search a project folder, use --project DIR, or --add DIR to remember it.")
    for place in found.places:
        if place.problem:
            warn_problem(str(place.path), place.problem)
    for problem in found.problems:
        warn(problem_json(problem)["reason"])


def _row(place: Place) -> tuple[str, ...]:
    amount = place.measure
    age = human_age(time.time() - amount.newest) if amount and amount.newest is not None else ""
    return (
        "*" if place.is_writable_by_us else "",
        str(place.path),
        str(place.owner),
        str(place.layout),
        place.runtime or "",
        str(amount.files) if amount else "",
        size_text(amount.bytes) if amount else "",
        age,
    )


def _json(place: Place) -> dict[str, Any]:
    amount = place.measure
    return {
        "path": str(place.path),
        "owner": str(place.owner),
        "layout": str(place.layout),
        "release": place.release,
        "lines": list(place.lines),
        "python": place.python,
        "files": amount.files if amount else None,
        "bytes": amount.bytes if amount else None,
        "newest": iso_time(amount.newest) if amount else None,
        "oldest": iso_time(amount.oldest) if amount else None,
        "writable": place.is_writable_by_us,
        "opens": place.can_be_opened,
        "problem": problem_json(place.problem) if place.problem else None,
    }
