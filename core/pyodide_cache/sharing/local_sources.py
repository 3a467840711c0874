"""Open the store and the layers that are attached to a cache directory."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.problems import Problem
from pyodide_cache.files.links import Link
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.sharing.members import StoreMember
from pyodide_cache.sharing.store import open_store
from pyodide_cache.warm_up.local_sources import LocalSources


def open_local_sources(directory: Path, ledger: Ledger) -> LocalSources:
    """Open what is attached to ``directory``; a store that cannot be used becomes a note."""
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
