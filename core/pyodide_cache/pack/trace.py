"""What one watched run of an app showed: a value that can be saved, loaded, and planned on again and again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import as_dict, field_names, record

#: Of the saved form; one of another number is not read.
VERSION = 1

#: The name under which the standard library stands among the packages.
STDLIB = "python_stdlib"


class TracedPlace(StrEnum):
    """Where the runtime unpacks an archive."""

    SITE = "site"
    DYNLIB = "dynlib"
    STDLIB = "stdlib"  # beside the standard library
    ARCHIVE = "archive"  # nowhere: the standard library itself is read from its zip


@record
class TracedMember:
    """A file in an archive.

    Attributes:
        size: bytes, unpacked.
        packed: bytes in the archive.
        needs: of a shared library, the libraries that it needs; of a source, the modules that its imports name.

    """

    name: str
    size: int
    packed: int
    needs: tuple[str, ...] = ()


@record
class Archive:
    """A package's file, or the standard library.

    Attributes:
        name: canonical name of the package.
        size: of the file, in bytes.
        members: empty for an archive that is no zip; it is then kept as it is.

    """

    name: str
    version: str
    file_name: str
    sha256: str
    size: int
    place: TracedPlace
    members: tuple[TracedMember, ...] = ()


@record
class Steps:
    """The time of one run, in milliseconds.

    Attributes:
        load: ``loadPyodide``.
        unpack: fetching and unpacking packages and app.
        libraries: loading shared libraries.
        run: importing and running the app.

    """

    load: float
    unpack: float
    libraries: float
    run: float

    @property
    def total(self) -> float:
        """All of it."""
        return self.load + self.unpack + self.libraries + self.run


@record
class Trace:
    """What one watched run showed.

    Attributes:
        script: the app's path in the runtime.
        app_sha256: of the archive of the app's files.
        python: full version of the runtime's Python.
        site: the runtime's site-packages; ``prefix`` is its ``sys.prefix``.
        archives: all packages, and the standard library last.
        opened: absolute paths in the runtime that were opened while the app ran.
        looked: that were asked for (``stat``) and are there.
        listed: folders that were listed by Python code other than the import system.
        origins: files that modules came from, in the standard library's archive too.
        modules: names in ``sys.modules`` at the end.
        attempts: what tried to reach the network, and was refused.
        before: the times of the unpacked, untrimmed app.
        output_sha256: of what the app wrote on standard output.

    """

    script: str
    app_sha256: str
    pyodide: str
    python: str
    site: str
    prefix: str
    archives: tuple[Archive, ...]
    opened: tuple[str, ...]
    looked: tuple[str, ...]
    listed: tuple[str, ...]
    origins: tuple[str, ...]
    modules: tuple[str, ...]
    attempts: tuple[str, ...]
    before: Steps
    output_sha256: str

    def to_json(self) -> str:
        """Return the saved form."""
        return json.dumps({"version": VERSION, **as_dict(self)}, indent=1, sort_keys=True) + "\n"


def trace_from_json(text: str, source: str) -> Trace:
    """Read the saved form.

    Raises:
        Problem: `Code.BAD_TRACE`, naming ``source``, for anything else.

    """
    try:
        document = json.loads(text)
        if document.pop("version") != VERSION:
            raise Problem(Code.BAD_TRACE, path=source, error="of another version")
        return _trace(document)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Problem(Code.BAD_TRACE, path=source, error=str(error) or type(error).__name__) from error


def _trace(document: dict[str, Any]) -> Trace:
    values: dict[str, Any] = {}
    for name in field_names(Trace):
        value = document[name]
        if name == "archives":
            values[name] = tuple(_archive(item) for item in value)
        elif name == "before":
            values[name] = Steps(**{key: float(number) for key, number in value.items()})
        elif Trace.__annotations__[name] == "str":
            values[name] = _text(value)
        else:
            values[name] = tuple(_text(item) for item in value)
    return Trace(**values)


def _archive(item: Mapping[str, Any]) -> Archive:
    members = tuple(
        TracedMember(
            _text(member["name"]), int(member["size"]), int(member["packed"]), tuple(map(_text, member["needs"]))
        )
        for member in item["members"]
    )
    texts = {name: _text(item[name]) for name in ("name", "version", "file_name", "sha256")}
    return Archive(**texts, size=int(item["size"]), place=TracedPlace(item["place"]), members=members)


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = f"{value!r} is no text"
        raise TypeError(message)
    return value
