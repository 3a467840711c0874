"""What is at hand before anything is fetched: the store of a cache directory, and the layers below it."""

from __future__ import annotations

from pathlib import Path

from packaging.version import InvalidVersion, Version

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.links import Link
from pyodide_cache.files.stamps import is_readable_file
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.settings.releases import newest_of_line
from pyodide_cache.sharing.members import StoreMember
from pyodide_cache.sharing.store import open_store

#: The first release whose Node runtime reads a second directory: ``packageBaseUrl`` below ``packageCacheDir``.
FIRST_WITH_LAYERS = Version("0.28.2")


@record
class LocalSources:
    """Where right bytes may lie on this machine.

    Attributes:
        view: the directory as a view of its store; None when it has none, or the store is not there.
        folders: the layers, and other folders to look into.
        notes: why the store cannot be used.

    """

    view: StoreMember | None = None
    folders: tuple[Path, ...] = ()
    notes: tuple[Problem, ...] = ()

    def places(self, file_name: str, sha256: str | None) -> tuple[Path, ...]:
        """List where a file may lie; nowhere, when there is no hash to prove it by."""
        if sha256 is None:
            return ()
        blob = self.view.store.path(sha256) if self.view else None
        places = (blob, *(folder / file_name for folder in self.folders))
        return tuple(path for path in places if path is not None and is_readable_file(path))


def open_local_sources(directory: Path, ledger: Ledger) -> LocalSources:
    """Open what the person attached to a directory; a store that is not there is a note, no failure."""
    try:
        attachment = Attachments().of(directory)
    except Problem as problem:
        return LocalSources(notes=(problem,))
    if attachment.store is None:
        return LocalSources(folders=attachment.layers)
    try:
        store = open_store(attachment.store)
    except Problem as problem:
        return LocalSources(folders=attachment.layers, notes=(problem,))
    return LocalSources(StoreMember(store, directory, Link(attachment.link), ledger), attachment.layers)


def reads_layers(release: str | None, line: str | None) -> bool:
    """Tell whether the runtime reads a layer by itself; of a release line, its newest release is meant."""
    if release is None and line is not None and (newest := newest_of_line(line)):
        release = newest.version
    try:
        return release is not None and Version(release) >= FIRST_WITH_LAYERS
    except InvalidVersion:
        return False
