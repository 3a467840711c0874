"""Lock files: ``pyodide-lock.json`` and its predecessors ``repodata.json`` and ``packages.json``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pyodide_cache.base.problems import Code, Problem, reason
from pyodide_cache.base.record import field, record
from pyodide_cache.base.secrets import mask_secrets
from pyodide_cache.formats.documents import as_table, parse_json
from pyodide_cache.formats.names import NormalizedName, canonicalize_name, is_sha256, safe_file_name
from pyodide_cache.formats.runtime import Runtime

#: The names of lock files, newest first: since 0.24, of 0.21 to 0.23, of 0.20.
LOCK_FILE_NAMES = ("pyodide-lock.json", "repodata.json", "packages.json")

_PYTHON = r"(?a)[1-9]\d?\.\d{1,3}(?:\..*)?"
_BACKUP = r"(?i)[-_](?:backup|bak|copy|old|orig|save)[-_\d]*\.json"

#: Limit for the packages of a lock file, which take three seconds to read. The largest official one has 500.
MAX_PACKAGES = 100_000

#: The name at the start of a requirement, which some tools write into ``depends``.
_NAME = r"(?a)\s*([A-Za-z0-9][\w.-]*)"

#: Files that a runtime can load; the last segment of any other URL does not name a package.
_PACKAGE_SUFFIXES = (".whl", ".zip", ".tar", ".tar.gz", ".tar.bz2")


def is_lock_file_name(file_name: str) -> bool:
    """Return whether a name is that of a lock file: an official one, or one that this program writes beside it.

    A backup does not count: nothing loads it, so it says nothing about the files beside it.
    """
    if file_name in LOCK_FILE_NAMES:
        return True
    is_own = file_name.startswith("pyodide-lock-") and re.fullmatch(r"pyodide-lock-[\w-]+\.json", file_name)
    return bool(is_own) and re.search(_BACKUP, file_name) is None


@record
class LockPackage:
    """One package of a lock file."""

    name: NormalizedName  # canonical name
    spelling: str  # the name as the lock file spells it
    version: str
    file_name: str  # a plain file name
    sha256: str | None  # 64 hexadecimal digits; None in lock files of 0.20, which have no hashes
    depends: tuple[NormalizedName, ...] = ()
    imports: tuple[str, ...] = ()
    package_type: str = "package"  # ``package``, ``cpython_module``, ``shared_library`` or ``static_library``
    is_tests: bool = False
    #: The URL or path that the lock file has instead of a plain name, relative to the lock file; else empty
    location: str = ""


@record
class LockFile:
    """The content of a lock file."""

    runtime: Runtime  # what its packages are built for
    version: str | None  # the Pyodide version that it states; None since 0.28, where it states none or a constant
    packages: Mapping[NormalizedName, LockPackage]  # by canonical name
    refused: Mapping[NormalizedName, Problem]  # the problems of entries that are not valid, by canonical name
    sha256: str  # of the file itself; identifies the release that it belongs to
    #: The JSON document, to write a lock file that extends it: with the plain names and names in ``depends`` of
    #: ``packages``, and without refused entries
    document: Mapping[str, Any] = field(repr=False, compare=False)
    _by_file_name: dict[str, str] = field(init=False, repr=False, compare=False)  # keys; empty until it is used

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_file_name", {})

    def entry(self, name: str) -> Mapping[str, Any]:
        """Return the entry of a package in `document`."""
        entries: Mapping[str, Mapping[str, Any]] = self.document["packages"]
        return entries.get(name) or next(entries[key] for key in entries if canonicalize_name(key) == name)

    def package_of(self, file_name: str) -> LockPackage | None:
        """Return the package with this file name."""
        if not self._by_file_name:
            # Of the document: to read all packages of an official lock file takes as long as a tenth of a command.
            pairs = ((entry["file_name"], key) for key, entry in self.document["packages"].items())
            self._by_file_name.update(dict(pairs))  # at once, for other threads
        package = self.packages.get(canonicalize_name(self._by_file_name.get(file_name, "")))
        return package if package and package.file_name == file_name else None  # refused, or another spelling's

    def closure(self, names: Iterable[str]) -> tuple[list[LockPackage], dict[NormalizedName, Problem]]:
        """Return the packages ``names`` and their dependencies, in the order of discovery, and what is missing."""
        found: dict[NormalizedName, LockPackage] = {}
        missing: dict[NormalizedName, Problem] = {}
        queue: list[tuple[NormalizedName, str]] = [(canonicalize_name(name), "") for name in names]
        for name, needed_by in queue:
            if name in found or name in missing:
                continue
            package = self.packages.get(name)
            if package is None:
                missing[name] = self.refused.get(name) or Problem(Code.NOT_IN_LOCK, name=name, needed_by=needed_by)
                continue
            found[name] = package
            queue += [(depend, package.spelling) for depend in package.depends]
        return list(found.values()), missing


def parse_lock(data: bytes, source: str) -> LockFile:
    """Read a lock file of any generation; unknown keys are ignored, and keys may be missing.

    Raises:
        Problem: `Code.LOCK_NOT_JSON`, `Code.LOCK_NOT_A_LOCK` or `Code.LOCK_TOO_LARGE`. Entries that are not valid
            are in `LockFile.refused`.
    """
    try:
        document = parse_json(data)
    except ValueError as error:
        raise Problem(Code.LOCK_NOT_JSON, source=source, error=reason(error)) from error
    info, entries = as_table(document).get("info"), as_table(document).get("packages")
    if not isinstance(info, dict) or not isinstance(entries, dict):
        raise Problem(Code.LOCK_NOT_A_LOCK, source=source)
    is_of_conda = "subdir" in info  # its repodata.json has packages that Pyodide cannot load
    if (
        is_of_conda
        or info.get("arch", "wasm32") != "wasm32"
        or not re.fullmatch(_PYTHON, str(info.get("python") or "3.10"))
    ):
        raise Problem(Code.LOCK_NOT_A_LOCK, source=source)
    if len(entries) > MAX_PACKAGES:
        raise Problem(Code.LOCK_TOO_LARGE, source=source, count=len(entries), most=MAX_PACKAGES)

    packages: dict[NormalizedName, LockPackage] = {}
    refused: dict[NormalizedName, Problem] = {}
    for key, entry in list(entries.items()):
        name = canonicalize_name(key)
        try:
            package = parse_package(key, entry)
        except Problem as problem:
            refused[name] = problem
            del entries[key]
            continue
        if name in packages and key != name:  # two spellings of one name
            del entries[key]
            continue
        packages[name] = package
        _simplify(entry, package)
    return _lock_file(document, packages, refused, _sha256(data))


def official_lock(document: Mapping[str, Any], sha256: str) -> LockFile:
    """Return what `parse_lock` returns for an official lock file; an entry is read when it is asked for.

    Reading them all takes three times as long as the rest, and most commands ask for few.

    Args:
        sha256: that of the file, which is known; loading OpenSSL's hashes takes longer than the hash.
    """
    return _lock_file(document, _Official(document["packages"]), {}, sha256)


class _Official(Mapping[NormalizedName, LockPackage]):
    """The packages of an official lock file, all of which are valid."""

    def __init__(self, entries: Mapping[str, object]) -> None:
        self._entries = entries
        self._keys = {canonicalize_name(key): key for key in entries}
        self._read: dict[NormalizedName, LockPackage] = {}

    def __getitem__(self, name: NormalizedName) -> LockPackage:
        if name not in self._read:
            key = self._keys[name]
            self._read[name] = parse_package(key, self._entries[key])
        return self._read[name]

    def __iter__(self) -> Iterator[NormalizedName]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _lock_file(
    document: Mapping[str, Any],
    packages: Mapping[NormalizedName, LockPackage],
    refused: Mapping[NormalizedName, Problem],
    sha256: str,
) -> LockFile:
    info = document["info"]
    micropip = packages.get(canonicalize_name("micropip"))
    version = info.get("version")
    return LockFile(
        runtime=Runtime.from_lock_info(info, micropip.version if micropip else None),
        version=str(version) if version and ".dev" not in str(version) else None,
        packages=packages,
        refused=refused,
        sha256=sha256,
        document=document,
    )


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def parse_package(key: str, entry: object) -> LockPackage:
    """Read one entry of a lock file.

    Raises:
        Problem: `Code.BAD_ENTRY` or `Code.UNSAFE_NAME`.
    """
    if not isinstance(entry, dict) or not isinstance(entry.get("file_name"), str):
        raise Problem(Code.BAD_ENTRY, name=key, error="it has no file_name")
    file_name, location = split_location(entry["file_name"])
    spelling = str(entry.get("name") or key)
    sha256 = str(entry.get("sha256") or "").strip().lower()
    sha256 = sha256.removeprefix("sha256:").removeprefix("sha256-")
    if sha256 and not is_sha256(sha256):
        raise Problem(Code.BAD_ENTRY, name=key, error="its sha256 is not 64 hexadecimal digits")
    install_dir = entry.get("install_dir")
    default_type = "package"
    if entry.get("shared_library") or install_dir == "dynlib":
        default_type = "shared_library"  # in 0.20 to 0.23
    elif install_dir in ("stdlib", "lib/stdlib"):  # not a set: it may be a list
        default_type = "cpython_module"
    # Without the names of the fields: with them, making the value takes three times as long.
    return LockPackage(
        canonicalize_name(key),
        spelling,
        str(entry.get("version") or ""),
        file_name,
        sha256 or None,
        tuple([canonicalize_name(_name_in(text)) for text in _strings(entry.get("depends"))]),
        tuple(_strings(entry.get("imports"))),
        str(entry.get("package_type") or default_type),
        key.endswith("-tests") or file_name.endswith(("-tests.tar", "-tests.zip")),
        location,
    )


def split_location(text: str) -> tuple[str, str]:
    """Return the plain file name in a ``file_name`` of a lock file, and the location; empty for a plain name.

    micropip, marimo and JupyterLite write URLs, and paths relative to the lock file.

    >>> split_location("https://example.org/a%2Bb.whl?v=3")
    ('a+b.whl', 'https://example.org/a%2Bb.whl?v=3')

    Raises:
        Problem: `Code.UNSAFE_NAME`.
    """
    if not ("/" in text or "%" in text or "?" in text or "#" in text):
        return safe_file_name(text), ""
    from urllib.parse import unquote, urlsplit

    try:
        parts = urlsplit(text)
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in {"", "http", "https", "file"}:
        raise Problem(Code.UNSAFE_NAME, name=mask_secrets(text), why="scheme")
    if not unquote(parts.path).isprintable():
        raise Problem(Code.UNSAFE_NAME, name=text, why="control")
    file_name = safe_file_name(unquote(parts.path.rpartition("/")[2]))
    if not file_name.endswith(_PACKAGE_SUFFIXES):
        raise Problem(Code.UNSAFE_NAME, name=mask_secrets(text), why="package")
    return file_name, text.partition("#")[0]


def new_entry(
    name: str, version: str, file_name: str, sha256: str, imports: Iterable[str], depends: Iterable[str]
) -> dict[str, Any]:
    """Return the entry of a wheel that no lock file has."""
    return {
        "name": name,
        "version": version,
        "file_name": file_name,
        "install_dir": "site",
        "sha256": sha256,
        "package_type": "package",
        "imports": list(imports),
        "depends": list(depends),
        "unvendored_tests": False,
    }


def closures(packages: Mapping[str, Mapping[str, Any]]) -> Callable[..., set[NormalizedName]]:
    """Return a function that gives the canonical names of packages, and of all that they need."""
    entries = {canonicalize_name(key): entry for key, entry in packages.items()}

    @cache
    def needs(name: NormalizedName) -> Sequence[NormalizedName]:
        return [*map(canonicalize_name, _strings(entries.get(name, {}).get("depends")))]

    def closure(*names: str) -> set[NormalizedName]:
        found, left = set[NormalizedName](), [*map(canonicalize_name, names)]
        while left:
            if (name := left.pop()) not in found:
                found.add(name)
                left += needs(name)
        return found

    return closure


def without_circles(packages: Mapping[str, Mapping[str, Any]], names: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """Return the entries of a lock file, some with capitals in ``depends`` where packages need each other.

    The runtime loads a package after what it needs, and would wait forever. It finds names in any spelling, but waits
    for canonical ones only.

    Args:
        names: the keys of the entries that may be changed.
    """
    closure = closures(packages)
    found = dict(packages)
    for key in names:
        name, depends = canonicalize_name(key), _strings(packages[key].get("depends"))
        if name in closure(*depends):
            depends = [text.upper() if name in closure(text) else text for text in depends]
            found[key] = {**packages[key], "depends": depends}
    return found


def _simplify(entry: dict[str, Any], package: LockPackage) -> None:
    """Write into an entry what was read from it, where another tool wrote it in another way."""
    if package.location:
        entry["file_name"] = package.file_name
    if entry.get("sha256") and entry["sha256"] != package.sha256:
        entry["sha256"] = package.sha256
    depends = _strings(entry.get("depends"))
    if tuple(map(canonicalize_name, depends)) != package.depends:
        depends = list(package.depends)
    for key, texts in (("depends", depends), ("imports", list(package.imports))):  # the runtime iterates over both
        if entry.get(key) != texts:
            entry[key] = texts


def _name_in(text: str) -> str:
    """Return the name of a requirement."""
    found = re.match(_NAME, text)
    return found[1].rstrip("-_.") if found else text


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
