"""``pyodide-cache lists``: the user's own lists of packages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import json_option
from pyodide_cache.cli.output import plural, say, write_json
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.settings.lists import RequirementList


@group("lists", invoke_without_command=True)
@json_option
@click.pass_context
def lists_command(ctx: click.Context, as_json: bool) -> None:
    """Manage your own lists of packages. Without a command, show them.

    \b
    pyodide-cache lists
    pyodide-cache lists save course 'pandas>=2' matplotlib
    """  # noqa: D301 -- click wants the control character
    if ctx.invoked_subcommand:
        return
    from pyodide_cache.settings.lists import ListStore

    lists = ListStore().all()
    if not lists and not as_json:
        say("There are no lists yet. Create one with: pyodide-cache lists save mine 'pandas>=2' rich")
    _show(lists, as_json=as_json)


@lists_command.command("save")
@click.argument("name", shell_complete=completing("list"))
@click.argument("requirements", nargs=-1, required=True, metavar="REQUIREMENT…", shell_complete=completing("known"))
@json_option
def save_command(name: str, requirements: tuple[str, ...], as_json: bool) -> None:
    """Create or replace a list.

    \b
    pyodide-cache lists save course 'pandas>=2' matplotlib
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.settings.lists import ListStore

    _show([ListStore().save(name, requirements)], as_json=as_json)


@lists_command.command("rename")
@click.argument("name", shell_complete=completing("list"))
@click.argument("new_name")
@json_option
def rename_command(name: str, new_name: str, as_json: bool) -> None:
    """Rename a list.

    \b
    pyodide-cache lists rename course course-2026
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.settings.lists import ListStore

    store = ListStore()
    store.rename(name, new_name)
    if as_json:
        _show([store.get(new_name)], as_json=True)
    else:
        say(f"{name} is now called {new_name}.")


@lists_command.command("delete")
@click.argument("name", shell_complete=completing("list"))
@json_option
def delete_command(name: str, as_json: bool) -> None:
    """Delete a list. Cached packages are kept.

    \b
    pyodide-cache lists delete course
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.settings.lists import ListStore

    store = ListStore()
    store.delete(name)
    if as_json:
        _show(store.all(), as_json=True)
    else:
        say(f"{name} was deleted.")


@lists_command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="The name of the list; by default, that of the file.")
@json_option
def import_command(file: Path, name: str | None, as_json: bool) -> None:
    """Add lists from an exported .toml file, or one list from a requirements file.

    \b
    pyodide-cache lists import requirements.txt --name course
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.settings.lists import ListStore

    _show(ListStore().import_file(file, name), as_json=as_json)


@lists_command.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("names", nargs=-1, metavar="NAME…", shell_complete=completing("list"))
@json_option
def export_command(file: Path, names: tuple[str, ...], as_json: bool) -> None:
    """Write lists to a .toml file, or to a requirements file with any other ending; by default, all lists.

    \b
    pyodide-cache lists export lists.toml
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.settings.lists import ListStore

    store = ListStore()
    chosen = names or tuple(item.name for item in store.all())
    store.export_file(file, chosen)
    if as_json:
        write_json({"path": str(file.absolute()), "lists": list(chosen)})
    else:
        say(f"Wrote {plural(len(chosen), 'list')} to {file}.")


def _show(lists: Iterable[RequirementList], *, as_json: bool) -> None:
    if as_json:
        from pyodide_cache.settings.lists import ListStore

        rows = [{"name": item.name, "requirements": list(item.requirements)} for item in lists]
        write_json({"file": str(ListStore().path), "lists": rows})
        return
    for item in lists:
        say(f"{item.name}: {', '.join(item.requirements)}")
