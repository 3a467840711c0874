"""``pyodide-cache lists``: the user's own lists of packages."""

from __future__ import annotations

from pathlib import Path

import click

from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import json_option
from pyodide_cache.cli.output import plural, say, write_json


@group("lists", invoke_without_command=True)
@json_option
@click.pass_context
def lists_command(ctx: click.Context, as_json: bool) -> None:
    """Manage your own lists of packages. Without a command, show them."""
    if ctx.invoked_subcommand:
        return
    from pyodide_cache.settings.lists import ListStore

    store = ListStore()
    lists = store.all()
    if as_json:
        rows = [{"name": item.name, "requirements": list(item.requirements)} for item in lists]
        write_json({"file": str(store.path), "lists": rows})
        return
    if not lists:
        say("There are no lists yet. Create one with: pyodide-cache lists save mine 'pandas>=2' rich")
    for item in lists:
        say(f"{item.name}: {', '.join(item.requirements)}")


@lists_command.command("save")
@click.argument("name")
@click.argument("requirements", nargs=-1, required=True, metavar="REQUIREMENT…")
def save_command(name: str, requirements: tuple[str, ...]) -> None:
    """Create or replace a list."""
    from pyodide_cache.settings.lists import ListStore

    saved = ListStore().save(name, requirements)
    say(f"{saved.name}: {', '.join(saved.requirements)}")


@lists_command.command("rename")
@click.argument("name")
@click.argument("new_name")
def rename_command(name: str, new_name: str) -> None:
    """Rename a list."""
    from pyodide_cache.settings.lists import ListStore

    ListStore().rename(name, new_name)
    say(f"{name} is now called {new_name}.")


@lists_command.command("delete")
@click.argument("name")
def delete_command(name: str) -> None:
    """Delete a list. Cached packages are kept."""
    from pyodide_cache.settings.lists import ListStore

    ListStore().delete(name)
    say(f"{name} was deleted.")


@lists_command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="The name of the list; by default, that of the file.")
def import_command(file: Path, name: str | None) -> None:
    """Add lists from an exported .toml file, or one list from a requirements file."""
    from pyodide_cache.settings.lists import ListStore

    for item in ListStore().import_file(file, name):
        say(f"{item.name}: {', '.join(item.requirements)}")


@lists_command.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("names", nargs=-1, metavar="NAME…")
def export_command(file: Path, names: tuple[str, ...]) -> None:
    """Write lists to a .toml file, or to a requirements file with any other ending; by default, all lists."""
    from pyodide_cache.settings.lists import ListStore

    store = ListStore()
    chosen = names or tuple(item.name for item in store.all())
    store.export_file(file, chosen)
    say(f"Wrote {plural(len(chosen), 'list')} to {file}.")
