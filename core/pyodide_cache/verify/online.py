"""Ask the package index whether it publishes the bytes of files that no known lock file has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.names import is_project_name
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache.inventory.ledger import FROM_INDEX, Ledger, Record
from pyodide_cache.net.indexes.index import Index


class VerifyStep(StrEnum):
    """What a verification does after it hashed the files."""

    ASK = "ask-index"


def ask_index(
    entries: Iterable[Entry], index: Index, ledger: Ledger, cancel: Cancel
) -> Iterator[tuple[Entry, Record | Problem]]:
    """Yield the wheels whose bytes the index publishes, each with its new record; and those it could not answer for.

    Args:
        entries: from a verification; only sound wheels without a publisher are asked for.
    """
    is_open = {Status.NOT_VERIFIED, Status.DIFFERS}
    wanted = [
        (name, entry)
        for entry in entries
        if entry.kind is Kind.WHEEL and entry.sha256 and entry.status in is_open and (name := entry.identity.name)
        if is_project_name(name)
    ]
    index.prefetch(name for name, _ in wanted)
    for name, entry in wanted:
        cancel.check()
        try:
            files = index.project(name).files
        except Problem as problem:
            if problem.code is not Code.NOT_ON_INDEX:
                yield entry, problem
            continue
        if any(file.file_name == entry.file_name and file.sha256 == entry.sha256 for file in files):
            record = Record(entry.sha256 or "", FROM_INDEX, published=True, sound=True)
            ledger.add([(entry.stamp, record)])
            yield entry, record
