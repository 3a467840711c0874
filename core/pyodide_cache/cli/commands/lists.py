"""``pyodide-cache lists``, ``presets`` and ``suggest``: which packages go together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural
from pyodide_cache.cli.help import command, group
from pyodide_cache.cli.options import EXPORT, FILE, open_cache, pyodide_option, requirements_argument
from pyodide_cache.cli.output import answer, say
from pyodide_cache.cli.terminal import write_table
from pyodide_cache.cli.values import completing
from pyodide_cache.settings.lists import ListStore, presets

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import packages as documents
    from pyodide_cache.settings.lists import RequirementList
    from pyodide_cache.updates.suggest import Suggestion


@group("lists", writes="ListsDocument", invoke_without_command=True)
@click.pass_context
def lists_command(ctx: click.Context) -> None:
    """Manage your own lists of packages. Without a command, show them.

    pyodide-cache lists
    pyodide-cache lists save course 'pandas>=2' matplotlib
    """
    if ctx.invoked_subcommand:
        return
    lists = ListStore().all()
    none = "There are no lists yet. Create one with: pyodide-cache lists save mine 'pandas>=2' rich"
    _show(lists, *([] if lists else [none]))


@lists_command.command("show", writes="ListsDocument")
@click.argument("name", shell_complete=completing("list"))
def show_command(name: str) -> None:
    """Show the requirements of a list, one on each line.

    pyodide-cache lists show course
    """
    found = ListStore().get(name)
    _show([found], *found.requirements, for_file=True)


@lists_command.command("save", writes="ListsDocument")
@click.argument("name", shell_complete=completing("list"))
@requirements_argument(required=True, metavar="REQUIREMENT…", shell_complete=completing("known"))
def save_command(name: str, requirements: tuple[str, ...]) -> None:
    """Create or replace a list.

    pyodide-cache lists save course 'pandas>=2' matplotlib
    """
    _show([ListStore().save(name, requirements)])


@lists_command.command("rename", writes="ListsDocument")
@click.argument("name", shell_complete=completing("list"))
@click.argument("new_name")
def rename_command(name: str, new_name: str) -> None:
    """Rename a list.

    pyodide-cache lists rename course course-2026
    """
    store = ListStore()
    store.rename(name, new_name)
    _show([store.get(new_name)], f"{name} is now called {new_name}.")


@lists_command.command("remove", writes="ListsDocument")
@click.argument("name", shell_complete=completing("list"))
def remove_command(name: str) -> None:
    """Remove a list. Cached packages are kept.

    pyodide-cache lists remove course
    """
    store = ListStore()
    store.delete(name)
    _show(store.all(), f"{name} was removed.")


lists_command.add_command(remove_command, "delete")  # its earlier name, which scripts may use


@lists_command.command("import", writes="ListsDocument")
@click.argument("file", type=FILE)
@click.option(
    "--name",
    metavar="NAME",
    help="The name of the list. The default is that of the file. Of several lists, only that one is added.",
)
def import_command(file: Path, name: str | None) -> None:
    """Add lists from an exported .toml file, or one list from a requirements file.

    pyodide-cache lists import requirements.txt --name course
    """
    _show(ListStore().import_file(file, name))


@lists_command.command("export", writes="ListsExportDocument")
@click.argument("file", type=EXPORT)
@click.argument("names", nargs=-1, metavar="[NAME…]", shell_complete=completing("list"))
def export_command(file: Path, names: tuple[str, ...]) -> None:
    """Write lists to a .toml file, or to a requirements file with any other ending; by default, all lists.

    pyodide-cache lists export lists.toml
    """
    store = ListStore()
    chosen = names or tuple(item.name for item in store.all())
    if not chosen:
        raise click.UsageError("There are no lists to export.")
    store.export_file(file, chosen)
    answer({"path": file, "lists": chosen}, f"Wrote {plural(len(chosen), 'list')} to {file}.")


def _show(lists: Iterable[RequirementList], *lines: str, for_file: bool = False) -> None:
    """Write lists as JSON, or as ``lines``, by default one for each list."""
    found = [*lists]
    document: documents.ListsDocument = {"file": ListStore().path, "lists": found}
    shown = lines or [f"{item.name}: {', '.join(item.requirements)}" for item in found]
    answer(document, *shown, for_file=for_file)


@group("presets", writes="PresetsDocument", invoke_without_command=True)
@pyodide_option
@click.pass_context
def presets_command(ctx: click.Context) -> None:
    """Show the built-in presets, and how much of each is cached.

    Packages that are not in the lock file of the runtime are marked.

    pyodide-cache presets --pyodide 0.29.5
    """
    if ctx.invoked_subcommand:
        return
    from pyodide_cache.settings.releases import shipped_lock

    cache = open_cache()
    release = cache.release()
    lock = shipped_lock(release)
    rows: list[documents.Preset] = []
    for preset in presets():
        results = cache.check(preset.requirements)
        rows.append(
            {
                "name": preset.name,
                "requirements": preset.requirements,
                "cached": [result.requirement for result in results if result.is_cached],
                "not_in_lock": [name for name in preset.requirements if lock.closure([name])[1]],
            }
        )
    document: documents.PresetsDocument = {"cache_dir": cache.directory, "pyodide": release, "presets": rows}
    answer(document, f"For Pyodide {release}, in {cache.directory}:")
    for row in rows:
        say("", f"{row['name']}  ({len(row['cached'])} of {len(row['requirements'])} cached)")
        for name in row["requirements"]:
            mark = "cached" if name in row["cached"] else "-"
            source = "  from the index, not in the lock file" if name in row["not_in_lock"] else ""
            say(f"  {name:<16} {mark:<7}{source}".rstrip())


@presets_command.command("suggest", writes="SetsDocument")
def frequent_command() -> None:
    """Show packages that you often warmed up together, and how to save them as a list.

    pyodide-cache presets suggest
    """
    found = open_cache().updates.frequent_sets()
    answer({"sets": found})
    if not found:
        say("There is no set of packages yet that you warmed up together three times and that no list has.")
    for item in found:
        names = " ".join(item.packages)
        say(f"You warmed up these {len(item.packages)} together {plural(item.times, 'time')}: {names}")
        say(f"  Save them with: pyodide-cache lists save NAME {names}")


@command("suggest", writes="SuggestDocument")
@click.argument("names", nargs=-1, metavar="[NAME…]", shell_complete=completing("known"))
def suggest_command(names: tuple[str, ...]) -> None:
    """Suggest packages that you are likely to need next.

    They come from your own earlier warm-ups on this computer. While there are few of those, packages are added that
    public projects use together with two that you name or requested. What is cached, or was removed by a cleanup, is
    left out. Nothing is downloaded. To turn suggestions off, and to stop remembering which packages you request
    together: pyodide-cache settings set suggestions no

    pyodide-cache suggest pandas scipy
    """
    found = open_cache().updates.suggest(names)
    answer({"suggestions": found})
    write_table(["Package", "Reason"], ((item.name, reason_of(item)) for item in found))
    if found:
        say(f"To download them: pyodide-cache warm-up {' '.join(item.name for item in found)}")
    else:
        say("There is nothing to suggest: suggestions come from warm-ups, and skip what is cached or was removed.")
        say("Name two packages that you use, such as: pyodide-cache suggest numpy pandas")


def reason_of(item: Suggestion) -> str:
    """Return why a package is suggested."""
    if item.used_with:
        return f"often used with {' and '.join(item.used_with)}"
    if item.together:
        return f"with {item.known} in {item.together} of {plural(item.known_times, 'warm-up')}"
    if item.recent:
        return f"in {item.recent} of the last 3 warm-ups"
    return f"in {plural(item.times, 'warm-up')}"
