"""Inside a wheel: its metadata and the modules it offers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record

if TYPE_CHECKING:
    from packaging.requirements import Requirement

#: More than any honest METADATA; a larger one is refused before it is inflated.
MAX_METADATA_BYTES = 4 * 1024 * 1024


@record
class Metadata:
    """The part of a wheel's core metadata that resolution needs."""

    name: str
    version: str
    requires: tuple[Requirement, ...]
    requires_python: str | None
    extras: tuple[str, ...]


def parse_metadata(text: str, source: str) -> Metadata:
    """Read core metadata (the ``METADATA`` file, or PEP 658's copy of it).

    Raises:
        Problem: `Code.BAD_METADATA` when a ``Requires-Dist`` cannot be read.

    """
    from email.parser import HeaderParser

    from packaging.requirements import InvalidRequirement, Requirement

    message = HeaderParser().parsestr(text)
    try:
        requires = tuple(Requirement(line) for line in message.get_all("Requires-Dist", []))
    except InvalidRequirement as error:
        raise Problem(Code.BAD_METADATA, source=source, error=str(error).splitlines()[0]) from error
    return Metadata(
        name=message.get("Name", ""),
        version=message.get("Version", ""),
        requires=requires,
        requires_python=message.get("Requires-Python"),
        extras=tuple(message.get_all("Provides-Extra", [])),
    )


def read_metadata(archive: IO[bytes], source: str) -> str:
    """Return the text of ``METADATA`` in an open wheel.

    Raises:
        Problem: `Code.NOT_A_ZIP`, or `Code.BAD_METADATA` when there is none or it is too large.

    """
    try:
        with zipfile.ZipFile(archive) as wheel:
            for member in wheel.infolist():
                path = PurePosixPath(member.filename)
                if len(path.parts) == 2 and path.parent.suffix == ".dist-info" and path.name == "METADATA":
                    if member.file_size > MAX_METADATA_BYTES:
                        break
                    return wheel.read(member).decode("utf-8", "replace")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Problem(Code.NOT_A_ZIP, source=source, error=str(error)) from error
    raise Problem(Code.BAD_METADATA, source=source, error="no METADATA")


def importable_names(archive: IO[bytes], source: str = "") -> tuple[str, ...]:
    """List the top-level modules and packages that a wheel offers, sorted.

    Raises:
        Problem: `Code.NOT_A_ZIP`, naming ``source``.

    """
    try:
        with zipfile.ZipFile(archive) as wheel:
            names = wheel.namelist()
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise Problem(Code.NOT_A_ZIP, source=source, error=str(error)) from error
    return modules_of(names)


def modules_of(names: Iterable[str]) -> tuple[str, ...]:
    """List the top-level modules and packages that a wheel's member names make importable, sorted."""
    found: set[str] = set()
    for name in names:
        parts = PurePosixPath(name).parts
        if not parts or parts[0].endswith((".dist-info", ".data")):
            continue
        top = parts[0] if len(parts) > 1 else parts[0].partition(".")[0]
        is_module = len(parts) > 1 or parts[0].endswith((".py", ".so", ".pyc"))
        if is_module and top.isidentifier():
            found.add(top)
    return tuple(sorted(found))
