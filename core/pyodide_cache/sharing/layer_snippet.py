"""Code that starts a runtime with a cache directory and its layers."""

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
    """JavaScript for Node that starts the runtime."""

    code: str
    #: The layer that the runtime reads; None if it reads only the cache directory, into which a warm-up copies what
    #: the layers have.
    layer: Path | None


def layer_snippet(
    directory: Path,
    layers: Sequence[Path],
    *,
    release: str | None,
    line: str | None = None,
    package: str = "numpy",
) -> LayerSnippet:
    """Return the code that starts a release with a directory and its layers.

    From 0.28.2 on, Node's runtime reads ``packageCacheDir`` first and ``packageBaseUrl`` second, from where it
    copies what it loads. It reads no third folder, and does not use the network then.

    Args:
        layers: below it; the first is read first.
        line: its release line otherwise, such as ``314``.
        package: that the code loads, as an example.
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
        f'await pyodide.loadPackage(["{package}"]);\n'
    )
    return LayerSnippet(code, layer)


def _lock_file(directory: Path, layer: Path | None) -> Path | None:
    """Return the lock file of the directory, or of the layer; None if the runtime's own lock file suffices."""
    own = own_lock_names(directory)
    if own:
        return directory / own[0]
    below = layer / LOCK_NAME if layer else None
    return below if below is not None and is_readable_file(below) else None
