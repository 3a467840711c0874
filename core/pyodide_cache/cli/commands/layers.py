"""``pyodide-cache layer``: read-only folders below the cache directory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import size_text
from pyodide_cache.cli.entries import layer_json
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import FOLDER, PATH, open_cache, pyodide_option
from pyodide_cache.cli.output import answer, aside, note, warn
from pyodide_cache.cli.terminal import write_table
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import sharing as documents
    from pyodide_cache.inventory.inventory import Inventory


@group("layer")
def layer_command() -> None:
    """Read packages from read-only folders, too.

    A layer is such a folder, for example a team's share or a folder of a container image. A warm-up does not download
    what a layer has. Files are only added, repaired and removed in the cache directory. PYODIDE_CACHE_LAYERS names
    layers for every cache directory, separated as in PATH.
    """


@layer_command.command("add", writes="LayersDocument")
@click.argument("folder", type=FOLDER)
@click.option("--first", is_flag=True, help="Read it before the other layers, not after them.")
def add_command(folder: Path, first: bool) -> None:
    """Add a folder as a layer. Of a folder with snapshots, the current one is added.

    pyodide-cache layer add /mnt/team/pyodide
    """
    cache = open_cache()
    warnings = cache.layers.add(folder, first=first)
    warn(*warnings)
    layers = cache.layers.attached()
    document: documents.LayersDocument = {"cache_dir": cache.directory, "layers": layers, "notes": warnings}
    answer(document, f"{layers[0 if first else -1]} is a layer of {cache.directory} now.")


@layer_command.command("remove", writes="LayersDocument")
@click.argument("folder", type=PATH, shell_complete=completing("layer"))
def remove_command(folder: Path) -> None:
    """Remove a folder from the layers. Its files are kept.

    pyodide-cache layer remove /mnt/team/pyodide
    """
    cache = open_cache()
    cache.layers.remove(folder)
    document: documents.LayersDocument = {"cache_dir": cache.directory, "layers": cache.layers.attached()}
    answer(document, f"{folder} is no longer a layer of {cache.directory}. Its files were kept.")


@layer_command.command("list", writes="LayerListDocument")
def list_command() -> None:
    """List the layers. Of files with the same name, that of the first layer is read.

    pyodide-cache layer list
    """
    inventory = open_cache().inventory()
    document: documents.LayerListDocument = {
        "cache_dir": inventory.directory,
        "layers": map(layer_json, inventory.layers),
        "notes": inventory.notes,
    }
    answer(document)
    aside(*inventory.notes)
    none = f"{inventory.directory} has no layers. Add one with: pyodide-cache layer add FOLDER"
    write_table(["Layer", ">Files", ">Size", ""], map(_row, inventory.layers), none=none)


def _row(layer: Inventory) -> tuple[object, ...]:
    state = "" if layer.exists and not layer.problem else "not available"
    return layer.directory, layer.totals.files, size_text(layer.totals.bytes), state


@layer_command.command("snippet", writes="SnippetDocument")
@pyodide_option
def snippet_command() -> None:
    """Show code that starts the runtime in Node with the cache directory and its layer.

    pyodide-cache layer snippet > start.mjs
    """
    from pyodide_cache.settings.releases import shipped_lock

    state = open_cache().layers.state()
    shipped_lock(state.release)  # raises a problem for an unknown one
    layers = [layer for layer in state.inventory.layers if layer.exists]
    snippet = state.snippet
    document: documents.SnippetDocument = {"pyodide": state.release, "layer": snippet.layer, "code": snippet.code}
    answer(document, *snippet.code.splitlines(), for_file=True)
    if layers and snippet.layer is None:
        note(f"Pyodide {state.release} reads one directory. A warm-up copies what the layers have into it.")
    elif len(layers) > 1:
        note(f"Pyodide {state.release} reads one layer. A warm-up copies what the others have.")
