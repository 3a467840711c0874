"""How a runtime is started so that it reads a cache directory and what lies below it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pyodide_cache.base.record import record
from pyodide_cache.files.stamps import is_readable_file
from pyodide_cache.inventory.own_lock import LOCK_NAME, own_lock_names
from pyodide_cache.warm_up.local_sources import runtime_reads_layers


@record
class LayerSnippet:
    """JavaScript for Node that starts the runtime.

    Attributes:
        code: complete, but for the packages that are wanted.
        layer: the layer that the runtime reads by itself; None when it reads one directory only, into which a
            warm-up puts what the layers have.

    """

    code: str
    layer: Path | None


def layer_snippet(
    directory: Path, layers: Sequence[Path], *, release: str | None, line: str | None = None
) -> LayerSnippet:
    """Return how to start a release over a directory and its layers.

    From 0.28.2 on, Node's runtime looks into ``packageCacheDir`` first and then into ``packageBaseUrl``, from where
    it copies what it loads. It has no third place and does not go to the network then.

    Args:
        directory: the cache directory.
        layers: below it; the first answers first.
        release: the official release, if it is known.
        line: its release line otherwise, such as ``314``.

    """
    layer = layers[0] if layers and runtime_reads_layers(release, line) else None
    options = {"packageCacheDir": str(directory)}
    if layer is not None:
        options["packageBaseUrl"] = str(layer)
    if lock := _lock_file(directory, layer):
        options["lockFileURL"] = str(lock)
    body = "\n".join(f"  {name}: {json.dumps(value)}," for name, value in options.items())
    # After the start, not through `packages:`: up to 0.28.0 an error at that stage kills the process.
    code = (
        'import { loadPyodide } from "pyodide";\n\n'
        f"const pyodide = await loadPyodide({{\n{body}\n}});\n"
        'await pyodide.loadPackage(["numpy"]);\n'
    )
    return LayerSnippet(code, layer)


def _lock_file(directory: Path, layer: Path | None) -> Path | None:
    """Return the directory's own lock file, else the layer's; None where the runtime's own will do."""
    own = own_lock_names(directory)
    if own:
        return directory / own[0]
    below = layer / LOCK_NAME if layer else None
    return below if below is not None and is_readable_file(below) else None
