"""Manifests: which files a channel of a team cache has. They come from outside, so nothing in them is believed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.reader import MAX_FILE_BYTES
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.names import is_sha256, safe_file_name

#: 100,000 files need some 40 MB.
MAX_MANIFEST_BYTES = 256 * 1024 * 1024

_FORMAT = 1
#: Of the files that a runtime can load.
_SUFFIXES = (".whl", ".zip", ".tar", ".tar.gz", ".tar.bz2")
_TEXTS = ("name", "version", "file_name", "sha256", "origin")


@record
class TeamFile:
    """A package file of a manifest."""

    name: str  # canonical
    version: str  # as in the lock file or the wheel's name
    file_name: str  # a plain file name
    sha256: str  # of the bytes
    size: int
    origin: str  # the release that publishes the file, or ``index``
    depends: tuple[str, ...] = ()  # names of the packages that a wheel of an index needs
    signatures: tuple[tuple[str, str], ...] = ()  # public keys, each with its signature of all the above

    @property
    def signed_bytes(self) -> bytes:
        """What a signature is of."""
        facts = [self.name, self.version, self.file_name, self.sha256, self.size, self.origin, self.depends]
        return json.dumps(["pyodide-cache team file 1", *facts], separators=(",", ":")).encode()


@record
class PushFile:
    """A file to push, and where it is on this machine."""

    path: Path
    file: TeamFile


@record
class Manifest:
    """The files of a channel."""

    files: tuple[TeamFile, ...] = ()  # sorted by name, version, file name and hash
    bad: tuple[Failure, ...] = ()  # the names of entries that cannot be used, and why

    @property
    def data(self) -> bytes:
        """The manifest as an object; the same files give the same bytes. Entries that are bad are left out."""
        rows = [
            {
                **{key: getattr(file, key) for key in (*_TEXTS, "size")},
                **({"depends": list(file.depends)} if file.depends else {}),
                **({"signatures": dict(file.signatures)} if file.signatures else {}),
            }
            for file in self.files
        ]
        return (json.dumps({"format": _FORMAT, "files": rows}, indent=0) + "\n").encode()

    @property
    def bytes(self) -> int:
        """Bytes of all files."""
        return sum({file.sha256: file.size for file in self.files}.values())


def merged(*groups: Iterable[TeamFile]) -> tuple[TeamFile, ...]:
    """Return all files, sorted; of equal ones the last is kept, with the signatures of all."""
    found: dict[tuple[str, str], TeamFile] = {}
    for file in (file for group in groups for file in group):
        key = (file.file_name, file.sha256)
        before = found.get(key)
        if before and before.signed_bytes == file.signed_bytes:
            signatures = tuple(sorted({**dict(before.signatures), **dict(file.signatures)}.items()))
            file = replace(file, signatures=signatures)
        found[key] = file
    return tuple(sorted(found.values(), key=lambda file: (file.name, file.version, file.file_name, file.sha256)))


def hash_of_manifest(data: bytes) -> str:
    """Return the hash that names a manifest."""
    return hashlib.sha256(data).hexdigest()


def parse_manifest(data: bytes) -> Manifest:
    """Read a manifest; entries that are not valid are listed, and the others used.

    Raises:
        ValueError: when it is not a manifest of this version.
    """
    document = parse_json(data)
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise ValueError("it is not a manifest of this version")
    rows = document.get("files")
    if not isinstance(rows, list):
        raise ValueError("it has no list of files")
    files: list[TeamFile] = []
    bad: list[Failure] = []
    for row in rows:
        try:
            files.append(_file(row))
        except ValueError as error:
            bad.append(Failure(_name_in(row), Problem(Code.BAD_TEAM_ENTRY, name=_name_in(row), error=str(error))))
        except Problem as problem:
            bad.append(Failure(_name_in(row), problem))
    return Manifest(merged(files), tuple(bad))


def _file(row: Any) -> TeamFile:
    table: dict[str, Any] = row if isinstance(row, dict) else {}
    texts: dict[str, Any] = {key: table.get(key) for key in _TEXTS}
    depends, signatures, size = table.get("depends", []), table.get("signatures", {}), table.get("size")
    for name, value in texts.items():
        if not isinstance(value, str):
            raise ValueError(f"its {name} is not text")
    if not isinstance(depends, list) or not all(isinstance(text, str) for text in depends):
        raise ValueError("what it depends on is not a list of texts")
    if not isinstance(signatures, dict) or not all(isinstance(text, str) for text in signatures.values()):
        raise ValueError("its signatures are not text")
    if not is_sha256(texts["sha256"]) or type(size) is not int or not 0 <= size <= MAX_FILE_BYTES:
        raise ValueError("its hash or size is not valid")
    safe_file_name(texts["file_name"])
    if not texts["file_name"].endswith(_SUFFIXES):
        raise Problem(Code.UNSAFE_NAME, name=texts["file_name"], why="package")
    return TeamFile(**texts, size=size, depends=tuple(depends), signatures=tuple(sorted(signatures.items())))


def _name_in(row: object) -> str:
    name = row.get("file_name") or row.get("name") if isinstance(row, dict) else None
    return str(name)[:200] if name else "an unnamed package"
