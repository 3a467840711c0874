"""``pyodide-cache show``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import EXIT_FAILED, common, pyodide_option, shared_options
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import inventory as documents

#: The values of `pyodide_cache.details.snippets.Way`, which is not imported for ``--help``.
_WAYS = ("node", "browser", "micropip")


@command("show")
@click.argument("name", metavar="NAME|FILE", shell_complete=completing("cached"))
@click.option("--files", is_flag=True, help="List the files in the archive, with their sizes.")
@click.option(
    "--load",
    "way",
    type=click.Choice([*_WAYS, "all", "none"]),
    default=_WAYS[0],
    help="Show the code that loads it there: in Node, a browser or micropip, all three, or none.",
)
@pyodide_option
@shared_options
@click.pass_context
def show_command(ctx: click.Context, name: str, files: bool, way: str) -> None:
    """Show everything about a package or a file; exit with 1 if it is not cached.

    NAME is the name of a package, to show each of its files, or the name of one file.

    pyodide-cache show numpy --load browser
    """
    from pyodide_cache.cli.output import answer, aside, explained, say, warn
    from pyodide_cache.cli.show_text import details_json, details_lines, problem_lines
    from pyodide_cache.settings.releases import shipped_lock

    cache = common().open_cache()
    inventory = cache.inventory()
    if release := common().source_options.release:
        shipped_lock(release)  # raises a problem for an unknown one
    found = [[*cache.details(entry, release=release)][-1] for entry in cache.find(name)]
    document: documents.ShowDocument = {
        "cache_dir": inventory.directory,
        "found": (details_json(item, inventory.directory, files=files) for item in found),
    }
    answer(document)
    for number, item in enumerate(found):
        if number:
            say("")
        for line in details_lines(item, files=files, way=way):
            say(line)
        aside(*problem_lines(item))
    if not found:
        why = "" if inventory.entries else ": the directory is empty"
        if not inventory.exists:
            why = ": the directory does not exist yet"
        warn(explained(inventory.no_such_entry(name)) + why)
        ctx.exit(EXIT_FAILED)
