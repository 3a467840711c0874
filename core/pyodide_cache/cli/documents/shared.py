"""The types that the JSON of several commands shares."""

from __future__ import annotations

from typing import TypedDict

from pyodide_cache.base.json_types import Bytes, Path
from pyodide_cache.inventory.export_rows import EntryRow

Facts = dict[str, str | int]


class Problem(TypedDict):
    """What is wrong: a stable code, a sentence, and the facts in it."""

    code: str
    reason: str
    facts: Facts


class FailedRequirement(Problem):
    requirement: str


class FailedFile(Problem):
    file_name: str


class FailedPath(Problem):
    path: Path


class FailedName(Problem):
    name: str


class FailedChannel(Problem):
    channel: str


class FailedKey(Problem):
    key: str


class Error(TypedDict):
    code: str
    message: str
    facts: Facts


class ErrorDocument(TypedDict):
    """What every command writes if it ends with an error."""

    error: Error


class Layer(TypedDict):
    path: Path
    exists: bool
    files: int
    bytes: Bytes


class Entry(EntryRow):
    path: Path
