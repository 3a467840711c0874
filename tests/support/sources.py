"""Sources of packages, opened without a cache."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache.warm_up.sources import Sources, open_sources


@contextmanager
def sources_of(options: SourceOptions, inventory: Inventory) -> Iterator[Sources]:
    """Open sources with a ledger of their own."""
    with closing(open_ledger()) as ledger, open_sources(options, inventory, ledger=ledger) as sources:
        yield sources
