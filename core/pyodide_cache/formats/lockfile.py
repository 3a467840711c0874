"""Lock files: ``pyodide-lock.json`` and its predecessors ``repodata.json`` and ``packages.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field, record
from pyodide_cache.formats.names import NormalizedName, canonicalize_name, safe_file_name
from pyodide_cache.formats.runtime import Runtime

#: The names of lock files, newest first: since 0.24, of 0.21 to 0.23, of 0.20.
LOCK_FILE_NAMES = ("pyodide-lock.json", "repodata.json", "packages.json")

_PYTHON = re.compile(r"[1-9]\d?\.\d{1,3}(?:\..*)?", re.ASCII)
_OWN_LOCK_NAME = re.compile(r"pyodide-lock-[\w.-]+\.json")

_SHA256 = re.compile(r"[0-9a-f]{64}")


def is_lock_file_name(file_name: str) -> bool:
    """Return whether a name is that of a lock file: an official one, or one that this program writes beside it."""
    return file_name in LOCK_FILE_NAMES or _OWN_LOCK_NAME.fullmatch(file_name) is not None


@record
class LockPackage:
    """One package of a lock file.

    Attributes:
        name: canonical name.
        spelling: the name as the lock file spells it.
        sha256: 64 hexadecimal digits; None in lock files of 0.20, which have no hashes.
        package_type: ``package``, ``cpython_module``, ``shared_library`` or ``static_library``.

    """

    name: NormalizedName
    spelling: str
    version: str
    file_name: str
    sha256: str | None
    depends: tuple[NormalizedName, ...] = ()
    imports: tuple[str, ...] = ()
    package_type: str = "package"
    is_tests: bool = False


@record
class LockFile:
    """A lock file.

    Attributes:
        runtime: what its packages are built for.
        version: the Pyodide version that it states; None since 0.28, where it states none or a constant.
        packages: by canonical name.
        refused: the problems of entries that are not valid, by canonical name.
        sha256: of the file itself; identifies the release that it belongs to.
        document: the JSON document, to write a lock file that extends it.

    """

    runtime: Runtime
    version: str | None
    packages: Mapping[NormalizedName, LockPackage]
    refused: Mapping[NormalizedName, Problem]
    sha256: str
    document: Mapping[str, Any] = field(repr=False, compare=False)

    def package_of(self, file_name: str) -> LockPackage | None:
        """Return the package with this file name."""
        return next((package for package in self.packages.values() if package.file_name == file_name), None)

    def closure(self, names: Iterable[str]) -> tuple[list[LockPackage], dict[NormalizedName, Problem]]:
        """Return the packages ``names`` and their dependencies, in the order of discovery, and what is missing."""
        found: dict[NormalizedName, LockPackage] = {}
        missing: dict[NormalizedName, Problem] = {}
        queue: list[tuple[NormalizedName, str]] = [(canonicalize_name(name), "") for name in names]
        for name, needed_by in queue:
            if name in found or name in missing:
                continue
            package = self.packages.get(name)
            if package is None:
                why = self.refused.get(name) or Problem(Code.NOT_IN_LOCK, name=name, needed_by=needed_by)
                missing[name] = why
                continue
            found[name] = package
            queue += [(depend, package.spelling) for depend in package.depends]
        return list(found.values()), missing


def parse_lock(data: bytes, source: str) -> LockFile:
    """Read a lock file of any generation; unknown keys are ignored, and keys may be missing.

    Args:
        data: the bytes of the file.
        source: the name that a problem shows.

    Raises:
        Problem: `Code.LOCK_NOT_JSON` or `Code.LOCK_NOT_A_LOCK`. Entries that are not valid are in
            `LockFile.refused`.

    """
    import hashlib

    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Problem(Code.LOCK_NOT_JSON, source=source, error=str(error)) from error
    info = document.get("info") if isinstance(document, dict) else None
    entries = document.get("packages") if isinstance(document, dict) else None
    if not isinstance(info, dict) or not isinstance(entries, dict):
        raise Problem(Code.LOCK_NOT_A_LOCK, source=source)
    if info.get("arch", "wasm32") != "wasm32" or not _PYTHON.fullmatch(str(info.get("python") or "3.10")):
        raise Problem(Code.LOCK_NOT_A_LOCK, source=source)

    packages: dict[NormalizedName, LockPackage] = {}
    refused: dict[NormalizedName, Problem] = {}
    for key, entry in entries.items():
        name = canonicalize_name(key)
        try:
            packages[name] = parse_package(key, entry)
        except Problem as problem:
            refused[name] = problem
    micropip = packages.get(canonicalize_name("micropip"))
    version = info.get("version")
    return LockFile(
        runtime=Runtime.from_lock_info(info, micropip.version if micropip else None),
        version=str(version) if version and ".dev" not in str(version) else None,
        packages=packages,
        refused=refused,
        sha256=hashlib.sha256(data).hexdigest(),
        document=document,
    )


def parse_package(key: str, entry: object) -> LockPackage:
    """Read one entry of a lock file.

    Raises:
        Problem: `Code.BAD_ENTRY` or `Code.UNSAFE_NAME`.

    """
    if not isinstance(entry, dict) or not isinstance(entry.get("file_name"), str):
        raise Problem(Code.BAD_ENTRY, name=key)
    file_name = safe_file_name(entry["file_name"])
    spelling = str(entry.get("name") or key)
    sha256 = str(entry.get("sha256") or "").lower()
    if sha256 and not _SHA256.fullmatch(sha256):
        raise Problem(Code.BAD_ENTRY, name=key)
    install_dir = entry.get("install_dir")
    default_type = "package"
    if entry.get("shared_library") or install_dir == "dynlib":
        default_type = "shared_library"  # in 0.20 to 0.23
    elif install_dir in {"stdlib", "lib/stdlib"}:
        default_type = "cpython_module"
    return LockPackage(
        name=canonicalize_name(key),
        spelling=spelling,
        version=str(entry.get("version") or ""),
        file_name=file_name,
        sha256=sha256 or None,
        depends=tuple(canonicalize_name(name) for name in _strings(entry.get("depends"))),
        imports=tuple(_strings(entry.get("imports"))),
        package_type=str(entry.get("package_type") or default_type),
        is_tests=key.endswith("-tests") or file_name.endswith(("-tests.tar", "-tests.zip")),
    )


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
