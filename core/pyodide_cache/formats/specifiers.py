"""Compare versions with version specifiers, and markers with a runtime."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packaging.requirements import Requirement
    from packaging.specifiers import SpecifierSet
    from packaging.version import Version

    from pyodide_cache.formats.runtime import Runtime


@lru_cache(maxsize=16_384)
def parse_version(text: str) -> Version | None:
    """Return a version; None for a text that PEP 440 does not define as one, or with thousands of digits."""
    from packaging.version import Version

    try:
        return Version(text)
    except ValueError:
        return None


def meets(specifier: SpecifierSet | str, version: str) -> bool:
    """Return whether a specifier allows a version; pre-releases count like other versions.

    A version that PEP 440 does not define, such as ``nightly``, meets only an empty specifier: lock files may
    hold such versions.

    Args:
        specifier: such as ``>=1,<2``; empty allows every version.
    """
    return _meets(str(specifier), version)


def marker_applies(requirement: Requirement, runtime: Runtime, extras: Iterable[str] = ()) -> bool:
    """Return whether a requirement's marker is true in a runtime, without extras or with one of them.

    A marker that compares values that cannot be compared counts as true.
    """
    marker = requirement.marker
    if marker is None:
        return True
    environment: dict[str, str] = {key: str(value) for key, value in runtime.marker_environment().items()}
    try:
        return any(marker.evaluate({**environment, "extra": extra}) for extra in ("", *extras))
    except (ValueError, RecursionError):
        return True


@lru_cache(maxsize=200_000)
def _meets(specifier: str, version: str) -> bool:
    if not specifier:
        return True
    parsed = parse_version(version)
    try:
        return parsed is not None and _parsed_specifier(specifier).contains(parsed, prereleases=True)
    except ValueError:  # it has a number of thousands of digits
        return False


@lru_cache(maxsize=4096)
def _parsed_specifier(text: str) -> SpecifierSet:
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(text)
