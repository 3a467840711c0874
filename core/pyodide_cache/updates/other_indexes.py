"""Packages of indexes that are not asked now: the public index must not learn their names, which may be private."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.inventory.inventory import Entry
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.net.indexes.index import Index
from pyodide_cache.net.indexes.urls import is_public


def of_other_indexes(entries: Iterable[Entry], ledger: Ledger, index: Index | None) -> dict[NormalizedName, str]:
    """Return the projects that the public index must not be asked for, each with the address of its own index.

    Where only other indexes are asked, or none, they may be new addresses of the same one.
    """
    if index is None or not any(map(is_public, index.addresses)):
        return {}
    records = ledger.records()
    known = ((entry.identity.name, records.get(entry.stamp)) for entry in entries)
    found = {name: record.index for name, record in known if name and record and record.index}
    hosts = {urlsplit(address).netloc for address in index.addresses}
    return {name: address for name, address in found.items() if urlsplit(address).netloc not in hosts}


def own_indexes(others: Mapping[NormalizedName, str]) -> IndexChoice:
    """Return a choice that asks each project of its own index."""
    return IndexChoice(tuple(IndexPlace(address, only=(name,)) for name, address in sorted(others.items())))


def not_asked(others: Mapping[NormalizedName, str]) -> tuple[Problem, ...]:
    """Return a note for each other index."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name, address in sorted(others.items()):
        names[address].append(name)
    return tuple(
        Problem(Code.OF_OTHER_INDEX, names=", ".join(found), count=len(found), index=address)
        for address, found in names.items()
    )
