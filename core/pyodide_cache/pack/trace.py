"""What runs of an app showed: a trace, which can be saved and planned with many times, and proofs of packs."""

from __future__ import annotations

import json
from pathlib import Path

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.problems import Code, Problem, reason
from pyodide_cache.base.record import as_dict, from_dict, record
from pyodide_cache.files.reader import read_text
from pyodide_cache.formats.documents import parse_json

#: Version of the saved form; other versions are refused.
VERSION = 1

#: The names of an archive and of a member of it.
Key = tuple[str, str]

#: The name of the standard library among the packages.
STDLIB = "python_stdlib"


class TracedPlace(StrEnum):
    """Where the runtime unpacks an archive."""

    SITE = "site"
    DYNLIB = "dynlib"
    STDLIB = "stdlib"  # beside the standard library
    ARCHIVE = "archive"  # not unpacked: the standard library is read from its zip


@record
class TracedMember:
    """A file in an archive."""

    name: str  # its path in the archive
    packed: int  # compressed bytes
    #: For a shared library, the libraries it needs; for a source, the modules its imports name.
    needs: tuple[str, ...] = ()


@record
class Archive:
    """The file of a package, or the standard library."""

    name: str  # canonical name of the package
    version: str  # of the package; of the standard library, the Pyodide release
    file_name: str  # plain file name
    sha256: str
    size: int  # of the file, in bytes
    place: TracedPlace  # where it is unpacked
    members: tuple[TracedMember, ...] = ()  # empty for an archive that is not a zip; it is kept unchanged


@record
class Timings:
    """How long the parts of one run took, in milliseconds."""

    load: float  # ``loadPyodide``
    unpack: float  # fetching and unpacking packages and app
    libraries: float  # loading shared libraries
    run: float  # importing and running the app

    @property
    def total(self) -> float:
        """The sum."""
        return self.load + self.unpack + self.libraries + self.run


@record
class Trace:
    """What one watched run showed."""

    app_sha256: str  # of the archive of the app's files
    pyodide: str  # version of the runtime
    python: str  # full version of the runtime's Python
    site: str  # site-packages of the runtime
    prefix: str  # ``sys.prefix`` of the runtime
    archives: tuple[Archive, ...]  # all packages, then the standard library
    opened: tuple[str, ...]  # absolute paths in the runtime that were opened while the app ran
    looked: tuple[str, ...]  # existing paths that were passed to ``stat``
    listed: tuple[str, ...]  # folders that Python code other than the import system listed
    origins: tuple[str, ...]  # files that modules came from, also in the archive of the standard library
    modules: tuple[str, ...]  # names in ``sys.modules`` at the end
    attempts: tuple[str, ...]  # blocked attempts to use the network
    before: Timings  # timings of the whole app
    output_sha256: str  # of the app's standard output

    def to_json(self) -> str:
        """Return the saved form."""
        return json.dumps({"version": VERSION, **as_dict(self)}, indent=1, sort_keys=True) + "\n"


@record
class Proof:
    """One run of an app from its pack."""

    problem: Problem | None = None  # why the app failed; None if it ran
    #: Archive and member of every file that was dropped and that the app asked for, sorted.
    missing: tuple[Key, ...] = ()
    timings: Timings | None = None  # None if the app failed
    output_sha256: str = ""  # of the app's standard output

    @property
    def ok(self) -> bool:
        """True if the app ran and nothing was missing."""
        return self.problem is None and not self.missing


def read_trace(path: Path) -> Trace:
    """Read a saved trace; raise `Code.UNREADABLE_FILE`, or `Code.BAD_TRACE` for any other file."""
    try:
        document = parse_json(read_text(path))
        if not isinstance(document, dict) or document.pop("version", None) != VERSION:
            raise ValueError("another version")
        return from_dict(Trace, document)
    except OSError as error:
        raise Problem(Code.UNREADABLE_FILE, path=str(path), error=reason(error)) from error
    except ValueError as error:
        raise Problem(Code.BAD_TRACE, path=str(path), error=reason(error)) from error


def app_output(problem: Problem) -> str:
    """Return the end of the error output of an app that failed; empty for any other problem."""
    return str((problem.cause or problem).facts.get("trace", ""))
