"""The libraries that this app uses, with their licenses, as they are installed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import InvalidRequirement, Requirement

from pyodide_cache.base.record import record

OURS = "pyodide-cache"

_EXTRAS = frozenset({"gui", "serve", "team"})
_LICENCE_FILE = re.compile(r"(.*/)?(licen[cs]es?|copying|notice)[^/]*(/[^/]+)*", re.IGNORECASE)
_LONGEST_NAME = 60


@record
class Library:
    """An installed library."""

    name: str
    version: str
    license: str  # its short name in the library's metadata
    text: str  # the text of the license; empty if the library does not include it


@cache
def our_license() -> str:
    """Return the text of our own license; empty if the metadata is not installed."""
    try:
        return _text(distribution(OURS))
    except PackageNotFoundError:
        return ""


@cache
def libraries() -> tuple[Library, ...]:
    """Return what the app needs and what those need, in the order of names; Python itself first."""
    python = Library("Python", ".".join(map(str, sys.version_info[:3])), "PSF-2.0", sys.copyright)
    found = sorted(
        (Library(item.name, item.version, _license(item), _text(item)) for item in distributions()),
        key=lambda library: library.name.casefold(),
    )
    return python, *(library for library in found if library.name != OURS)


def distributions() -> list[Distribution]:
    """Return the installed distributions that the app uses, our own first."""
    found: dict[str, Distribution] = {}
    waiting: list[tuple[str, frozenset[str]]] = [(OURS, _EXTRAS)]
    asked: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted = waiting.pop(0)
        if wanted in asked:
            continue
        asked.add(wanted)
        name, extras = wanted
        try:
            installed = distribution(name)
        except PackageNotFoundError:  # of another platform, or left out of a frozen app
            continue
        found.setdefault(name, installed)
        waiting += _needs(installed, extras)
    return list(found.values())


def _needs(installed: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for text in installed.requires or ():
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            continue
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, "")):
            yield requirement.name.lower().replace("_", "-"), frozenset(requirement.extras)


def _license(installed: Distribution) -> str:
    metadata = installed.metadata
    for field in ("License-Expression", "License"):
        text = next(iter(metadata.get_all(field) or ()), "").strip()
        if text and text != "UNKNOWN" and len(text) <= _LONGEST_NAME and "\n" not in text:
            return text
    names = [
        line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or () if line.startswith("License ::")
    ]
    return ", ".join(names) or "see its text"


def _text(installed: Distribution) -> str:
    texts = []
    for file in installed.files or ():
        folder, _, rest = str(file).partition("/")
        if folder.endswith(".dist-info") and _LICENCE_FILE.fullmatch(rest):
            try:
                texts.append(file.read_text(encoding="utf-8").strip())
            except (OSError, UnicodeDecodeError):
                continue
    return "\n\n\n".join(texts)
