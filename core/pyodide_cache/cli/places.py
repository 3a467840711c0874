"""``pyodide-cache places``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options
from pyodide_cache.cli.output import (
    human_age,
    human_size,
    problem_json,
    say,
    warn,
    warn_problem,
    write_json,
    write_table,
)
from pyodide_cache.inventory.export_rows import iso_time
from pyodide_cache.messages import explain

if TYPE_CHECKING:
    from pyodide_cache.places.search import Place, PlacesFound


def project_option(command: Any) -> Any:
    """Add ``--project``, a folder to be looked through; it may be given several times."""
    return click.option(
        "--project",
        "projects",
        multiple=True,
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="Look through this project folder too; may be given several times.",
    )(command)


def chosen_projects(named: tuple[Path, ...]) -> list[Path]:
    """Return the named project folders and the remembered ones, each once.

    Raises:
        click.BadParameter: for a folder that is not there.

    """
    from pyodide_cache.files.folders import absolute
    from pyodide_cache.places.projects import project_folders

    for path in named:
        if not absolute(path).is_dir():
            raise click.BadParameter(f"there is no folder {absolute(path)}", param_hint="--project")
    return list(dict.fromkeys([*(absolute(path) for path in named), *project_folders()]))


@click.command("places")
@project_option
@click.option("--add", metavar="DIR", type=click.Path(path_type=Path), help="Remember a project folder.")
@click.option("--forget", metavar="DIR", type=click.Path(path_type=Path), help="Forget a project folder.")
@shared_options
def places_command(projects: tuple[Path, ...], add: Path | None, forget: Path | None, as_json: bool) -> None:
    """Show where packages for Pyodide lie on this machine, whose they are, and how large.

    Known tools' caches are looked for, and everything in the project folders that are named or remembered.
    Nothing is changed. Those marked with * are flat caches that warm-up, prune and the like may work on, with
    --cache-dir; the others are kept in order by the tool that is named.
    """
    from pyodide_cache.places.projects import forget_project, remember_project
    from pyodide_cache.places.search import PlacesFound, find_places

    if add:
        chosen_projects((add,))
        remember_project(add)
    if forget and not forget_project(forget):
        raise click.BadParameter(f"{forget} was not remembered", param_hint="--forget")
    folders = chosen_projects(projects)
    found = None
    for event in find_places(folders, cache_dir=common().cache_dir):
        if isinstance(event, PlacesFound):
            found = event
    assert isinstance(found, PlacesFound)
    if as_json:
        write_json(
            {
                "projects": [str(path) for path in folders],
                "places": [_json(place) for place in found.places],
                "problems": [problem_json(problem) for problem in found.problems],
            }
        )
    else:
        _show(found, folders)
    if found.problems:
        sys.exit(EXIT_FAILED)


def _show(found: PlacesFound, projects: list[Path]) -> None:
    if found.places:
        write_table(
            [
                *((" ", "left"), ("Place", "left"), ("Kept by", "left"), ("Layout", "left"), ("Runtime", "left")),
                *(("Files", "right"), ("Size", "right"), ("Age", "right")),
            ],
            map(_row, found.places),
        )
    else:
        say("No known tool keeps packages for Pyodide here.")
    if not projects:
        say("Project folders are looked through when they are named: --project DIR, or --add DIR to remember one.")
    for place in found.places:
        if place.problem:
            warn_problem(str(place.path), place.problem)
    for problem in found.problems:
        warn(explain(problem))


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
        human_size(amount.bytes) if amount else "",
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
