"""``pyodide-cache lists``: the user's own lists of packages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import FILE, PATH, json_option
from pyodide_cache.cli.output import answer
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import warm_up as documents
    from pyodide_cache.settings.lists import RequirementList


@group("lists", invoke_without_command=True)
@json_option
@click.pass_context
def lists_command(ctx: click.Context) -> None:
    """Manage your own lists of packages. Without a command, show them.

    pyodide-cache lists
    pyodide-cache lists save course 'pandas>=2' matplotlib
    """
    if ctx.invoked_subcommand:
        return
    from pyodide_cache.settings.lists import ListStore

    lists = ListStore().all()
    none = "There are no lists yet. Create one with: pyodide-cache lists save mine 'pandas>=2' rich"
    _show(lists, *([] if lists else [none]))


@lists_command.command("show")
@click.argument("name", shell_complete=completing("list"))
@json_option
def show_command(name: str) -> None:
    """Show the requirements of a list, one on each line.

    pyodide-cache lists show course
    """
    from pyodide_cache.settings.lists import ListStore

    found = ListStore().get(name)
    _show([found], *found.requirements)


@lists_command.command("save")
@click.argument("name", shell_complete=completing("list"))
@click.argument("requirements", nargs=-1, required=True, metavar="REQUIREMENT…", shell_complete=completing("known"))
@json_option
def save_command(name: str, requirements: tuple[str, ...]) -> None:
    """Create or replace a list.

    pyodide-cache lists save course 'pandas>=2' matplotlib
    """
    from pyodide_cache.settings.lists import ListStore

    _show([ListStore().save(name, requirements)])


@lists_command.command("rename")
@click.argument("name", shell_complete=completing("list"))
@click.argument("new_name")
@json_option
def rename_command(name: str, new_name: str) -> None:
    """Rename a list.

    pyodide-cache lists rename course course-2026
    """
    from pyodide_cache.settings.lists import ListStore

    store = ListStore()
    store.rename(name, new_name)
    _show([store.get(new_name)], f"{name} is now called {new_name}.")


@lists_command.command("delete")
@click.argument("name", shell_complete=completing("list"))
@json_option
def delete_command(name: str) -> None:
    """Delete a list. Cached packages are kept.

    pyodide-cache lists delete course
    """
    from pyodide_cache.settings.lists import ListStore

    store = ListStore()
    store.delete(name)
    _show(store.all(), f"{name} was deleted.")


@lists_command.command("import")
@click.argument("file", type=FILE)
@click.option("--name", metavar="NAME", help="The name of the list. The default is that of the file.")
@json_option
def import_command(file: Path, name: str | None) -> None:
    """Add lists from an exported .toml file, or one list from a requirements file.

    pyodide-cache lists import requirements.txt --name course
    """
    from pyodide_cache.settings.lists import ListStore

    _show(ListStore().import_file(file, name))


@lists_command.command("export")
@click.argument("file", type=PATH)
@click.argument("names", nargs=-1, metavar="[NAME…]", shell_complete=completing("list"))
@json_option
def export_command(file: Path, names: tuple[str, ...]) -> None:
    """Write lists to a .toml file, or to a requirements file with any other ending; by default, all lists.

    pyodide-cache lists export lists.toml
    """
    from pyodide_cache.settings.lists import ListStore

    store = ListStore()
    chosen = names or tuple(item.name for item in store.all())
    store.export_file(file, chosen)
    document: documents.ListsExportDocument = {"path": file.absolute(), "lists": chosen}
    answer(document, f"Wrote {plural(len(chosen), 'list')} to {file}.")


def _show(lists: Iterable[RequirementList], *lines: str) -> None:
    """Write lists as JSON, or as ``lines``, by default one for each list."""
    from pyodide_cache.settings.lists import ListStore

    found = [*lists]
    document: documents.ListsDocument = {
        "file": ListStore().path,
        "lists": ({"name": item.name, "requirements": item.requirements} for item in found),
    }
    answer(document, *(lines or [f"{item.name}: {', '.join(item.requirements)}" for item in found]))
