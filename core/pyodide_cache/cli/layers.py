"""``pyodide-cache layer``: read-only folders below the cache directory."""

from __future__ import annotations

from pathlib import Path

import click

from pyodide_cache.base.quantities import size_text
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import common, pyodide_option, shared_options
from pyodide_cache.cli.output import problem_json, say, warn, write_json, write_table
from pyodide_cache.cli.values import completing
from pyodide_cache.messages import explain


@group("layer")
def layer_command() -> None:
    """Read packages from read-only folders too, such as a team's share or a folder of a container image.

    A warm-up does not download what a layer has. Files are only added, repaired and removed in the cache directory.
    PYODIDE_CACHE_LAYERS names layers for every cache directory, separated as in PATH.
    """


@layer_command.command("add")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--first", is_flag=True, help="Read it before the other layers, not after them.")
@shared_options
def add_command(folder: Path, first: bool, as_json: bool) -> None:
    """Add a folder as a layer. Of a folder with snapshots, the current one is added.

    \b
    pyodide-cache layer add /mnt/team/pyodide
    """  # noqa: D301 -- click wants the control character
    cache = common().open_cache()
    warnings = cache.layers.add(folder, first=first)
    if as_json:
        layers = [str(layer) for layer in cache.layers.attached()]
        notes = [problem_json(problem) for problem in warnings]
        write_json({"cache_dir": str(cache.directory), "layers": layers, "notes": notes})
        return
    for problem in warnings:
        warn(explain(problem))
    say(f"{folder} is a layer of {cache.directory} now.")


@layer_command.command("remove")
@click.argument("folder", type=click.Path(path_type=Path), shell_complete=completing("layer"))
@shared_options
def remove_command(folder: Path, as_json: bool) -> None:
    """Remove a folder from the layers. Its files are kept.

    \b
    pyodide-cache layer remove /mnt/team/pyodide
    """  # noqa: D301 -- click wants the control character
    cache = common().open_cache()
    cache.layers.remove(folder)
    if as_json:
        layers = [str(layer) for layer in cache.layers.attached()]
        write_json({"cache_dir": str(cache.directory), "layers": layers})
    else:
        say(f"{folder} is not a layer of {cache.directory} any more. Its files were kept.")


@layer_command.command("list")
@shared_options
def list_command(as_json: bool) -> None:
    """Show the layers. Of files with the same name, that of the first layer is read.

    \b
    pyodide-cache layer list
    """  # noqa: D301 -- click wants the control character
    inventory = common().open_cache().inventory()
    if as_json:
        rows = [
            {
                "path": str(layer.directory),
                "exists": layer.exists,
                "files": layer.totals.files,
                "bytes": layer.totals.bytes,
            }
            for layer in inventory.layers
        ]
        notes = [problem_json(problem) for problem in inventory.notes]
        write_json({"cache_dir": str(inventory.directory), "layers": rows, "notes": notes})
        return
    for problem in inventory.notes:
        warn(explain(problem))
    if not inventory.layers:
        say(f"{inventory.directory} has no layers. Add one with: pyodide-cache layer add FOLDER")
        return
    write_table(
        [("Layer", "left"), ("Files", "right"), ("Size", "right"), ("", "left")],
        (
            (
                str(layer.directory),
                str(layer.totals.files),
                size_text(layer.totals.bytes),
                "" if layer.exists and not layer.problem else "not available",
            )
            for layer in inventory.layers
        ),
    )


@layer_command.command("snippet")
@pyodide_option
@shared_options
def snippet_command(as_json: bool) -> None:
    """Show code that starts the runtime in Node with the cache directory and its layer.

    \b
    pyodide-cache layer snippet > start.mjs
    """  # noqa: D301 -- click wants the control character
    state = common().open_cache().layers.state()
    layers = [layer for layer in state.inventory.layers if layer.exists]
    snippet = state.snippet
    if as_json:
        layer = str(snippet.layer) if snippet.layer else None
        write_json({"pyodide": state.release, "layer": layer, "code": snippet.code})
        return
    if layers and snippet.layer is None:
        warn(f"Pyodide {state.release} reads one directory. A warm-up copies what the layers have into it.")
    elif len(layers) > 1:
        warn(f"Pyodide {state.release} reads one layer. A warm-up copies what the others have.")
    click.echo(snippet.code, nl=False)
