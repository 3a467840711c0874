"""``pyodide-cache layer``: read-only folders below the cache directory."""

from __future__ import annotations

import click

from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import problem_json, say, warn, write_json, write_table
from pyodide_cache.messages import explain


@click.group("layer")
def layer_command() -> None:
    """Read from read-only folders below the cache directory: a team's share, a folder of an image.

    A warm-up proves what a layer has and does not fetch it again; what is fetched, repaired or removed is in the
    cache directory alone. PYODIDE_CACHE_LAYERS names layers for every cache directory, separated as in PATH.
    """


@layer_command.command("add")
@click.argument("folder")
@click.option("--first", is_flag=True, help="Let it answer before the other layers.")
@shared_options
def add_command(folder: str, first: bool, as_json: bool) -> None:
    """Put a folder below the cache directory."""
    from pyodide_cache.base.problems import Code
    from pyodide_cache.inventory.layers import layer_problems
    from pyodide_cache.settings.attachments import Attachments, absolute

    directory, layer = absolute(common().directory), absolute(folder)
    problems = layer_problems(layer, directory)
    for problem in problems:
        if problem.code is not Code.LAYER_WRITABLE:
            raise problem
    others = tuple(item for item in Attachments().layers(directory) if item != layer)
    layers = (layer, *others) if first else (*others, layer)
    Attachments().set_layers(directory, layers)
    if as_json:
        notes = [problem_json(problem) for problem in problems]
        write_json({"cache_dir": str(directory), "layers": [str(item) for item in layers], "notes": notes})
        return
    for problem in problems:
        warn(explain(problem))
    say(f"{layer} is now below {directory}")


@layer_command.command("remove")
@click.argument("folder")
@shared_options
def remove_command(folder: str, as_json: bool) -> None:
    """Take a folder from below the cache directory; no file is touched."""
    from pyodide_cache.base.problems import Code, Problem
    from pyodide_cache.settings.attachments import Attachments, absolute

    directory, layer = absolute(common().directory), absolute(folder)
    layers = Attachments().layers(directory)
    if layer not in layers:
        known = ", ".join(str(item) for item in layers)
        raise Problem(Code.NOT_A_LAYER, path=str(layer), directory=str(directory), known=known)
    left = tuple(item for item in layers if item != layer)
    Attachments().set_layers(directory, left)
    if as_json:
        write_json({"cache_dir": str(directory), "layers": [str(item) for item in left]})
    else:
        say(f"{layer} is not below {directory} any more; its files are as they were.")


@layer_command.command("list")
@shared_options
def list_command(as_json: bool) -> None:
    """Show the folders below the cache directory, the first answers first."""
    inventory = common().open_cache().inventory()
    if as_json:
        write_json(
            {
                "cache_dir": str(inventory.directory),
                "layers": [
                    {
                        "path": str(layer.directory),
                        "exists": layer.exists,
                        "files": layer.totals.files,
                        "bytes": layer.totals.bytes,
                    }
                    for layer in inventory.layers
                ],
                "notes": [problem_json(problem) for problem in inventory.notes],
            }
        )
        return
    for problem in inventory.notes:
        warn(explain(problem))
    if not inventory.layers:
        say(f"There is no layer below {inventory.directory}. Add one with: pyodide-cache layer add FOLDER")
        return
    from pyodide_cache.cli.output import human_size

    write_table(
        [("Layer", "left"), ("Files", "right"), ("Size", "right"), ("", "left")],
        (
            (
                str(layer.directory),
                str(layer.totals.files),
                human_size(layer.totals.bytes),
                "" if layer.exists and not layer.problem else "cannot be read",
            )
            for layer in inventory.layers
        ),
    )


@layer_command.command("snippet")
@click.option("--pyodide", metavar="VERSION", help="The release to start; else the one the directory is for.")
@shared_options
def snippet_command(pyodide: str | None, as_json: bool) -> None:
    """Show how Node's runtime is started over the cache directory and its layer."""
    from pyodide_cache.settings.attachments import absolute
    from pyodide_cache.sharing.layer_snippet import layer_snippet
    from pyodide_cache.warm_up.sources import suggested_release

    inventory = common().open_cache().inventory()
    release = pyodide.removeprefix("v") if pyodide else suggested_release(inventory)
    layers = [layer.directory for layer in inventory.layers]
    snippet = layer_snippet(absolute(inventory.directory), layers, release=release)
    if as_json:
        layer = str(snippet.layer) if snippet.layer else None
        write_json({"pyodide": release, "layer": layer, "code": snippet.code})
        return
    if layers and snippet.layer is None:
        warn(f"Pyodide {release} reads one directory; a warm-up puts into it what the layers have.")
    elif len(layers) > 1:
        warn(f"Pyodide {release} reads one layer; a warm-up copies up what the others have.")
    say_code(snippet.code)


def say_code(code: str) -> None:
    """Write code as it is."""
    click.echo(code, nl=False)
