"""Details of files, for tests."""

from __future__ import annotations

import contextlib
from pathlib import Path

from pyodide_cache.details.details import Details
from pyodide_cache.details.read import details_in_steps
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory

RELEASE = "314.0.7"


def details_of(directory: Path, file_name: str) -> Details:
    """Return the complete details of a file."""
    with contextlib.closing(open_ledger()) as ledger:
        inventory = read_inventory(directory, ledger=ledger)
        *_, found = details_in_steps(inventory, inventory.by_name[file_name], release=RELEASE, ledger=ledger)
    return found
