"""Layers of a cache directory: attach, detach and order them, and find out where they differ."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, JobStarted, Run, report_of
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.paths import is_file
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.inventory.layers import layer_problems
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.local_locks import read_local_locks
from pyodide_cache.inventory.own_lock import LOCK_NAME, own_lock_names
from pyodide_cache.inventory.status import StatusResolver
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.settings.releases import releases
from pyodide_cache.sharing.folder import CURRENT, all_of, current
from pyodide_cache.verify.verify import plan_verify, run_verify
from pyodide_cache.warm_up.local_sources import runtime_reads_layers


@record
class LayerFile:
    """A file of a cache directory or of a layer, compared with the file of its name that a runtime reads."""

    entry: Entry  # the file
    is_read: bool  # whether a runtime reads this file; otherwise a file above hides it
    #: Whether its bytes are the same as those of the file that is read; None if they were not compared.
    same: bool | None

    @property
    def needs_comparison(self) -> bool:
        """Whether both files must be hashed to compare them."""
        return not self.is_read and self.same is None and self.entry.is_file


@record
class LayerSnippet:
    """JavaScript for Node that starts the runtime."""

    code: str
    #: The layer that the runtime reads; None if it reads only the cache directory, into which a warm-up copies what
    #: the layers have.
    layer: Path | None


@record
class LayersState:
    """A cache directory and its layers."""

    inventory: Inventory  # of the directory and its layers
    layers: tuple[Path, ...]  # the attached folders, the first is read first; some may not exist
    inherited: frozenset[Path]  # those that an environment variable names
    snippet: LayerSnippet  # code that starts the runtime with them
    release: str  # the Pyodide release that the snippet is for
    #: The package files of all folders, grouped by file name; the first of a group is read.
    files: tuple[tuple[LayerFile, ...], ...] = ()


@record
class LayerComparison:
    """What `compare_layers` did."""

    files: int  # number of files that were hashed
    cancelled: bool = False


def layers_state(inventory: Inventory, directory: Path, release: str) -> LayersState:
    """Return the state of a directory (an absolute path) and its layers, with a snippet for a release.

    Raises:
        Problem: `Code.BROKEN_SETTINGS`.
    """
    layers = Attachments().of(directory).layers
    inherited = frozenset(layers) - frozenset(Attachments().layers(directory))
    existing = [layer.directory for layer in inventory.layers if layer.exists]
    names = (entry.identity.name for entry in inventory.available)
    snippet = layer_snippet(directory, existing, release=release, package=next(filter(None, names), "numpy"))
    return LayersState(inventory, layers, inherited, snippet, release, layer_files(inventory))


def layer_files(inventory: Inventory) -> tuple[tuple[LayerFile, ...], ...]:
    """Group the package files of a directory and its layers by name; the first of a group is read.

    Broken links with the name of a package are included, since they hide the files below.
    """
    groups: dict[str, list[LayerFile]] = {}
    for place, hidden in inventory.places():
        for entry in place.packages:
            group = groups.setdefault(entry.file_name, [])
            same = not group or _same_bytes(group[0].entry, entry)
            group.append(LayerFile(entry, entry.file_name not in hidden, same))
    return tuple(tuple(groups[name]) for name in sorted(groups))


def layer_snippet(directory: Path, layers: Sequence[Path], *, release: str, package: str = "numpy") -> LayerSnippet:
    """Return the code that starts a release with a directory and its layers.

    From 0.28.2 on, Node's runtime reads ``packageCacheDir`` first and ``packageBaseUrl`` second, from where it
    copies what it loads. It reads no third folder, and does not use the network then.
    """
    layer = layers[0] if layers and runtime_reads_layers(release, None) else None
    options = {"packageCacheDir": str(directory)}
    if layer is not None:
        options["packageBaseUrl"] = str(layer)
    if lock := _lock_file(directory, layer, release):
        options["lockFileURL"] = str(lock)
    body = "\n".join(f"  {name}: {json.dumps(value)}," for name, value in options.items())
    # After the start, not through `packages:`: up to 0.28.0 an error at that stage kills the process.
    code = (
        'import { loadPyodide } from "pyodide";\n\n'
        f"const pyodide = await loadPyodide({{\n{body}\n}});\n"
        f'await pyodide.loadPackage(["{package}"]);\n'
    )
    return LayerSnippet(code, layer)


def add_layer(directory: Path, folder: Path, *, first: bool = False) -> tuple[Problem, ...]:
    """Attach a folder as a layer, and return warnings.

    Args:
        folder: an absolute path; of a folder with snapshots, the link to the current one is attached.
        first: read it before the other layers, not after them.

    Raises:
        Problem: if the folder cannot be a layer; `Code.NOT_A_SNAPSHOT` for snapshots without a current one.
    """
    layer = current(folder) or folder
    if layer == folder and all_of(folder):  # snapshots without a link, or with one that leads elsewhere
        raise Problem(Code.NOT_A_SNAPSHOT, path=str(folder))
    problems = layer_problems(layer, directory)
    for problem in problems:
        if problem.code is not Code.LAYER_WRITABLE:  # the user decides about that one
            raise problem

    def add(layers: tuple[Path, ...]) -> tuple[Path, ...]:
        others = tuple(item for item in layers if item != layer)
        return (layer, *others) if first else (*others, layer)

    Attachments().change_layers(directory, add)
    return problems


def remove_layer(directory: Path, layer: Path) -> None:
    """Detach a layer; its files are kept. A folder with snapshots stands for its current one, as in `add_layer`.

    Raises:
        Problem: `Code.NOT_A_LAYER`.
    """

    def remove(layers: tuple[Path, ...]) -> tuple[Path, ...]:
        found = next((item for item in (layer, layer / CURRENT) if item in layers), None)
        if found is None:
            known = ", ".join(map(str, layers))
            raise Problem(Code.NOT_A_LAYER, path=str(layer), directory=str(directory), known=known)
        return tuple(item for item in layers if item != found)

    Attachments().change_layers(directory, remove)


def move_layer_up(directory: Path, layer: Path) -> None:
    """Move a layer one place up, so that it is read before the one above it."""

    def lift(layers: tuple[Path, ...]) -> tuple[Path, ...]:
        place = layers.index(layer) if layer in layers else 0
        if not place:
            return layers
        return (*layers[: place - 1], layer, layers[place - 1], *layers[place + 1 :])

    Attachments().change_layers(directory, lift)


def compare_layers(inventory: Inventory, *, ledger: Ledger, cancel: Cancel) -> Run[LayerComparison]:
    """Hash the files that exist in several folders and are not hashed yet; yield events, the last has the report."""
    places = (inventory, *inventory.layers)
    counts = Counter(entry.file_name for place in places for entry in place.packages if entry.is_file)
    repeated = [name for name, count in counts.items() if count > 1]
    plans = []
    for place in places:
        unknown = [name for name in repeated if (item := place.by_name.get(name)) and item.sha256 is None]
        if unknown:
            plans.append(plan_verify(place, only=unknown))
    yield JobStarted(sum(len(plan.items) for plan in plans), sum(plan.bytes for plan in plans))
    files = 0
    for plan in plans:
        resolver = StatusResolver(plan.directory, ledger, cancel=cancel)
        report = yield from report_of(run_verify(plan, resolver, cancel=cancel), starts=False)
        files += report.read
    yield Finished(LayerComparison(files, cancelled=cancel.is_set))


def _same_bytes(first: Entry, other: Entry) -> bool | None:
    """Return whether two files have the same bytes, as far as that is known without reading them."""
    one, two = first.stamp, other.stamp
    if one.inode and (one.device, one.inode) == (two.device, two.inode):
        return True
    if one.size != two.size and first.is_file and other.is_file:
        return False
    if first.sha256 is None or other.sha256 is None:
        return None
    return first.sha256 == other.sha256


def _lock_file(directory: Path, layer: Path | None, release: str) -> Path | None:
    """Return the directory's lock file for a release, or the layer's; None if the runtime's own suffices."""
    line = next((item.runtime.line for item in releases() if item.version == release), None)
    for item in read_local_locks(directory, own_lock_names(directory)):
        if item.lock.runtime.line == line:
            return directory / item.name
    below = layer / LOCK_NAME if layer else None
    return below if below is not None and is_file(below) else None
