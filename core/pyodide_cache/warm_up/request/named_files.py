"""The wheels that the user names by path or URL, and the hashes that the user allows, as pip's ``--hash`` does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from packaging.requirements import Requirement

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import field, record
from pyodide_cache.formats.filenames import identify
from pyodide_cache.formats.lockfile import LockPackage
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.specifiers import marker_applies
from pyodide_cache.net.indexes.files import IndexFile
from pyodide_cache.projects.source_imports import OR_OF_RELEASE
from pyodide_cache.warm_up.request.references import wheel_of

F = TypeVar("F", LockPackage, IndexFile)


@record
class NamedFiles:
    """What replaces or narrows the files of a lock file and of an index."""

    wheels: Mapping[NormalizedName, IndexFile] = field(default_factory=dict)  # by canonical name
    #: Hashes by canonical name, as ``algorithm:digest``
    allowed: Mapping[NormalizedName, frozenset[str]] = field(default_factory=dict)
    failures: Mapping[Requirement, Problem] = field(default_factory=dict)  # requirements whose wheel is not available

    def __bool__(self) -> bool:
        return bool(self.wheels or self.allowed or self.failures)

    @classmethod
    def of(
        cls, requirements: Iterable[Requirement], runtime: Runtime, hashes: Mapping[Requirement, frozenset[str]]
    ) -> NamedFiles:
        """Return the wheels and hashes of the requirements that apply to a runtime.

        Hashes of several requirements on one package are allowed together; a URL's fragment counts as one.
        """
        wheels: dict[NormalizedName, IndexFile] = {}
        allowed: dict[NormalizedName, frozenset[str]] = {}
        failures: dict[Requirement, Problem] = {}
        for requirement in requirements:
            if not marker_applies(requirement, runtime):
                continue
            name = canonicalize_name(requirement.name)
            given = hashes.get(requirement, frozenset())
            if requirement.url:
                try:
                    wheel, own = wheel_of(requirement)
                except OSError as error:
                    failures[requirement] = disk_problem(error, requirement.url)
                    continue
                if not runtime.loads(wheel.tags):
                    about = f"{', '.join(runtime.platforms[:1])}, Python {runtime.python_short}"
                    facts = {"built_for": lines} if (lines := identify(wheel.file_name).runtime) else {}
                    failures[requirement] = Problem(Code.NO_COMPATIBLE_WHEEL, name=name, runtime=about, **facts)
                    continue
                wheels[name] = wheel
                given = given or own
            if given:
                allowed[name] = allowed.get(name, frozenset()) | given
        return cls(wheels, allowed, failures)


def algorithms_of(allowed: Iterable[str]) -> list[str]:
    """Return the algorithms of hashes such as ``sha256:…`` that this Python knows, sorted."""
    found = {item.partition(":")[0] for item in allowed}
    return sorted(name for name in found & hashlib.algorithms_available if not name.startswith("shake"))


def published_hash(file: LockPackage | IndexFile) -> str:
    """Return the published hash of a file as ``algorithm:digest``; empty if there is none."""
    if file.sha256:
        return f"sha256:{file.sha256}"
    other = file.other_hash if isinstance(file, IndexFile) else None
    return f"{other[0]}:{other[1]}" if other else ""


def allowed_files(files: Sequence[F], allowed: frozenset[str]) -> Sequence[F]:
    """Return the files that may be fetched.

    A file whose hash is published by no algorithm of ``allowed`` stays: its bytes are checked after the download.
    """
    return [file for file in files if _may_be(published_hash(file), allowed_for(file, allowed))]


def allowed_for(file: LockPackage | IndexFile, allowed: frozenset[str]) -> frozenset[str]:
    """Return the hashes that a file may have; empty for any, as for a build of the release with `OR_OF_RELEASE`."""
    is_of_release = OR_OF_RELEASE in allowed and isinstance(file, LockPackage)
    return frozenset() if is_of_release else allowed


def _may_be(published: str, allowed: frozenset[str]) -> bool:
    return not allowed or published in allowed or published.partition(":")[0] not in algorithms_of(allowed)
