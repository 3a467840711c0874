"""Names of the folders (roots) of pyodide-build's cross-build environments, and their owners."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record

#: The link to the version that is in use; before 0.26, the only version.
CURRENT = "xbuildenv"

#: Suffix of a version that is being removed, or whose removal was interrupted.
REMOVING = ".pyodide-cache-removing"

_ROOT = re.compile(r"\.pyodide-xbuildenv(?:-(?P<key>[0-9A-Za-z][0-9A-Za-z.+!_-]*))?")
_ID = re.compile(r"[0-9a-f]{12}")
_CIBUILDWHEEL_ROOT = re.compile(r"pyodide-build-(?P<key>\d[0-9A-Za-z.+!_-]*)")


class Generation(StrEnum):
    """How a root is named."""

    PLAIN = "plain"  # up to 0.25: .pyodide-xbuildenv in the working folder
    BY_VERSION = "by_version"  # 0.26 to 0.34, and cibuildwheel's: the version of pyodide-build
    BY_INSTALLATION = "by_installation"  # from 0.35: a hash of the Python environment
    CHOSEN = "chosen"  # named by a variable or a project


@record
class RootName:
    """A root's generation, and its key: an id, a version, or nothing."""

    generation: Generation
    key: str = ""


def parse_root_name(name: str) -> RootName | None:
    """Return what a folder's name says about a root; None for any other folder.

    >>> parse_root_name(".pyodide-xbuildenv-cd8902a5bc84").generation.value
    'by_installation'
    """
    if match := _CIBUILDWHEEL_ROOT.fullmatch(name):
        return RootName(Generation.BY_VERSION, match["key"])
    match = _ROOT.fullmatch(name)
    if match is None:
        return None
    key = match["key"] or ""
    if not key:
        return RootName(Generation.PLAIN)
    return RootName(Generation.BY_INSTALLATION if _ID.fullmatch(key) else Generation.BY_VERSION, key)


@record
class Installation:
    """pyodide-build in a Python environment; both paths with all links resolved."""

    prefix: Path  # the environment's ``sys.prefix``
    package: Path  # the folder of the package ``pyodide_build`` itself
    version: str | None = None  # of pyodide-build; None where its metadata is missing

    @property
    def id(self) -> str:
        """The id that pyodide-build 0.35 and newer computes for itself (its ``common.py``)."""
        import hashlib

        scope = f"{self.prefix}\0{self.package}"
        return hashlib.sha256(scope.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def owners_of(
    name: RootName, installations: Iterable[Installation], prefixes: Iterable[Path] = ()
) -> tuple[Installation, ...]:
    """Return the installations that use a root; none if its owner is unknown.

    A version belongs to every installation of that version. An id belongs to one environment, which may use the
    package of another one, such as that of its base. Therefore each package is tried with each prefix.

    Args:
        installations: all that are known.
        prefixes: of all known environments, including those without their own pyodide-build.
    """
    found = list(installations)
    if name.generation is Generation.BY_VERSION:
        return tuple(item for item in found if item.version == name.key)
    for prefix in dict.fromkeys([*(item.prefix for item in found), *prefixes]):
        for item in found:
            candidate = Installation(prefix, item.package, item.version)
            if candidate.id == name.key:
                return (candidate,)
    return ()
