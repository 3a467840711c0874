"""What a file in a cache directory is, by its name."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from pyodide_cache.base.record import record
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import LINES_OF_PYTHON, line_of_platform_tag

if TYPE_CHECKING:
    from pyodide_cache.formats.catalog import Catalog, Publication


class Kind(StrEnum):
    """The kinds of files in a cache directory."""

    WHEEL = "wheel"
    SHARED_LIBRARY = "shared library"
    TESTS_ARCHIVE = "tests archive"
    STDLIB_MODULE = "stdlib module"
    PARTIAL = "partial"
    FOREIGN = "foreign"


#: The kinds that a cleanup may remove: package files of Pyodide, and incomplete ones.
PACKAGE_KINDS = frozenset(Kind) - {Kind.FOREIGN}


class Flavor(StrEnum):
    """What a wheel is built for."""

    PURE = "pure"
    WASM = "wasm"
    NATIVE = "native"


#: Suffix of incomplete files; not ``.whl`` or ``.zip``, so that no tool mistakes them for complete ones.
PARTIAL_SUFFIX = ".pyodide-cache-part"

_PARTIAL_SUFFIXES = (PARTIAL_SUFFIX, ".part", ".partial", ".incomplete", ".crdownload", ".tmp")
_TESTS = re.compile(r"(?P<name>.+)-tests\.(?:zip|tar)")
_SHARED_LIBRARY = re.compile(r"(?P<name>lib[A-Za-z0-9_.+]+|openblas)-(?P<version>\d[^-]*)\.zip")
_STDLIB_MODULE = re.compile(
    r"(?P<name>distutils|hashlib|lzma|pydecimal|pydoc_data|sqlite3|ssl|test|_[a-z]+)(?:-(?P<version>\d[^-]*))?\.(?:zip|tar)"
)
#: A Python tag with a minor version.
_PYTHON_TAG = re.compile(r"(?P<kind>cp|py)3(?P<minor>\d{1,2})")


@record
class Identity:
    """What a file's name says.

    Attributes:
        name: canonical package name; None for a foreign file.
        version: as written; None where the name has none (test archives).
        flavor: of a wheel; None otherwise.
        runtime: the release line (``314``), ``any`` for a pure wheel, None if the name does not say.

    """

    kind: Kind
    name: str | None = None
    version: str | None = None
    flavor: Flavor | None = None
    runtime: str | None = None


FOREIGN = Identity(Kind.FOREIGN)


def identify(file_name: str, catalog: Catalog | None = None) -> Identity:
    """Return what ``file_name`` is: by its entry in a known lock file, else by its form."""
    parsed = _parse(file_name)
    if catalog is None or (published := catalog.newest(file_name)) is None:
        return parsed
    return Identity(
        kind=_kind_of(published, file_name, parsed),
        name=published.name,
        version=catalog.version(file_name) or parsed.version,
        flavor=parsed.flavor,
        runtime=parsed.runtime or catalog.line(file_name),
    )


def _kind_of(published: Publication, file_name: str, parsed: Identity) -> Kind:
    if published.is_tests:
        return Kind.TESTS_ARCHIVE
    if parsed.kind is Kind.STDLIB_MODULE:  # old lock files call hashlib and others shared libraries
        return Kind.STDLIB_MODULE
    if published.package_type in {"shared_library", "static_library"}:
        return Kind.SHARED_LIBRARY
    if published.package_type == "cpython_module":
        return Kind.STDLIB_MODULE
    return Kind.WHEEL if file_name.endswith(".whl") else Kind.SHARED_LIBRARY


def _parse(file_name: str) -> Identity:
    if file_name.endswith(".whl"):
        return _parse_wheel(file_name)
    for suffix in _PARTIAL_SUFFIXES:
        if file_name.endswith(suffix):
            return _parse_partial(file_name.removesuffix(suffix))
    if match := _TESTS.fullmatch(file_name):
        return Identity(Kind.TESTS_ARCHIVE, canonicalize_name(match["name"] + "-tests"))
    if match := _STDLIB_MODULE.fullmatch(file_name):
        return Identity(Kind.STDLIB_MODULE, canonicalize_name(match["name"]), match["version"])
    if match := _SHARED_LIBRARY.fullmatch(file_name):
        return Identity(Kind.SHARED_LIBRARY, canonicalize_name(match["name"]), match["version"])
    return FOREIGN


def _parse_partial(stem: str) -> Identity:
    """Return a partial file only if the rest of its name is that of a package file."""
    # Those of this program are ".numpy-2.4.6-….whl.<random>" before the suffix.
    inner = stem.lstrip(".")
    for candidate in (inner, inner.rpartition(".")[0]):
        whole = _parse(candidate) if candidate else FOREIGN
        if whole.kind not in {Kind.FOREIGN, Kind.PARTIAL}:
            return Identity(Kind.PARTIAL, whole.name, whole.version, whole.flavor, whole.runtime)
    return FOREIGN


def _parse_wheel(file_name: str) -> Identity:
    """Split the name of a wheel by the wheel specification, without checking its version.

    `packaging.utils.parse_wheel_filename` is five times slower, and rejects versions that some recipes use.
    """
    parts = file_name.removesuffix(".whl").split("-")
    if len(parts) not in {5, 6} or not all(parts):
        return FOREIGN
    name, version, platform = parts[0], parts[1], parts[-1]
    flavor, runtime = Flavor.NATIVE, None
    if platform == "any":
        flavor, runtime = Flavor.PURE, _line_of_pure(parts[-3])
    elif "wasm32" in platform:
        flavor = Flavor.WASM
        runtime = next((line for tag in platform.split(".") if (line := line_of_platform_tag(tag))), None)
    return Identity(Kind.WHEEL, canonicalize_name(name), version, flavor, runtime)


def _line_of_pure(python: str) -> str | None:
    """Return the release lines with the Python of a tag such as ``cp312``; ``any`` for ``py3``, None for no line."""
    if "py3" in python.split("."):
        return "any"
    tags = [match for tag in python.split(".") if (match := _PYTHON_TAG.fullmatch(tag))]
    lines = (LINES_OF_PYTHON.get(int(match["minor"])) for match in tags)
    # Pure wheels for a Python before that of the first release, such as py37, run in every release.
    is_old = any(match["kind"] == "py" and int(match["minor"]) < min(LINES_OF_PYTHON) for match in tags)
    return "any" if is_old else next((line for line in lines if line), None)
