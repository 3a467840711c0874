"""The official releases whose lock files are shipped, so that no network is needed to know them."""

from __future__ import annotations

import gzip
import json
from functools import cache

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.catalog import Catalogue
from pyodide_cache.formats.lockfile import LockFile, parse_lock
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache_resources import resource


@record
class Release:
    """An official Pyodide version that is known without a network."""

    version: str
    sha256: str
    runtime: Runtime

    @property
    def is_prerelease(self) -> bool:
        """Whether it is an alpha, beta or release candidate."""
        return any(letter in self.version for letter in ("a", "b", "rc"))


@cache
def releases() -> tuple[Release, ...]:
    """Return the shipped releases, newest first."""
    table = json.loads(resource("locks", "releases.json").read_text(encoding="utf-8"))
    return tuple(
        Release(
            version,
            row["sha256"],
            Runtime(row["python"] or "", row["platform"] or "", row["abi"]),
        )
        for version, row in table.items()
    )


def newest_release() -> Release:
    """Return the newest stable release that is shipped."""
    return next(release for release in releases() if not release.is_prerelease)


def newest_of_line(line: str) -> Release | None:
    """Return the newest stable release of a line such as ``0.28–0.29``; a pre-release if only that."""
    of_line = [release for release in releases() if release.runtime.line == line]
    return next((release for release in of_line if not release.is_prerelease), of_line[0] if of_line else None)


def release_of_lock(lock: LockFile) -> str | None:
    """Name the release whose lock file has exactly these bytes; None for any other lock."""
    return next((release.version for release in releases() if release.sha256 == lock.sha256), None)


@cache
def shipped_lock(version: str) -> LockFile:
    """Return the lock file of a shipped release.

    Raises:
        Problem: `Code.UNKNOWN_RELEASE`, with the releases there are.

    """
    version = version.removeprefix("v")
    if not any(release.version == version for release in releases()):
        known = ", ".join(release.version for release in releases())
        raise Problem(Code.UNKNOWN_RELEASE, version=version, known=known)
    return parse_lock(_shipped(version), f"Pyodide {version}")


def shipped_lock_bytes(version: str) -> bytes | None:
    """Return the lock file of a shipped release byte by byte; None for one that is not shipped."""
    return _shipped(version) if any(release.version == version for release in releases()) else None


@cache
def catalogue() -> Catalogue:
    """Return all shipped lock files as one catalogue."""
    return Catalogue.of(
        (release.version, release.runtime.line, json.loads(_shipped(release.version))["packages"].items())
        for release in releases()
    )


def _shipped(version: str) -> bytes:
    return gzip.decompress(resource("locks", f"{version}.json.gz").read_bytes())
