"""``pyodide-cache show``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options

if TYPE_CHECKING:
    from pyodide_cache.inventory.inventory import Entry, Inventory

#: So many names that are close are named.
_CLOSE = 5

#: The values of `pyodide_cache.details.snippets.Way`, which need not be imported for ``--help``.
_WAYS = ("node", "browser", "micropip")


@click.command("show")
@click.argument("name", metavar="NAME|FILE")
@click.option("--files", is_flag=True, help="List what the archive holds, with sizes.")
@click.option(
    "--load",
    "way",
    type=click.Choice([*_WAYS, "all", "none"]),
    default=_WAYS[0],
    show_default=True,
    help="The code that loads it, in this way.",
)
@click.option("--pyodide", metavar="VERSION", help="The release that is worked for; else what the directory is for.")
@shared_options
@click.pass_context
def show_command(ctx: click.Context, name: str, files: bool, way: str, pyodide: str | None, as_json: bool) -> None:
    """Tell all about a package or a file of the cache directory; exit with 1 when it is not there.

    NAME is a package's, and then each of its files is told of, or a file's.
    """
    from pyodide_cache.base.problems import Code, Problem
    from pyodide_cache.cli.output import say, warn, write_json
    from pyodide_cache.cli.show_text import details_json, details_lines, problem_lines
    from pyodide_cache.details.details import read_details
    from pyodide_cache.messages import explain
    from pyodide_cache.settings.releases import shipped_lock
    from pyodide_cache.warm_up.sources import suggested_release

    ledger = common().ledger()
    inventory = common().inventory(ledger)
    release = pyodide.removeprefix("v") if pyodide else suggested_release(inventory)
    shipped_lock(release)  # one that is not known is said to be so
    entries = _find(inventory, name)
    found = [read_details(inventory, entry, release=release, ledger=ledger) for entry in entries]
    if as_json:
        write_json(
            {"cache_dir": str(inventory.directory), "found": [details_json(item, files=files) for item in found]}
        )
    for number, item in enumerate(() if as_json else found):
        if number:
            say("")
        for line in details_lines(item, files=files, way=way):
            say(line)
        for line in problem_lines(item):
            warn(line)
    if not found:
        close = _close(inventory, name)
        hint = f". Close to it: {', '.join(close)}" if close else ""
        if not inventory.entries:
            hint = ": the directory is empty" if inventory.exists else ": the directory does not exist yet"
        warn(explain(Problem(Code.NO_SUCH_ENTRY, path=str(inventory.directory), name=name)) + hint)
        ctx.exit(EXIT_FAILED)


def _find(inventory: Inventory, name: str) -> list[Entry]:
    """Return the file of that name, else the files of the package of that name."""
    from pyodide_cache.formats.filenames import Kind
    from pyodide_cache.formats.names import canonicalize_name

    if entry := inventory.by_name.get(name):
        return [entry]
    wanted = canonicalize_name(name)
    return [item for item in inventory.entries if item.identity.name == wanted and item.kind is not Kind.PARTIAL]


def _close(inventory: Inventory, name: str) -> list[str]:
    """Return names that are spelled much the same, or that hold this one."""
    from difflib import get_close_matches

    from pyodide_cache.formats.names import canonicalize_name

    wanted = canonicalize_name(name)
    names = sorted({item.identity.name or item.file_name for item in inventory.entries})
    alike = get_close_matches(wanted, names, n=_CLOSE, cutoff=0.6)
    holding = [item for item in names if wanted and wanted in item]
    return list(dict.fromkeys([*alike, *holding]))[:_CLOSE]
