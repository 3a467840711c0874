"""The official releases whose lock files are part of this package, so that they are known without a network."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.catalog import Catalog
from pyodide_cache.formats.lockfile import LockFile, official_lock
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache_resources import resource

#: The window bits that let zlib read gzip; the module gzip takes longer to import than the file to unpack.
_GZIP = 31

#: How many known releases an error names.
_NEAREST = 3


@record
class Release:
    """An official Pyodide release that is known without a network."""

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
    return tuple(
        Release(version, row["sha256"], Runtime(row["python"] or "", row["platform"] or "", row["abi"]))
        for version, row in _table().items()
    )


def newest_release() -> Release:
    """Return the newest stable shipped release."""
    return next(release for release in releases() if not release.is_prerelease)


@cache
def newest_of_lines() -> dict[str | None, Release]:
    """Return the newest stable release of each line such as ``0.28–0.29``, or a pre-release if there is no other."""
    stable_last = sorted(releases(), key=lambda release: release.is_prerelease)[::-1]
    return {release.runtime.line: release for release in stable_last}


def release_named(text: str) -> str:
    """Return the version of a release in this program's spelling.

    Args:
        text: a version (``314.0.7``, ``v314.0.7``), a version as npm spells it (``315.0.0-alpha.2``), or ``latest``,
            ``stable`` or ``*`` for the newest stable release, or the start of a version (``314``, ``0.29.x``) or a
            range as npm and pip write it (``^314``, ``~0.28.0``, ``>=0.27,<0.29``) for the newest stable one.

    Returns:
        A known version, or the normalized text if no known release has it.
    """
    if text in _table():
        return text
    version = text.strip().lower().removeprefix("pyodide@").removeprefix("v")
    version = re.sub(r"^(?!==)(.+?)(\.[x*])+$", r"\1", re.sub(r"-(a|b|rc)\w*\.?", r"\1", version))
    if version in {"latest", "stable", "*"}:
        return newest_release().version
    if re.search("[<>=^~]", version):
        from pyodide_cache.formats.specifiers import meets, range_specifiers

        specifier = ",".join(range_specifiers(version))
        found = [release for release in releases() if not release.is_prerelease and meets(specifier, release.version)]
    else:
        found = [release for release in releases() if f"{release.version}.".startswith(f"{version}.")]
    return next((release.version for release in sorted(found, key=lambda item: item.is_prerelease)), version)


def nearest_releases(version: str) -> tuple[str, ...]:
    """Return the three known releases that are closest to a version, oldest first.

    Pre-releases count only for a version that is one.
    """
    from packaging.version import Version

    from pyodide_cache.formats.specifiers import parse_version

    wanted = parse_version(version) or Version(newest_release().version)
    known = sorted(
        (item.version for item in releases() if wanted.is_prerelease or not item.is_prerelease), key=Version
    )
    place = bisect_left(known, wanted, key=Version)
    start = max(0, min(place - 2, len(known) - _NEAREST))
    return tuple(known[start : start + _NEAREST])


def release_of_lock(lock: LockFile) -> str | None:
    """Return the release whose lock file has exactly these bytes; None for any other lock file."""
    return next((release.version for release in releases() if release.sha256 == lock.sha256), None)


def range_of(release: str | None) -> str | None:
    """Return a release with those whose lock file is identical, such as ``314.0.0–314.0.1``."""
    sha256 = next((item.sha256 for item in releases() if item.version == release), None)
    same = [item.version for item in releases() if item.sha256 == sha256]
    return f"{same[-1]}–{same[0]}" if len(same) > 1 else release


@lru_cache(maxsize=8)  # each has some hundred packages, and there are dozens of releases
def shipped_lock(version: str) -> LockFile:
    """Return the lock file of a shipped release, or raise `Code.UNKNOWN_RELEASE`, with the known releases."""
    import json

    version = release_named(version)
    data = shipped_lock_bytes(version)
    if data is None:
        raise Problem(Code.UNKNOWN_RELEASE, version=version, known=", ".join(nearest_releases(version)))
    return official_lock(json.loads(data), _table()[version]["sha256"])


def shipped_lock_bytes(version: str) -> bytes | None:
    """Return the bytes of a shipped release's lock file; None for a release that is not shipped."""
    if version not in _table():
        return None
    import zlib

    return zlib.decompress(resource("locks", _table()[version]["lock"]).read_bytes(), _GZIP)


@cache
def catalog() -> Catalog:
    """Return the catalog of all shipped lock files."""
    return Catalog.of_index(
        resource("locks", "names.txt").read_text(encoding="utf-8"),
        resource("locks", "index.tsv").read_bytes,
        lambda: {release.version: release.runtime.line for release in releases()},
    )


@cache
def _table() -> dict[str, Any]:
    import json

    table: dict[str, Any] = json.loads(resource("locks", "releases.json").read_bytes())
    return table
