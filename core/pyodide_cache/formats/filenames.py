"""What a file in a cache directory is, by its name."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import field, record, replace
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.runtime import LINES, lines_of_tags, lines_text

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
#: What follows the version of a wheel: a build, perhaps, and tags. Browsers write " (1)" before the suffix of a copy.
_TAGS = re.compile(r"(?:\w+-)?([\w.]+)-([\w.]+)-([\w.]+)\.whl")
# Patterns as texts are compiled with their first use. Most directories have none of these files.
_TESTS = r"(?P<name>.+)-tests\.(?:zip|tar)"
_SHARED_LIBRARY = r"(?P<name>lib[A-Za-z0-9_.+]+|openblas)-(?P<version>\d[^-]*)\.zip"
_STDLIB_MODULE = (
    r"(?P<name>distutils|hashlib|lzma|pydecimal|pydoc_data|sqlite3|ssl|test|_[a-z]+)"
    r"(?:-(?P<version>\d[^-]*))?\.(?:zip|tar)"
)


@record
class Identity:
    """What a file's name says."""

    kind: Kind
    name: NormalizedName | None = None  # canonical; None for a foreign file
    version: str | None = None  # as written; None where the name has none (test archives)
    flavor: Flavor | None = None  # of a wheel; None otherwise
    #: The release lines that load it as text (``314``, ``0.26+``), ``any`` for all, None if the name does not say, or
    #: if none loads it.
    runtime: str | None = None
    #: The same release lines; all if the name does not say
    lines: frozenset[str] = field(default=LINES, compare=False, repr=False)

    def loads_in(self, line: str | None) -> bool:
        """Return whether the runtime of a release line loads it; of an unknown line, what every runtime loads."""
        return line in self.lines if line in LINES else self.lines == LINES


FOREIGN = Identity(Kind.FOREIGN)


def identify(file_name: str, catalog: Catalog | None = None) -> Identity:
    """Return what ``file_name`` is: by its entry in a known lock file, else by its form."""
    parsed = _parse(file_name)
    if catalog is None or not catalog.publishes(file_name) or (published := catalog.newest(file_name)) is None:
        return parsed
    lines = parsed.lines if parsed.runtime else catalog.lines(file_name)
    return Identity(
        kind=_kind_of(published, file_name, parsed),
        name=published.name,
        version=catalog.version(file_name) or parsed.version,
        flavor=parsed.flavor,
        runtime=lines_text(lines),
        lines=lines,
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
    if file_name.startswith("._"):  # what macOS adds to each file on disks of other systems
        return FOREIGN
    if file_name.endswith(".whl"):
        return _parse_wheel(file_name)
    for suffix in _PARTIAL_SUFFIXES:
        if file_name.endswith(suffix):
            return _parse_partial(file_name.removesuffix(suffix))
    if match := re.fullmatch(_TESTS, file_name):
        return Identity(Kind.TESTS_ARCHIVE, canonicalize_name(match["name"] + "-tests"))
    if match := re.fullmatch(_STDLIB_MODULE, file_name):
        return Identity(Kind.STDLIB_MODULE, canonicalize_name(match["name"]), match["version"])
    if match := re.fullmatch(_SHARED_LIBRARY, file_name):
        return Identity(Kind.SHARED_LIBRARY, canonicalize_name(match["name"]), match["version"])
    return FOREIGN


def _parse_partial(stem: str) -> Identity:
    """Return a partial file only if the rest of its name is that of a package file."""
    # Those of this program are ".numpy-2.4.6-….whl.<random>" before the suffix.
    inner = stem.lstrip(".")
    for candidate in (inner, inner.rpartition(".")[0]):
        whole = _parse(candidate) if candidate else FOREIGN
        if whole.kind not in {Kind.FOREIGN, Kind.PARTIAL}:
            return replace(whole, kind=Kind.PARTIAL)
    return FOREIGN


def _parse_wheel(file_name: str) -> Identity:
    """Split the name of a wheel by the wheel specification, without checking its version.

    `packaging.utils.parse_wheel_filename` is five times slower, and rejects versions that some recipes use.
    """
    name, _, rest = file_name.partition("-")
    version, _, rest = rest.partition("-")
    built_for = _built_for(rest)
    if not (built_for and name and version):
        return FOREIGN
    return Identity(Kind.WHEEL, canonicalize_name(name), intern(version), *built_for)


@lru_cache(maxsize=1024)
def _built_for(rest: str) -> tuple[Flavor, str | None, frozenset[str]] | None:
    """Return the flavor and the release lines that the rest of a wheel's name says; None for no build and tags.

    Few wheels have tags of their own.
    """
    match = _TAGS.fullmatch(rest)
    if match is None:
        return None
    python, abi, platform = match.groups()
    is_pure = "any" in platform.split(".")
    is_wasm = "emscripten" in platform or "pyodide" in platform  # and not WASI, which Pyodide does not load
    flavor = Flavor.PURE if is_pure else Flavor.WASM if is_wasm else Flavor.NATIVE
    lines = lines_of_tags(python, abi, platform)
    return flavor, lines_text(lines), lines
