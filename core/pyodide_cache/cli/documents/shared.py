"""The types that the JSON of several commands shares."""

from __future__ import annotations

from typing import Annotated, TypedDict

Path = Annotated[str, ("description", "An absolute path.")]
Bytes = Annotated[int, ("description", "Bytes.")]
Time = Annotated[str, ("description", "ISO 8601, in UTC."), ("format", "date-time")]
Sha256 = Annotated[str, ("pattern", "^[0-9a-f]{64}$")]
Release = Annotated[str, ("description", "A Pyodide release, such as 314.0.7.")]
Status = Annotated[str, ("enum", ("verified", "not_verified", "differs", "damaged"))]
Mode = Annotated[str, ("enum", ("trash", "delete"))]
Facts = dict[str, str | int]


class Problem(TypedDict):
    """What is wrong: a stable code, a sentence, and the facts in it."""

    code: str
    reason: str
    facts: Facts


class Failed(Problem):
    requirement: str


class FailedFile(Problem):
    file_name: str


class FailedPath(Problem):
    path: Path


class FailedName(Problem):
    name: str


class Error(TypedDict):
    code: str
    message: str
    facts: Facts


class ErrorDocument(TypedDict):
    """What every command writes if it ends with an error."""

    error: Error


class Totals(TypedDict):
    files: int
    bytes: Bytes


class Entry(TypedDict):
    path: Path
    file_name: str
    name: str | None
    version: str | None
    kind: str
    flavor: str | None
    size: Bytes
    modified: Time | None
    last_used: Time | None
    runtime: str | None
    status: Status
    provenance: list[str]
    sha256: Sha256 | None
    inode: int
    links: int
    warning: str | None
    layer: Path | None
